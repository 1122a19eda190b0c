import type { Finding } from '../src/domain/evidence.ts';
import { inspect } from '../src/domain/inspection.ts';
import type { SignalWeights } from '../src/domain/policy/policy.ts';
import { intervalOf } from '../src/domain/score.ts';
import { SIGNALS } from '../src/domain/signals/index.ts';
import { type Column, NO_BIN } from './boost.ts';
import type { Example } from './examples.ts';

/** One signal over all examples: its findings in bins, and how to write its table back as weights. */
export interface SignalColumn extends Column {
  readonly signal: string;
  readonly toWeights: (table: ArrayLike<number>, support: readonly number[]) => SignalWeights;
  readonly edges: readonly number[] | null;
}

const INTERVALS = 10;
/** Rows (with their variants) from which a level's weight is its own. */
const ENOUGH = 30;

/**
 * Shapes that no direction fits: very small and very large pictures are both telling, and so on. The weight
 * of every other number rises or falls, which keeps curves from following single sources.
 */
const FREE = new Set([
  'picture-size',
  'aspect-ratio',
  'thumbhash-lightness',
  'tone-middle',
  'jpeg-density',
  'edge-horizontal',
]);

export function findingsOf(examples: readonly Example[]): Finding[][] {
  const all = examples.map(({ subject }) => inspect(subject));
  return SIGNALS.map((signal) => all.map((at) => signal.inspect(at)));
}

/** Columns of the signals asked for; a signal that says nothing of any example is left out. */
export function columnsOf(
  findings: readonly (readonly Finding[])[],
  wanted: (id: string) => boolean,
): SignalColumn[] {
  return SIGNALS.flatMap((signal, index) => {
    const own = findings[index];
    if (own === undefined || !wanted(signal.meta.id)) return [];
    const measured = own.some((finding) => finding.status === 'found' && finding.amount !== undefined);
    const column = measured ? numeric(signal.meta.id, own) : named(signal.meta.id, own);
    return column === null ? [] : [column];
  });
}

function numeric(signal: string, findings: readonly Finding[]): SignalColumn | null {
  const amounts = findings.map((finding) => (finding.status === 'found' ? (finding.amount ?? null) : null));
  const sorted = amounts.filter((amount) => amount !== null).sort((a, b) => a - b);
  const edges: number[] = [];
  for (let interval = 1; interval < INTERVALS; interval++) {
    const edge = sorted[Math.floor((interval * sorted.length) / INTERVALS)] ?? 0;
    if (edge > (edges.at(-1) ?? sorted[0] ?? 0)) edges.push(edge);
  }
  if (edges.length === 0) return null;
  return {
    signal,
    bins: Uint8Array.from(amounts, (amount) => (amount === null ? NO_BIN : intervalOf(edges, amount))),
    size: edges.length + 1,
    shape: FREE.has(signal) ? 'smooth' : 'monotone',
    edges,
    toWeights: (table) => ({ curve: { edges, weights: Array.from(table, rounded) } }),
  };
}

function named(signal: string, findings: readonly Finding[]): SignalColumn | null {
  const level = (finding: Finding) =>
    finding.status === 'found' ? finding.level : finding.status === 'absent' ? 'absent' : null;
  const levels = [...new Set(findings.map(level).filter((name) => name !== null))].sort();
  if (levels.length < 2) return null;
  return {
    signal,
    bins: Uint8Array.from(findings, (finding) => {
      const name = level(finding);
      return name === null ? NO_BIN : levels.indexOf(name);
    }),
    size: levels.length,
    shape: 'named',
    edges: null,
    // A level that was hardly ever seen is left to the rules.
    toWeights: (table, support) => ({
      levels: Object.fromEntries(
        levels.flatMap((name, at) => ((support[at] ?? 0) < ENOUGH ? [] : [[name, rounded(table[at] ?? 0)]])),
      ),
    }),
  };
}

export const rounded = (weight: number): number => Math.round(weight * 1000) / 1000;
