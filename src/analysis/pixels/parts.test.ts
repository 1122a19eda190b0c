import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { deadGreenRows, greyFill } from './damage-fill.ts';
import { edgeLayout } from './edge-layout.ts';
import { edges } from './edges.ts';
import { flatness } from './flatness.ts';
import { frame } from './frame.ts';
import { lines } from './lines.ts';
import { noise } from './noise.ts';
import { palette } from './palette.ts';
import { type Raster, rasterOf } from './raster.ts';
import { sharpness } from './sharpness.ts';
import { smear } from './smear.ts';
import { text } from './text.ts';

type Colour = readonly [number, number, number];
const grey = (value: number): Colour => [value, value, value];

/** A raster as it comes out of decoding, without a codec in between; good until the next one is drawn. */
function drawn(width: number, height: number, at: (x: number, y: number) => Colour): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(at(i % width, Math.floor(i / width)), 3 * i);
  return rasterOf({ data, width, height, channels: 3, isOpaque: true });
}

/** Deterministic, normally distributed (sum of twelve even numbers), mean 0 and deviation 1. */
function gaussian(): () => number {
  let state = 9;
  const even = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => Array.from({ length: 12 }, even).reduce((sum, value) => sum + value, -6);
}

const next = gaussian();
const [WIDTH, HEIGHT] = [200, 160];
const field = Array.from({ length: WIDTH * HEIGHT }, next);
const noiseAt = (x: number, y: number) => field[y * WIDTH + x] ?? 0;
/** Mean over `reach` pixels to the left. */
const moved = (x: number, y: number, reach: number) => {
  let sum = 0;
  for (let i = 0; i < reach; i++) sum += noiseAt(Math.max(0, x - i), y);
  return sum / reach;
};

const flat = () => drawn(WIDTH, HEIGHT, () => grey(200));
const grainy = () => drawn(WIDTH, HEIGHT, (x, y) => grey(128 + 5 * noiseAt(x, y)));
const rough = () => drawn(WIDTH, HEIGHT, (x, y) => grey(128 + 30 * noiseAt(x, y)));
const swept = () => drawn(WIDTH, HEIGHT, (x, y) => grey(128 + 60 * moved(x, y, 9)));
const upright = () => drawn(WIDTH, HEIGHT, (x) => grey(x % 20 < 10 ? 30 : 220));
const bars = () => drawn(WIDTH, HEIGHT, (x, y) => (y < 32 ? grey(20) : grey(128 + 20 * noiseAt(x, y))));

describe('what is measured on a drawn picture', () => {
  it('colours', () => {
    const halves = palette(drawn(WIDTH, HEIGHT, (x) => (x < WIDTH / 2 ? [255, 255, 255] : [220, 20, 20])));
    expect(halves.colours).toBeCloseTo(Math.log2(3), 3);
    expect(halves.pure_white).toBeCloseTo(0.5, 3);
    expect(halves.vivid_share).toBeCloseTo(0.5, 3);
    expect(halves.grey_share).toBeCloseTo(0.5, 3);
    expect(palette(grainy())).toMatchObject({ grey_share: 1, vivid_share: 0, pure_white: 0 });
    expect(palette(rough()).luma_levels).toBeGreaterThan(palette(flat()).luma_levels + 100);
  });

  it('flat areas', () => {
    expect(flatness(flat()).flat_share).toBeCloseTo(1, 2);
    expect(flatness(rough()).flat_share).toBe(0);
    expect(flatness(bars()).flat_share).toBeGreaterThan(0.1);
    expect(flatness(bars()).flat_share).toBeLessThan(0.3);
  });

  it('edges along the axes', () => {
    const ofStripes = edges(upright());
    expect(ofStripes.edge_axis).toBeGreaterThan(0.95);
    expect(ofStripes.edge_horizontal).toBeLessThan(0.05);
    expect(edges(rough()).edge_axis).toBeLessThan(0.7);
    expect(edges(flat()).edge_strength).toBe(0);
  });

  it('empty rows and columns', () => {
    expect(edgeLayout(upright()).rows_empty).toBeLessThan(0.02);
    expect(edgeLayout(upright()).columns_empty).toBeGreaterThan(0.5);
    expect(edgeLayout(flat()).rows_empty).toBeCloseTo(1, 2);
  });

  it('straight lines', () => {
    const ruled = () => drawn(WIDTH, HEIGHT, (_, y) => grey(y % 40 < 20 ? 30 : 220));
    expect(lines(ruled()).lines_horizontal).toBeGreaterThanOrEqual(6);
    expect(lines(ruled()).lines_vertical).toBe(0);
    expect(lines(upright()).lines_vertical).toBeGreaterThanOrEqual(15);
    expect(lines(rough()).lines_horizontal).toBeLessThan(1);
  });

  it('grain, by its standard deviation', () => {
    expect(noise(grainy()).noise_p50).toBeGreaterThan(4);
    expect(noise(grainy()).noise_p50).toBeLessThan(6);
    expect(noise(flat())).toMatchObject({ noise_silent: 1, noise_p99: 0 });
  });

  it('sharpness, and what a moved camera takes from one direction', () => {
    expect(sharpness(rough()).sharp_best).toBeGreaterThan(1);
    expect(sharpness(swept()).detail_peak).toBeLessThan(sharpness(rough()).detail_peak);
    expect(smear(swept()).smear).toBeLessThan(0.6);
    expect(smear(rough()).smear).toBeGreaterThan(0.9);
  });

  it('print', () => {
    const page = () =>
      drawn(WIDTH, HEIGHT, (x, y) => (y % 14 < 7 && noiseAt(x, y) > 0 && x > 20 ? grey(20) : grey(250)));
    expect(text(page()).text_share).toBeGreaterThan(0.2);
    expect(text(page()).text_rows).toBeGreaterThan(0.5);
    expect(text(flat())).toEqual({ text_share: 0, text_dense: 0, text_rows: 0 });
  });

  it('bars, borders and symmetry', () => {
    expect(frame(bars()).bar_top).toBeCloseTo(0.2, 1);
    expect(frame(bars()).bar_bottom).toBe(0);
    expect(frame(rough()).bar_top).toBe(0);
    const mirrored = () => drawn(WIDTH, HEIGHT, (x, y) => grey(Math.abs(x - (WIDTH - 1) / 2) + y / 2));
    expect(frame(mirrored()).symmetry).toBeLessThan(0.1);
    expect(frame(rough()).symmetry).toBeGreaterThan(0.5);
  });
});

