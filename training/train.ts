import { CATEGORIES, type Category } from '../src/domain/category.ts';
import { inspect } from '../src/domain/inspection.ts';
import { assemblePolicy } from '../src/domain/policy/index.ts';
import type { CategoryPolicy, PairWeights } from '../src/domain/policy/policy.ts';
import { findAll, scoreCategory, scorecard } from '../src/domain/score.ts';
import { boost, COARSE, coarseBin, NO_BIN } from './boost.ts';
import { calibrate, type FoldScore } from './calibrated-policy.ts';
import { columnsOf, findingsOf, rounded, type SignalColumn } from './columns.ts';
import type { Example } from './examples.ts';
import { seeded } from './random.ts';
import { FITTED, type FittedCategory, type Recipe } from './recipes.ts';
import { variant } from './variants.ts';

export const FOLDS = 8;
const VARIANTS = 2;
/** What must not be lost speaks louder than what would be nice to find. */
const KEEP_WEIGHT: Readonly<Record<string, number>> = { photo: 2, document: 4 };

export type Fitted = Readonly<Record<FittedCategory, CategoryPolicy>>;

export interface CrossFit {
  /** Fitted on everything. */
  readonly final: Fitted;
  /** By fold: fitted and calibrated without it. */
  readonly heldOut: readonly Fitted[];
}

/** Fits every category once per fold and once on all, and calibrates each on examples that it was not fitted on. */
export function crossFit(
  examples: readonly Example[],
  folds: ReadonlyMap<string, number>,
  log: (line: string) => void,
): CrossFit {
  const random = seeded(42);
  const all = [
    ...examples,
    ...Array.from({ length: VARIANTS }, () => examples.map((example) => variant(example, random))).flat(),
  ];
  const findings = findingsOf(all);
  const foldOf = all.map(({ source }) => folds.get(source) ?? -1);
  const results = Object.fromEntries(
    (Object.entries(FITTED) as [FittedCategory, Recipe][]).map(([category, recipe]) => {
      const columns = columnsOf(findings, recipe.signals);
      const learn = (without: number) =>
        fitOne(category, recipe, all, columns, (row) => foldOf[row] !== without);
      const raw = Array.from({ length: FOLDS }, (_, fold) => learn(fold));
      const whole = learn(Number.NaN);
      log(`${category}: ${columns.length} signals, ${FOLDS + 1} fits`);
      const scored = raw.map((policy, fold) => scoreFold(category, recipe, policy, examples, foldOf, fold));
      const calibrated = raw.map((policy, fold) =>
        calibrate(policy, scored.filter((_, other) => other !== fold).flat(), recipe),
      );
      return [category, { final: calibrate(whole, scored.flat(), recipe), heldOut: calibrated }];
    }),
  ) as Record<FittedCategory, { final: CategoryPolicy; heldOut: CategoryPolicy[] }>;
  const collect = (
    choose: (result: { final: CategoryPolicy; heldOut: CategoryPolicy[] }) => CategoryPolicy,
  ) =>
    Object.fromEntries(
      Object.entries(results).map(([category, result]) => [category, choose(result)]),
    ) as Record<FittedCategory, CategoryPolicy>;
  return {
    final: collect(({ final }) => final),
    heldOut: Array.from({ length: FOLDS }, (_, fold) =>
      collect(({ heldOut }) => heldOut[fold] ?? (heldOut[0] as CategoryPolicy)),
    ),
  };
}

function fitOne(
  category: Category,
  recipe: Recipe,
  examples: readonly Example[],
  columns: readonly SignalColumn[],
  included: (row: number) => boolean,
): CategoryPolicy {
  const rows = [...examples.keys()].filter((row) => {
    const example = examples[row];
    return example !== undefined && included(row) && recipe.teaches(example) !== null;
  });
  const own = rows.map((row) => examples[row]).filter((example) => example !== undefined);
  const target = Uint8Array.from(own, (example) => (recipe.teaches(example) ? 1 : 0));
  const weight = balance(own, target);
  const subset = columns.map((column) => ({
    ...column,
    bins: Uint8Array.from(rows, (row) => column.bins[row] ?? NO_BIN),
  }));
  const model = boost(subset, { target, weight }, recipe.options);
  const pairs = model.pairs.map(({ columns: [a, b], table }): PairWeights => {
    const [first, second] = [columns[a], columns[b]];
    if (first === undefined || second === undefined)
      throw new RangeError(`A pair of ${category} is of columns that are not there.`);
    return {
      signals: [first.signal, second.signal],
      edges: [coarseEdges(first), coarseEdges(second)],
      weights: Array.from({ length: COARSE }, (_, row) =>
        Array.from(table.subarray(row * COARSE, (row + 1) * COARSE), rounded),
      ),
    };
  });
  return {
    prior: { photo_library: model.intercept, phone_backup: model.intercept, recovery_dump: model.intercept },
    signals: Object.fromEntries(
      columns.map((column, at) => [
        column.signal,
        column.toWeights(model.tables[at] ?? [], supportOf(subset[at])),
      ]),
    ),
    pairs,
  };
}

/** Rows in each bin. */
function supportOf(column: SignalColumn | undefined): readonly number[] {
  const support = Array.from({ length: column?.size ?? 0 }, () => 0);
  for (const bin of column?.bins ?? []) if (bin !== NO_BIN) support[bin] = (support[bin] ?? 0) + 1;
  return support;
}

/** Edges between coarse bins: those fine edges at which the coarse bin changes. */
function coarseEdges({ edges, size }: SignalColumn): number[] {
  return (edges ?? []).filter((_, bin) => coarseBin(bin, size) !== coarseBin(bin + 1, size));
}

/** No source and no kind may speak loudest: by the square root of its number; both classes weigh alike. */
function balance(examples: readonly Example[], target: Uint8Array): Float64Array {
  const key = ({ source, kind }: Example) => `${source}|${kind}`;
  const counts = new Map<string, number>();
  for (const example of examples) counts.set(key(example), (counts.get(key(example)) ?? 0) + 1);
  const weight = Float64Array.from(examples, (example) => {
    const keep = KEEP_WEIGHT[example.kind] ?? 1;
    return keep / Math.sqrt(counts.get(key(example)) ?? 1);
  });
  const sums = [0, 0];
  for (const [row, w] of weight.entries()) sums[target[row] ?? 0] = (sums[target[row] ?? 0] ?? 0) + w;
  const rows = examples.length / (2 * (VARIANTS + 1));
  return weight.map((w, row) => (w * rows) / (sums[target[row] ?? 0] ?? 1));
}

/** Scores the examples of a fold with weights that never saw it, through the very scorecard that judges. */
function scoreFold(
  category: FittedCategory,
  recipe: Recipe,
  policy: CategoryPolicy,
  examples: readonly Example[],
  foldOf: readonly number[],
  fold: number,
): FoldScore[] {
  const card = scorecard(assemblePolicy({ categories: { [category]: policy } }));
  const index = CATEGORIES.indexOf(category);
  return examples.flatMap((example, row) => {
    const truth = recipe.teaches(example);
    if (foldOf[row] !== fold || truth === null) return [];
    const at = inspect(example.subject);
    const findings = findAll(at);
    return [
      { example, findings, score: scoreCategory(card, index, at, findings).logit, truth: truth ? 1 : 0 },
    ];
  });
}
