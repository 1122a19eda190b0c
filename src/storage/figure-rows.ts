import type { PixelMeasurements, PixelsMissing } from '../domain/measurements.ts';
import type { Connection } from './connection.ts';

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

export function createFigureRows({ sqlite }: Connection): FigureRows {
  const keyByNames = new Map<string, number>();
  const namesByKey = new Map<number, readonly string[]>();
  const findKey = sqlite.prepare<[string], number>('select key from figure_layouts where names = ?').pluck();
  const addKey = sqlite.prepare('insert into figure_layouts (names) values (?)');
  const findNames = sqlite
    .prepare<[number], string>('select names from figure_layouts where key = ?')
    .pluck();

  function layoutOf(names: string): number {
    const cached = keyByNames.get(names);
    if (cached !== undefined) return cached;
    const key = findKey.get(names) ?? Number(addKey.run(names).lastInsertRowid);
    // Not remembered inside a transaction that may yet be rolled back.
    if (!sqlite.inTransaction) keyByNames.set(names, key);
    return key;
  }

  function namesOf(layout: number): readonly string[] {
    const cached = namesByKey.get(layout);
    if (cached !== undefined) return cached;
    const names = (findNames.get(layout) ?? '').split(',').filter((name) => name !== '');
    namesByKey.set(layout, names);
    return names;
  }

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
        layout: layoutOf(names.join(',')),
        figures: Buffer.from(values.buffer),
        perceptual_hash: pixels.perceptualHash === null ? null : Buffer.from(pixels.perceptualHash, 'hex'),
        damaged: pixels.damaged.length === 0 ? null : JSON.stringify(pixels.damaged),
      };
    },
    decode(row) {
      if (row.missing !== null)
        return { version: row.version, missing: row.missing === 1 ? 'none' : 'undecodable' };
      const names = row.layout === null ? [] : namesOf(row.layout);
      const figures: Record<string, number> = {};
      names.forEach((name, at) => {
        const value = row.figures?.readFloatLE(at * 4);
        if (value !== undefined && !Number.isNaN(value)) figures[name] = value;
      });
      return {
        version: row.version,
        figures,
        perceptualHash: row.perceptual_hash?.toString('hex') ?? null,
        damaged: row.damaged === null ? [] : JSON.parse(row.damaged),
      };
    },
  };
}