test('a picture of any width has the colours, edges and lines of its mirror image', () => {
  const side = fc.integer({ min: 5, max: 41 });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 0, max: 900 }), (width, height, from) => {
      const at = (x: number, y: number): Colour => {
        const value = noiseAt((from + x) % WIDTH, y);
        const step = x > width / 3 ? 200 : 40;
        return [step, Math.max(0, Math.min(255, Math.round(120 + 40 * value))), y * 5];
      };
      const measured = (mirrored: boolean) => {
        const raster = drawn(width, height, (x, y) => at(mirrored ? width - 1 - x : x, y));
        // What counts as the middle has no mirror image where the width is odd.
        const { edges_central: _, ...layout } = edgeLayout(raster);
        return { ...palette(raster), ...edges(raster), ...layout, ...lines(raster) };
      };
      const [one, other] = [measured(false), measured(true)];
      for (const [name, value] of Object.entries(one))
        expect(other[name as keyof typeof other], name).toBeCloseTo(value, 4);
    }),
  );
});

test('a picture on its side has its level lines upright, of the same lengths', () => {
  const side = fc.integer({ min: 5, max: 60 });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 0, max: 900 }), (width, height, from) => {
      // Steps of a few pixels and long ones, towards the light and towards the dark.
      const at = (x: number, y: number) =>
        grey(
          Math.max(0, 40 * ((x >> 3) % 3) + 30 * (y % 4) + Math.round(6 * noiseAt((from + x) % WIDTH, y))),
        );
      const upright = lines(drawn(width, height, at));
      const turned = lines(drawn(height, width, (x, y) => at(y, x)));
      expect(turned).toEqual({
        lines_horizontal: upright.lines_vertical,
        lines_vertical: upright.lines_horizontal,
        line_longest: upright.line_longest,
        line_longest_horizontal: upright.line_longest_vertical,
        line_longest_vertical: upright.line_longest_horizontal,
      });
    }),
  );
});

describe('what a decoder fills in', () => {
  const filled = (rows: number) =>
    drawn(WIDTH, HEIGHT, (x, y) => (y >= HEIGHT - rows ? grey(128) : grey(90 + 20 * noiseAt(x, y))));

  test.each([
    [40, 40],
    [3, 3],
    [2, 0],
    [0, 0],
  ])('%d grey rows at the end are %d', (rows, found) => expect(greyFill(filled(rows))).toBe(found));

  it('is green where chroma is gone, and no leaf is', () => {
    const below = (colour: Colour) => drawn(43, 40, (_, y) => (y < 30 ? grey(90) : colour));
    expect(deadGreenRows(below([20, 130, 10]))).toEqual({ rows: 10, first: 30 });
    expect(deadGreenRows(below([90, 140, 60])).rows).toBe(0);
    // A whole green, but not of a third of the row.
    expect(deadGreenRows(drawn(40, 40, (x) => (x < 14 ? grey(90) : [20, 130, 10])))).toEqual({
      rows: 40,
      first: 0,
    });
    expect(deadGreenRows(drawn(40, 40, (x) => (x < 18 ? grey(90) : [20, 130, 10]))).rows).toBe(0);
    expect(deadGreenRows(filled(0)).rows).toBe(0);
  });
});
