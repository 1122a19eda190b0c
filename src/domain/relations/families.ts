/**
 * Keys that could be related among themselves and to nobody else. Searched by themselves, the members of one get the
 * relations that a search of the whole library would give them.
 */
export interface Families {
  /** These two are of one family, and with them everybody that is of one with either. */
  join(a: number, b: number): void;
  /**
   * The families of two and more that these keys are of (null: all), as many together as have at most `most`
   * members, or one that has more.
   */
  lots(most: number, of: ReadonlySet<number> | null): Iterable<ReadonlySet<number>>;
}

/** Union-find by size over keys from 0 to `greatestKey`: eight bytes a key. */
export function createFamilies(greatestKey: number): Families {
  const parents = Uint32Array.from({ length: greatestKey + 1 }, (_, key) => key);
  const sizes = new Uint32Array(greatestKey + 1).fill(1);

  function founder(key: number): number {
    let at = key;
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      const grandparent = parents[parent] ?? parent;
      parents[at] = grandparent;
      at = grandparent;
    }
    return at;
  }

  /** Members of families of two and more, each family together. */
  function members(of: ReadonlySet<number> | null): Uint32Array {
    const wanted = of && new Set([...of].map(founder));
    const ordered: number[] = [];
    for (let key = 0; key <= greatestKey; key++) {
      const first = founder(key);
      if ((sizes[first] ?? 1) > 1 && (wanted === null || wanted.has(first))) ordered.push(key);
    }
    return Uint32Array.from(ordered).sort((a, b) => founder(a) - founder(b) || a - b);
  }

  return {
    join(a, b) {
      const [first, second] = [founder(a), founder(b)];
      if (first === second) return;
      const [small, large] = (sizes[first] ?? 1) < (sizes[second] ?? 1) ? [first, second] : [second, first];
      parents[small] = large;
      sizes[large] = (sizes[large] ?? 1) + (sizes[small] ?? 1);
    },
    *lots(most, of) {
      const all = members(of);
      let lot = new Set<number>();
      for (let at = 0; at < all.length; ) {
        const size = sizes[founder(all[at] ?? 0)] ?? 1;
        if (lot.size > 0 && lot.size + size > most) {
          yield lot;
          lot = new Set();
        }
        for (const key of all.subarray(at, at + size)) lot.add(key);
        at += size;
      }
      if (lot.size > 0) yield lot;
    },
  };
}
