import type { Band } from '#contract/vocabulary.ts';
import type { Filter } from './filter.ts';

/**
 * The three bands as confidence ranges. The service includes both ends and counts in
 * steps of 0.0001, so the upper ends stop one step below the next band.
 */
const RANGES: Record<Band, { readonly min: number | null; readonly max: number | null }> = {
  high: { min: 0.7, max: null },
  medium: { min: 0.4, max: 0.6999 },
  low: { min: null, max: 0.3999 },
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
