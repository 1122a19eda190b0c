/**
 * Fits an additive model of log-odds, `intercept + Σ f_j(bin of column j) + Σ f_jk(bins of two columns)`, by
 * cyclic gradient boosting: each round moves every table a little towards what the others left over, so that
 * correlated columns share the weight instead of one taking it all. Every term stays a table a person can read.
 */

/** Bin of a row to which the signal did not apply: it neither learns nor weighs. */
export const NO_BIN = 255;

export interface Column {
  readonly bins: Uint8Array;
  readonly size: number;
  /** `named`: levels without order; `smooth`: neighbours are alike; `monotone`: weights rise or fall throughout. */
  readonly shape: 'named' | 'smooth' | 'monotone';
}

export interface Targets {
  readonly target: Uint8Array;
  readonly weight: Float64Array;
}

export interface BoostOptions {
  readonly rounds: number;
  /** Share of a Newton step that is taken. */
  readonly rate: number;
  /** Added to each bin's curvature (in examples): rare bins stay near zero. */
  readonly ridge: number;
  readonly pairs: number;
}

export interface Pair {
  readonly columns: readonly [number, number];
  /** Row-major over the coarse bins of both columns. */
  readonly table: Float64Array;
}

export interface AdditiveModel {
  readonly intercept: number;
  readonly tables: readonly Float64Array[];
  readonly pairs: readonly Pair[];
}

/** Coarse bins per side of a pair. */
export const COARSE = 5;

export const coarseBin = (bin: number, size: number): number =>
  Math.min(COARSE - 1, Math.floor((bin * COARSE) / size));

interface Term extends Column {
  readonly table: Float64Array;
  readonly direction: -1 | 0 | 1;
}

interface State extends Targets {
  readonly logit: Float64Array;
  readonly chance: Float64Array;
}

export function boost(columns: readonly Column[], targets: Targets, options: BoostOptions): AdditiveModel {
  const { target, weight } = targets;
  let positives = 0;
  let total = 0;
  for (const [row, w] of weight.entries()) {
    positives += w * (target[row] ?? 0);
    total += w;
  }
  const intercept = Math.log(positives / (total - positives));
  const state: State = {
    ...targets,
    logit: new Float64Array(target.length).fill(intercept),
    chance: new Float64Array(target.length),
  };
  const terms = columns.map(
    (column): Term => ({
      ...column,
      table: new Float64Array(column.size),
      direction: column.shape === 'monotone' ? directionOf(column, targets, positives / total) : 0,
    }),
  );
  turn(terms, state, options, options.rounds);
  const pairs = strongestPairs(columns, state, options).map(([a, b]) => ({
    columns: [a, b] as const,
    term: pairTerm(columns, a, b),
  }));
  turn(
    pairs.map(({ term }) => term),
    state,
    options,
    Math.round(options.rounds / 2),
  );
  return {
    intercept,
    tables: terms.map(({ table }) => table),
    pairs: pairs.map((pair) => ({ columns: pair.columns, table: pair.term.table })),
  };
}

/** Chances are renewed only so often: steps are small, and this is most of the time. */
const RENEW = 8;

function turn(terms: readonly Term[], state: State, { rate, ridge }: BoostOptions, rounds: number): void {
  const { logit, chance } = state;
  for (let round = 0; round < rounds; round++)
    for (const [index, term] of terms.entries()) {
      if (index % RENEW === 0)
        for (let row = 0; row < logit.length; row++) chance[row] = 1 / (1 + Math.exp(-(logit[row] ?? 0)));
      const { slope, curvature } = pull(term, state);
      const before = term.table.slice();
      for (let bin = 0; bin < term.size; bin++)
        term.table[bin] =
          (term.table[bin] ?? 0) + (rate * (slope[bin] ?? 0)) / ((curvature[bin] ?? 0) + ridge);
      if (term.direction !== 0) makeMonotone(term.table, curvature, term.direction);
      const step = term.table.map((value, bin) => value - (before[bin] ?? 0));
      for (let row = 0; row < logit.length; row++) {
        const bin = term.bins[row] ?? NO_BIN;
        if (bin !== NO_BIN) logit[row] = (logit[row] ?? 0) + (step[bin] ?? 0);
      }
    }
}

