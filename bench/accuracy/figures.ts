import type { Category, HIGH, MEDIUM } from '../../src/domain/category.ts';
import { isKeep, type Label } from '../../training/corpus.ts';
import type { Judged } from './judged.ts';

/** `hits` of `n`, with the 95 % bounds of Wilson's interval. */
export interface Rate {
  readonly hits: number;
  readonly n: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.96;

export function rate(hits: number, n: number): Rate {
  if (n === 0) return { hits, n, rate: Number.NaN, low: 0, high: 1 };
  const p = hits / n;
  const centre = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2));
  return { hits, n, rate: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

export const count = <T>(items: readonly T[], holds: (item: T) => boolean): Rate =>
  rate(items.filter(holds).length, items.length);

export type Threshold = typeof HIGH | typeof MEDIUM;

export const flagged = ({ verdict }: Judged, threshold: Threshold): boolean =>
  verdict.confidence >= threshold;

/** Flagged, and as something that the label accepts. */
export const rightly = (one: Judged, threshold: Threshold): boolean =>
  flagged(one, threshold) && one.verdict.category !== null && one.right.has(one.verdict.category);

export interface Detection {
  readonly precision: Rate;
  readonly recall: Rate;
  readonly f1: number;
}

/** Precision of what is flagged as `category`, and recall of the labels that `belongs` picks. */
export function detection(
  judged: readonly Judged[],
  category: Category,
  belongs: (label: Label) => boolean,
  threshold: Threshold,
  counts: (one: Judged) => boolean = () => true,
): Detection {
  const said = judged.filter(
    (one) => flagged(one, threshold) && one.verdict.category === category && counts(one),
  );
  const precision = count(said, ({ right }) => right.has(category));
  const recall = count(
    judged.filter(({ label }) => belongs(label)),
    (one) => rightly(one, threshold),
  );
  return { precision, recall, f1: (2 * precision.rate * recall.rate) / (precision.rate + recall.rate) };
}

export const BLURRED_BLACK_TINY = new Set([
  'blur_gauss',
  'blur_motion',
  'dark',
  'lens_covered',
  'tiny',
  'tiny_thumb',
]);
const NIGHT = new Set(['photo_dark']);

/** Groups of pictures that must be kept, each reported on its own. */
export const KEPT: Readonly<Record<string, (label: Label) => boolean>> = {
  'photos with camera data': (label) => label.label === 'photo' && label.has_camera_exif,
  'photos without camera data, large': (label) => label.label === 'photo' && label.stratum === 'noexif_large',
  'photos without camera data, small': (label) => label.label === 'photo' && label.stratum === 'noexif_small',
  'night and dark photos': (label) => label.label === 'photo' && NIGHT.has(label.sublabel),
  'documents and receipts': (label) => label.label === 'document',
  'photos and documents without camera data': (label) => isKeep(label) && !label.has_camera_exif,
};
