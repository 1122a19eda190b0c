/**
 * Finds hashes within a few bits of one another among hundreds of thousands. The 64 bits are cut into four
 * bands of 16; hashes that differ by at most 11 bits agree in one band up to 2 bits (pigeonhole), so looking
 * up a band's value and all values within 2 bits of it finds every such neighbour; for 7 bits one bit is
 * enough, which is eight times faster. (Multi-index hashing: Norouzi, Punjani & Fleet 2012.) Typed arrays only: about 40 bytes a hash.
 */
export interface HashIndex {
  /** Adds item `item` (below the capacity) with its hash. */
  add(item: number, high: number, low: number): void;
  /** Calls `visit` once for every added item within `reach` bits (complete up to 4 bands × 3 − 1 = 11); stops early when it returns true. */
  search(high: number, low: number, reach: number, visit: (item: number, distance: number) => boolean): void;
}

const BANDS = 4;
const VALUES = 65_536;

/** Items looked at per search: bounds the time in a library of thousands of nearly equal pictures. */
const MOST_LOOKED_AT = 20_000;

const ONE_BIT = Array.from({ length: 16 }, (_, at) => 1 << at);
const TWO_BITS = ONE_BIT.flatMap((high, at) => ONE_BIT.slice(0, at).map((low) => high | low));

/** By how many bits at most: the value itself, then all that differ in one bit, then in two; near ones first. */
const MASKS_UP_TO: readonly [Uint16Array, Uint16Array, Uint16Array] = [
  Uint16Array.of(0),
  Uint16Array.of(0, ...ONE_BIT),
  Uint16Array.of(0, ...ONE_BIT, ...TWO_BITS),
];

/** Bits set in a 32-bit integer. */
export function bitCount(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Bits in which two hashes of 64 differ, each given as two integers of 32. */
export function bitsBetween(high: number, low: number, otherHigh: number, otherLow: number): number {
  return bitCount(high ^ otherHigh) + bitCount(low ^ otherLow);
}

export function createHashIndex(capacity: number): HashIndex {
  const heads = new Int32Array(BANDS * VALUES).fill(-1);
  const next = new Int32Array(BANDS * capacity);
  const highs = new Int32Array(capacity);
  const lows = new Int32Array(capacity);
  const seen = new Int32Array(capacity);
  let search = 0;
  const bandOf = (band: number, high: number, low: number) =>
    band === 0 ? high >>> 16 : band === 1 ? high & 0xffff : band === 2 ? low >>> 16 : low & 0xffff;
  return {
    add(item, high, low) {
      highs[item] = high;
      lows[item] = low;
      for (let band = 0; band < BANDS; band++) {
        const slot = band * VALUES + bandOf(band, high, low);
        next[band * capacity + item] = heads[slot] ?? -1;
        heads[slot] = item;
      }
    },
    search(high, low, reach, visit) {
      search++;
      let looked = 0;
      const masks = MASKS_UP_TO[Math.min(2, Math.floor(reach / BANDS))] ?? MASKS_UP_TO[2];
      for (const mask of masks) {
        for (let band = 0; band < BANDS; band++) {
          const slot = band * VALUES + (bandOf(band, high, low) ^ mask);
          for (let item = heads[slot] ?? -1; item >= 0; item = next[band * capacity + item] ?? -1) {
            if (seen[item] === search) continue;
            seen[item] = search;
            const distance = bitsBetween(highs[item] ?? 0, lows[item] ?? 0, high, low);
            if (distance <= reach && visit(item, distance)) return;
            if (++looked > MOST_LOOKED_AT) return;
          }
        }
      }
    },
  };
}
