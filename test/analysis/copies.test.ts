import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { look } from '../../src/analysis/pixels/look.ts';
import { decode, rasterOf } from '../../src/analysis/pixels/raster.ts';
import { findRelations } from '../../src/domain/relations/find-relations.ts';
import type { LookRecord } from '../../src/domain/relations/look-record.ts';

/** Words of no meaning, the same on every run. */
function writer(seed: number): (length: number) => string {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return (length) => {
    let line = '';
    while (line.length < length) {
      for (let i = 2 + next(7); i > 0; i--) line += 'abcdefghiklmnoprstuvwz'[next(22)];
      line += ' ';
    }
    return line.slice(0, length);
  };
}

const text = (x: number, y: number, size: number, said: string, fill = '#222') =>
  `<text x="${x}" y="${y}" font-size="${size}" font-family="sans-serif" fill="${fill}">${said}</text>`;
const box = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
const drawn = (width: number, height: number, inner: string): Sharp =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`),
  );
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

/** Two of each have one layout and other words in it. */
const LAYOUTS: Readonly<Record<string, (write: (length: number) => string) => Sharp>> = {
  'a chat': (write) =>
    drawn(
      540,
      1200,
      box(0, 0, 540, 1200, '#efe7de') +
        box(0, 0, 540, 90, '#075e54') +
        lines(9, (i) => {
          const x = i % 2 === 0 ? 15 : 150;
          return (
            box(x, 120 + i * 115, 375, 90, i % 2 === 0 ? '#fff' : '#dcf8c6') +
            text(x + 15, 160 + i * 115, 20, write(26))
          );
        }),
    ),
  'a page': (write) =>
    drawn(620, 877, box(0, 0, 620, 877, '#fff') + lines(44, (i) => text(60, 80 + i * 17, 12, write(78)))),
  'a terminal': (write) =>
    drawn(
      800,
      450,
      box(0, 0, 800, 450, '#300a24') +
        box(0, 0, 800, 20, '#555') +
        lines(4, (i) => text(5, 40 + i * 15, 11, `user@host:~$ ${write(20)}`, '#ddd')),
    ),
  'a keypad': (write) =>
    drawn(
      540,
      1200,
      box(0, 0, 540, 1200, '#fff') +
        text(130, 250, 55, write(9)) +
        lines(
          12,
          (i) =>
            `<circle cx="${120 + (i % 3) * 150}" cy="${500 + Math.floor(i / 3) * 140}" r="55" fill="#ddd"/>`,
        ),
    ),
  'a caption': (write) =>
    drawn(
      600,
      450,
      `<defs><linearGradient id="g" y2="1"><stop offset="0" stop-color="#357"/><stop offset="1" stop-color="#eb8"/></linearGradient></defs>${box(0, 0, 600, 450, 'url(#g)')}<circle cx="220" cy="260" r="130" fill="#842"/><path d="M0 450 L300 220 L600 450" fill="#263"/>${text(60, 70, 44, write(16), '#fff')}${text(60, 430, 44, write(16), '#fff')}`,
    ),
  'an empty page with a line': (write) =>
    drawn(540, 1200, box(0, 0, 540, 1200, '#fff') + text(80, 560, 22, write(16))),
};

let keys = 0;
async function record(image: Sharp, change: (image: Sharp) => Sharp = (same) => same): Promise<LookRecord> {
  const file = await change(image.clone()).toBuffer();
  const { width, height } = await sharp(file).metadata();
  const thumbnail = await sharp(file)
    .resize(250, 250, { fit: 'outside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
  const hash = look(rasterOf(await decode(thumbnail)));
  keys += 1;
  return {
    key: keys,
    fileName: `${keys}.jpg`,
    path: null,
    bytes: file.length,
    width,
    height,
    takenAt: 0,
    checksum: null,
    duplicateId: null,
    perceptualHash: hash === null ? null : Uint8Array.from(Buffer.from(hash, 'hex')),
    hasCamera: false,
  };
}

const jpeg = (quality: number) => (image: Sharp) => image.jpeg({ quality });
const scaled = (width: number) => (image: Sharp) => image.resize(width).jpeg({ quality: 70 });
const related = (...records: LookRecord[]) => findRelations(records).map(({ kind }) => kind);

describe.each(Object.entries(LAYOUTS))('%s', (_, draw) => {
  it('is not a copy of one with other words, at no size and in no encoding', async () => {
    const [one, other] = [draw(writer(1)), draw(writer(2))];
    const first = await record(one, jpeg(92));
    for (const change of [jpeg(92), jpeg(60), scaled(400), scaled(270)])
      expect(related(first, await record(other, change))).toEqual([]);
  });

  it('is known again re-encoded and smaller', async () => {
    const image = draw(writer(3));
    const first = await record(image, jpeg(92));
    expect(related(first, await record(image, jpeg(60)))).toEqual(['reencoded_copy']);
    expect(related(first, await record(image, scaled(270)))).toEqual(['larger_version']);
  });
});

describe('a picture that stands another way', () => {
  const image = (LAYOUTS['a caption'] ?? (() => drawn(1, 1, '')))(writer(4));

  it.each([
    ['turned_copy', (picture: Sharp) => picture.rotate(90)],
    ['turned_copy', (picture: Sharp) => picture.rotate(270)],
    ['upside_down_copy', (picture: Sharp) => picture.rotate(180)],
    ['mirrored_copy', (picture: Sharp) => picture.flop()],
  ] as const)('is named as what it is: %s', async (kind, turn) => {
    const upright = await record(image, jpeg(92));
    const turned = await record(image, (picture) => turn(picture).jpeg({ quality: 70 }));
    expect(findRelations([turned, upright])).toMatchObject([
      { key: turned.key, betterKey: upright.key, kind },
    ]);
  });

  it('is no copy where something else shows, or where it is an icon', async () => {
    const other = (LAYOUTS['a caption'] ?? (() => drawn(1, 1, '')))(writer(5));
    expect(
      related(await record(image, jpeg(92)), await record(other, (one) => one.rotate(90).jpeg())),
    ).toEqual([]);
    const icon = await record(image, scaled(96));
    expect(related(icon, await record(image, (one) => one.resize(96).flop().jpeg()))).toEqual([]);
  });
});

it('takes two dark frames for one only where their details agree', async () => {
  const dark = (seed: number) =>
    (LAYOUTS['a caption'] ?? (() => drawn(1, 1, '')))(writer(seed)).linear(0.03, 1);
  const black = () => drawn(600, 450, box(0, 0, 600, 450, '#020202'));
  const frame = await record(dark(6), jpeg(90));
  expect(related(frame, await record(dark(6), jpeg(75)))).toEqual(['reencoded_copy']);
  expect(related(frame, await record(black(), jpeg(90)))).toEqual([]);
  expect(related(await record(black(), jpeg(90)), await record(black(), jpeg(60)))).toEqual([]);
});

it('knows an animation by its checksum only: others may begin with the same frame', async () => {
  const image = (LAYOUTS['a caption'] ?? (() => drawn(1, 1, '')))(writer(7));
  const still = await record(image, jpeg(90));
  const animation = { ...(await record(image, scaled(300))), fileName: 'a.gif' };
  expect(related(still, animation)).toEqual([]);
});