/** Gradient and curvature of the log-likelihood in each bin. */
function pull({ bins, size, shape }: Column, { target, weight, chance }: State) {
  const slope = new Float64Array(size);
  const curvature = new Float64Array(size);
  for (let row = 0; row < bins.length; row++) {
    const bin = bins[row] ?? NO_BIN;
    if (bin === NO_BIN) continue;
    const w = weight[row] ?? 0;
    const p = chance[row] ?? 0;
    slope[bin] = (slope[bin] ?? 0) + w * ((target[row] ?? 0) - p);
    curvature[bin] = (curvature[bin] ?? 0) + w * p * (1 - p);
  }
  return shape === 'named' ? { slope, curvature } : { slope: smooth(slope), curvature: smooth(curvature) };
}

/** Each bin borrows from its neighbours, so that curves have no teeth. */
function smooth(values: Float64Array): Float64Array {
  const last = values.length - 1;
  return values.map(
    (value, at) =>
      0.5 * value + 0.25 * (values[Math.max(0, at - 1)] ?? 0) + 0.25 * (values[Math.min(last, at + 1)] ?? 0),
  );
}

/** Whether more of it speaks for or against, by correlation. */
function directionOf({ bins }: Column, { target, weight }: Targets, share: number): -1 | 1 {
  let [sum, mass] = [0, 0];
  for (const [row, bin] of bins.entries())
    if (bin !== NO_BIN) {
      sum += (weight[row] ?? 0) * bin;
      mass += weight[row] ?? 0;
    }
  const mean = sum / mass;
  let together = 0;
  for (const [row, bin] of bins.entries())
    if (bin !== NO_BIN) together += (weight[row] ?? 0) * (bin - mean) * ((target[row] ?? 0) - share);
  return together < 0 ? -1 : 1;
}

/** Pool-adjacent-violators: the nearest table that rises (or falls) throughout. */
export function makeMonotone(table: Float64Array, weight: Float64Array, direction: -1 | 1): void {
  const pools: { value: number; weight: number; bins: number }[] = [];
  for (const [bin, value] of table.entries()) {
    let pool = { value: direction * value, weight: (weight[bin] ?? 0) + 1e-3, bins: 1 };
    for (let last = pools.at(-1); last !== undefined && last.value > pool.value; last = pools.at(-1)) {
      pools.pop();
      const both = last.weight + pool.weight;
      pool = {
        value: (last.value * last.weight + pool.value * pool.weight) / both,
        weight: both,
        bins: last.bins + pool.bins,
      };
    }
    pools.push(pool);
  }
  let bin = 0;
  for (const pool of pools)
    for (let count = 0; count < pool.bins; count++) table[bin++] = direction * pool.value;
}

function pairTerm(columns: readonly Column[], a: number, b: number): Term {
  const [first, second] = [columns[a], columns[b]];
  if (first === undefined || second === undefined)
    throw new RangeError('A pair of columns that are not there.');
  const bins = first.bins.map((bin, row) => {
    const other = second.bins[row] ?? NO_BIN;
    return bin === NO_BIN || other === NO_BIN
      ? NO_BIN
      : coarseBin(bin, first.size) * COARSE + coarseBin(other, second.size);
  });
  const size = COARSE * COARSE;
  return { bins, size, shape: 'named', table: new Float64Array(size), direction: 0 };
}

/** Pairs of numbers that together explain most of what single columns left over. */
function strongestPairs(
  columns: readonly Column[],
  state: State,
  { pairs, ridge }: BoostOptions,
): [number, number][] {
  if (pairs === 0) return [];
  for (let row = 0; row < state.logit.length; row++)
    state.chance[row] = 1 / (1 + Math.exp(-(state.logit[row] ?? 0)));
  const numbers = [...columns.keys()].filter(
    (at) => columns[at]?.shape !== 'named' && (columns[at]?.size ?? 0) >= COARSE,
  );
  const gains: { gain: number; pair: [number, number] }[] = [];
  for (const [place, a] of numbers.entries())
    for (const b of numbers.slice(place + 1)) {
      const { slope, curvature } = pull(pairTerm(columns, a, b), state);
      const gain = slope.reduce(
        (sum, value, bin) => sum + value ** 2 / ((curvature[bin] ?? 0) + 2 * ridge),
        0,
      );
      gains.push({ gain, pair: [a, b] });
    }
  return gains
    .sort((a, b) => b.gain - a.gain)
    .slice(0, pairs)
    .map(({ pair }) => pair);
}
