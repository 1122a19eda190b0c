import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { embeddedThumbnail } from '../../src/analysis/bytes/embedded-thumbnail.ts';
import { look } from '../../src/analysis/pixels/look.ts';
import { decode, rasterOf } from '../../src/analysis/pixels/raster.ts';
import { hammingDistance } from '../../src/domain/perceptual-hash.ts';
import { previewMismatch } from '../../src/domain/relations/preview-mismatch.ts';

const scene = (fill: string, x: number, y: number) =>
  sharp(
    Buffer.from(
      `<svg width="900" height="600"><rect width="900" height="600" fill="#9ab"/><circle cx="${x}" cy="${y}" r="170" fill="${fill}"/><path d="M0 600 L${y} ${x / 3} L${x} 600" fill="#353"/><rect x="${y}" y="30" width="90" height="240" fill="#eee"/></svg>`,
    ),
  );

async function hashOf(image: Sharp) {
  return look(rasterOf(await decode(await image.webp({ quality: 80 }).toBuffer())));
}

describe('perceptualHash', () => {
  it('survives scaling and re-encoding and tells pictures apart', async () => {
    const base = (await hashOf(scene('#a22', 250, 300))) ?? '';
    const small = await scene('#a22', 250, 300).resize(120, 80).jpeg({ quality: 60 }).toBuffer();
    expect(hammingDistance(base, (await hashOf(sharp(small))) ?? '')).toBeLessThanOrEqual(6);
    expect(hammingDistance(base, (await hashOf(scene('#a22', 650, 120))) ?? '')).toBeGreaterThan(16);
  });
});

describe('previewMismatch', () => {
  /** DCF's 160 × 120 preview of a 3:2 picture: bars above and below; stored unturned. */
  const preview = (image: Sharp) =>
    image.resize(160, 120, { fit: 'contain', background: '#000' }).jpeg({ quality: 70 }).toBuffer();

  it('accepts the preview of the picture itself, with its bars, and turned', async () => {
    const shown = await hashOf(scene('#a22', 250, 300));
    const own = await embeddedThumbnail(await preview(scene('#a22', 250, 300)), 1, 900 / 600);
    expect(own).toMatchObject({ intact: true, width: 160, height: 120 });
    expect(previewMismatch(own.hash, shown)).toBe(false);
    const turned = await scene('#a22', 250, 300).rotate(90).png().toBuffer();
    const unturned = await embeddedThumbnail(await preview(scene('#a22', 250, 300)), 6, 600 / 900);
    expect(previewMismatch(unturned.hash, await hashOf(sharp(turned)))).toBe(false);
  });

  it('notices the preview of another picture, and says nothing without one', async () => {
    const shown = await hashOf(scene('#a22', 250, 300));
    const other = await embeddedThumbnail(await preview(scene('#16c', 700, 80)), 1, 900 / 600);
    expect(previewMismatch(other.hash, shown)).toBe(true);
    const broken = await embeddedThumbnail(Buffer.from('no jpeg'), 1, 1.5);
    expect(broken).toMatchObject({ intact: false, hash: null });
    expect(previewMismatch(broken.hash, shown)).toBeNull();
  });
});
