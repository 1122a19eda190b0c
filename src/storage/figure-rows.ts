import type { PixelMeasurements, PixelsMissing } from '../domain/measurements.ts';
import { packLook, unpackLook } from './look-bytes.ts';
import type { NameLayouts } from './name-layouts.ts';

/** Columns of `pixels`. */
export interface FigureRow {
  readonly version: number;
  readonly missing: number | null;
  readonly layout: number | null;
  readonly figures: Buffer | null;
  readonly perceptual_hash: Buffer | null;
  readonly damaged: string | null;
}

/** Turns measurements into rows and back. Figures are 32-bit: seven digits, half the size. */
export interface FigureRows {
  encode(pixels: PixelMeasurements | PixelsMissing): FigureRow;
  decode(row: FigureRow): PixelMeasurements | PixelsMissing;
}

export function createFigureRows(layouts: NameLayouts): FigureRows {
  return {
    encode(pixels) {
      if ('missing' in pixels)
        return {
          version: pixels.version,
          missing: pixels.missing === 'none' ? 1 : 2,
          layout: null,
          figures: null,
          perceptual_hash: null,
          damaged: null,
        };
      const names = Object.keys(pixels.figures).sort();
      const values = Float32Array.from(names, (name) => pixels.figures[name] ?? Number.NaN);
      return {
        version: pixels.version,
        missing: null,
        layout: layouts.keyOf(names),
        figures: Buffer.from(values.buffer),
        perceptual_hash:
          pixels.perceptualHash === null ? null : packLook(Buffer.from(pixels.perceptualHash, 'hex')),
        damaged: pixels.damaged.length === 0 ? null : JSON.stringify(pixels.damaged),
      };
    },
    decode(row) {
      if (row.missing !== null)
        return { version: row.version, missing: row.missing === 1 ? 'none' : 'undecodable' };
      const names = row.layout === null ? [] : layouts.namesOf(row.layout);
      const figures: Record<string, number> = {};
      names.forEach((name, at) => {
        const value = row.figures?.readFloatLE(at * 4);
        if (value !== undefined && !Number.isNaN(value)) figures[name] = value;
      });
      return {
        version: row.version,
        figures,
        perceptualHash: row.perceptual_hash && unpackLook(row.perceptual_hash).toString('hex'),
        damaged: row.damaged === null ? [] : JSON.parse(row.damaged),
      };
    },
  };
}
