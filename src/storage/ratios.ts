import type { Database } from 'better-sqlite3';

/** The shapes of pictures by key, one byte each. */
export interface Ratios {
  /** Width ÷ height × `steps`, 1–255; 0 = unknown. */
  of(keys: Uint32Array, steps: number): Uint8Array;
}

/**
 * Kept in memory, since a layout asks for all of them at once and the rows of assets are wide: 200,000 look-ups
 * take ten times as long. A shape that changes later is drawn with margins until the service starts anew.
 */
export function createRatios(sqlite: Database): Ratios {
  const newer = sqlite
    .prepare<[number], [number, number, number]>(
      'select key, width, height from assets where key > ? and width > 0 and height > 0 order by key',
    )
    .raw();
  const newest = sqlite.prepare<[], number | null>('select max(key) from assets').pluck();
  let known = new Float32Array(0);

  function grow(): void {
    const last = newest.get() ?? 0;
    if (last < known.length) return;
    const before = known.length;
    const grown = new Float32Array(last + 1);
    grown.set(known);
    for (const [key, width, height] of newer.iterate(before - 1)) grown[key] = width / height;
    known = grown;
  }

  return {
    of(keys, steps) {
      grow();
      const shapes = new Uint8Array(keys.length);
      // A loop: `from` with a function takes ten times as long, and there may be a million.
      for (let place = 0; place < keys.length; place += 1) {
        const ratio = known[keys[place] ?? 0] ?? 0;
        shapes[place] = ratio === 0 ? 0 : Math.min(255, Math.max(1, Math.round(ratio * steps)));
      }
      return shapes;
    },
  };
}
