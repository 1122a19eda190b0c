import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createSketchIndex } from '../../src/domain/relations/sketch-index.ts';
import { thumbhashOf } from '../thumbhash-of.ts';

/** A few overlapping discs: another picture for each seed. */
function picture(seed: number) {
  const discs = Array.from({ length: 6 }, (_, i) => {
    const value = Math.imul(seed * 31 + i + 1, 2654435761) >>> 0;
    const colour = `rgb(${value & 255},${(value >> 8) & 255},${(value >> 16) & 255})`;
    return `<circle cx="${value % 400}" cy="${(value >> 9) % 300}" r="${60 + (value % 90)}" fill="${colour}"/>`;
  });
  return sharp(
    Buffer.from(
      `<svg width="400" height="300"><rect width="400" height="300" fill="#456"/>${discs.join('')}</svg>`,
    ),
  );
}

describe('createSketchIndex', () => {
  it('knows exactly the pictures that have a copy of another size and encoding', async () => {
    const records: { key: number; thumbhash: string | null; width: number; height: number }[] = [];
    const index = createSketchIndex(5);
    for (let seed = 1; seed <= 40; seed++) {
      records.push({ key: seed, thumbhash: await thumbhashOf(picture(seed)), width: 4000, height: 3000 });
    }
    for (const seed of [3, 17, 29]) {
      const copy = await picture(seed).resize(100, 75).jpeg({ quality: 60 }).toBuffer();
      index.add({ thumbhash: await thumbhashOf(sharp(copy)), width: 100, height: 75 });
    }
    records.push({ key: 200, thumbhash: records[2]?.thumbhash ?? null, width: 3000, height: 3000 });
    records.push({ key: 201, thumbhash: null, width: 4000, height: 3000 });
    records.push({ key: 202, thumbhash: '!?', width: 4000, height: 3000 });
    index.add({ thumbhash: null, width: 100, height: 75 });
    expect(records.filter((each) => index.hasTwin(each)).map(({ key }) => key)).toEqual([3, 17, 29]);
  });
});
