import { HIGH, MEDIUM } from '#contract/bands.ts';
import type { Band } from '#contract/vocabulary.ts';
import type { Filter } from './filter.ts';

/** The service counts in steps of 0.0001 and includes both ends of a range: a band ends one step below the next. */
const STEPS = 10_000;
const below = (confidence: number) => (Math.round(confidence * STEPS) - 1) / STEPS;

/** The three bands as confidence ranges. */
const RANGES: Record<Band, { readonly min: number | null; readonly max: number | null }> = {
  high: { min: HIGH, max: null },
  medium: { min: MEDIUM, max: below(HIGH) },
  low: { min: null, max: below(MEDIUM) },
};

export const withBand = (filter: Filter, band: Band | null): Filter => ({
  ...filter,
  ...(band === null ? { min: null, max: null } : RANGES[band]),
});

/** The band that the range stands for; null where it is another range, or none. */
export function bandOf(filter: Filter): Band | null {
  const bands: readonly Band[] = ['high', 'medium', 'low'];
  return bands.find((band) => RANGES[band].min === filter.min && RANGES[band].max === filter.max) ?? null;
}
