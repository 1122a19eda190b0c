import type { Category } from '../../src/domain/category.ts';
import type { LibraryMix } from '../../src/domain/subject.ts';
import { mixWeights, shareOf } from '../../training/mixes.ts';
import { seeded } from '../../training/random.ts';
import type { Judged } from './judged.ts';

export interface ReliabilityBin {
  readonly predicted: number;
  readonly observed: number;
  /** Share of the (reweighted) library. */
  readonly mass: number;
  readonly n: number;
}

export interface Calibration {
  readonly category: Category;
  readonly mix: LibraryMix;
  /** Mean distance between predicted and observed over bins of equal mass. */
  readonly error: number;
  readonly low: number;
  readonly high: number;
  readonly bins: readonly ReliabilityBin[];
}

interface Point {
  readonly chance: number;
  readonly truth: number;
  readonly weight: number;
}

const BINS = 10;
/** Assets that nobody would suspect say nothing about calibration, and there are far too many of them. */
const SUSPECTED = 0.05;
const RESAMPLES = 200;
/** Predictions that differ by less are equal but for rounding. */
const SAME = 1e-4;

/** Calibration of one category at a mix: judged at that mix, reweighted to it. */
export function calibration(judged: readonly Judged[], category: Category, mix: LibraryMix): Calibration {
  const weights = mixWeights(
    judged.map(({ label }) => shareOf(label)),
    mix,
  );
  const points = judged
    .map(
      ({ verdict, right }, at): Point => ({
        chance: verdict.categories[category],
        truth: right.has(category) ? 1 : 0,
        weight: weights[at] ?? 0,
      }),
    )
    .filter(({ chance, weight }) => chance >= SUSPECTED && weight > 0);
  const bins = reliability(points);
  const random = seeded(17);
  const errors = Array.from({ length: RESAMPLES }, () => {
    const sample = points
      .map(() => points[Math.floor(random() * points.length)])
      .filter((point) => point !== undefined);
    return errorOf(reliability(sample));
  }).sort((a, b) => a - b);
  const at = (share: number) =>
    errors[Math.min(errors.length - 1, Math.floor(share * errors.length))] ?? Number.NaN;
  return { category, mix, error: errorOf(bins), low: at(0.025), high: at(0.975), bins };
}

function reliability(points: readonly Point[]): ReliabilityBin[] {
  const sorted = [...points].sort((a, b) => a.chance - b.chance);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const groups: Point[][] = Array.from({ length: BINS }, () => []);
  let before = 0;
  for (const alike of ties(sorted)) {
    const mass = alike.reduce((sum, { weight }) => sum + weight, 0);
    groups[Math.min(BINS - 1, Math.floor((BINS * (before + mass / 2)) / total))]?.push(...alike);
    before += mass;
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group) => {
      const mass = group.reduce((sum, { weight }) => sum + weight, 0);
      const mean = (of: (point: Point) => number) =>
        group.reduce((sum, point) => sum + point.weight * of(point), 0) / mass;
      return {
        predicted: mean(({ chance }) => chance),
        observed: mean(({ truth }) => truth),
        mass,
        n: group.length,
      };
    });
}

/** Equal predictions share a bin: which of them comes first is chance, or worse, the order of the labels. */
function ties(sorted: readonly Point[]): Point[][] {
  const groups: Point[][] = [];
  for (const point of sorted) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && point.chance - last[0].chance < SAME) last.push(point);
    else groups.push([point]);
  }
  return groups;
}

function errorOf(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, { mass }) => sum + mass, 0);
  return bins.reduce(
    (sum, { predicted, observed, mass }) => sum + (mass / total) * Math.abs(predicted - observed),
    0,
  );
}
