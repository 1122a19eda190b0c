import type { Example } from './examples.ts';

/**
 * Splits sources (never examples of one source) into folds of similar size and kind: the biggest source first,
 * each to the fold that has least of what it holds. Drawn paper belongs to no fold: it is always learned from.
 */
export function foldsOf(examples: readonly Example[], count: number): ReadonlyMap<string, number> {
  const sources = new Map<string, Map<string, number>>();
  for (const { source, kind, label } of examples) {
    if (label === null) continue;
    const kinds = sources.get(source) ?? new Map<string, number>();
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    sources.set(source, kinds);
  }
  const sum = (kinds: ReadonlyMap<string, number>) => [...kinds.values()].reduce((a, b) => a + b, 0);
  const loads = Array.from({ length: count }, () => new Map<string, number>());
  const fold = new Map<string, number>();
  const bySize = [...sources].sort((a, b) => sum(b[1]) - sum(a[1]) || (a[0] < b[0] ? -1 : 1));
  for (const [source, kinds] of bySize) {
    const costs = loads.map((load) => {
      let cost = 0.01 * sum(load);
      for (const [kind, amount] of kinds)
        cost += (amount + (load.get(kind) ?? 0)) ** 2 - (load.get(kind) ?? 0) ** 2;
      return cost;
    });
    const best = costs.indexOf(Math.min(...costs));
    fold.set(source, best);
    for (const [kind, amount] of kinds) loads[best]?.set(kind, (loads[best]?.get(kind) ?? 0) + amount);
  }
  return fold;
}
