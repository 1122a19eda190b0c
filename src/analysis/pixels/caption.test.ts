import { describe, expect, it } from 'vitest';
import { caption } from './caption.ts';
import { type Raster, rasterOf } from './raster.ts';
import { smear } from './smear.ts';

const WIDTH = 250;
const HEIGHT = 200;

/** Grey, and good until the next one is made. */
function raster(lumaAt: (x: number, y: number) => number): Raster {
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
    lumaAt(at % WIDTH, Math.floor(at / WIDTH)),
  );
  return rasterOf({ data, width: WIDTH, height: HEIGHT, channels: 1, isOpaque: true });
}

/** Grain without direction, the same every time. */
const grain = (x: number, y: number) => {
  const wave = Math.sin(x * 12.9898 + y * 78.233) * 43_758.5453;
  return 90 + 80 * (wave - Math.floor(wave));
};

describe('a caption', () => {
  /** Upright strokes of three light pixels between two dark ones, in a line of 16 rows. */
  const lettered = (light: number, dark: number) =>
    raster((x, y) => {
      if (y < 10 || y >= 26 || x < 40 || x >= 200) return 120;
      const place = x % 12;
      if (place < 3) return light;
      return place < 5 || place >= 10 ? dark : 120;
    });

  it('is a line of light strokes with a dark outline', () =>
    expect(caption(lettered(250, 20)).caption_line).toBeCloseTo(16 / HEIGHT, 6));

  it('is not one without outline, and not dark print on paper', () => {
    expect(caption(lettered(250, 120)).caption_line).toBe(0);
    expect(caption(lettered(20, 250)).caption_line).toBeLessThan(0.5 / HEIGHT);
  });

  it('is not a bright sky', () =>
    expect(caption(raster((_, y) => (y < 90 ? 250 : 40))).caption_line).toBe(0));
});

describe('smear', () => {
  it('is low where the camera moved along one direction only', () => {
    const still = () => raster(grain);
    const moved = () =>
      raster((x, y) => {
        let sum = 0;
        for (let along = 0; along < 8; along++) sum += grain(x + along, y);
        return sum / 8;
      });
    expect(smear(still()).smear).toBeGreaterThan(0.85);
    expect(smear(moved()).smear).toBeLessThan(0.5);
  });
});
