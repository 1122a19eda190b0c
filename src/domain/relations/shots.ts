import type { LookRecord } from './look-record.ts';

/** Clocks of cameras and time zones differ by multiples of this (milliseconds in a quarter of an hour). */
const QUARTER_HOUR = 900_000;

/** Immich keeps fractions of a second; some software drops them. */
const SAME_MOMENT = 1_000;

/**
 * Two shots rather than two copies: both carry camera data and were taken at different moments. Bursts look
 * alike to the pixel grid, but no re-encoding changes when a photo was taken, other than by a time zone.
 */
export function areDifferentShots(a: LookRecord, b: LookRecord): boolean {
  if (!a.hasCamera || !b.hasCamera) return false;
  const apart = Math.abs(a.takenAt - b.takenAt);
  if (!(apart > SAME_MOMENT)) return false;
  const beyondZone = apart % QUARTER_HOUR;
  const isZone =
    apart <= 14 * 4 * QUARTER_HOUR && Math.min(beyondZone, QUARTER_HOUR - beyondZone) <= SAME_MOMENT;
  return !isZone;
}
