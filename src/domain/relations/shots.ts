import { areCountedApart, areNumberedAlike } from '../names/counters.ts';
import type { ImageRecord } from './look-record.ts';

/** Clocks of cameras and time zones differ by multiples of this (milliseconds in a quarter of an hour). */
const QUARTER_HOUR = 900_000;

/** Immich keeps fractions of a second; some software drops them. A whole second apart is another shot. */
const SAME_MOMENT = 1_000;

/**
 * Two shots rather than two copies: both carry camera data and were taken at different moments, or the camera counted
 * on between them. Bursts look alike to the pixel grid, but no re-encoding changes when a photo was taken, other than
 * by a time zone, and then its number is still the same.
 */
export function areDifferentShots(a: ImageRecord, b: ImageRecord): boolean {
  if (!isShot(a) || !isShot(b)) return false;
  const apart = Math.abs(a.takenAt - b.takenAt);
  if (apart < SAME_MOMENT) return areCountedApart(a.fileName, b.fileName);
  const beyondZone = apart % QUARTER_HOUR;
  const isZone =
    apart <= 14 * 4 * QUARTER_HOUR && Math.min(beyondZone, QUARTER_HOUR - beyondZone) < SAME_MOMENT;
  return !isZone || !areNumberedAlike(a.fileName, b.fileName);
}

/** Whether it can be told from another shot at all: camera data and a date. */
export function isShot({ hasCamera, takenAt }: ImageRecord): boolean {
  return hasCamera && Number.isFinite(takenAt);
}

/** Seconds in a quarter of an hour. */
const SECONDS = QUARTER_HOUR / SAME_MOMENT;

/**
 * Shots by the second of their quarter of an hour: all that are not different shots stand under one second or
 * the two beside it, whatever their time zones.
 */
export interface ShotIndex {
  /** Adds item `item` (below the capacity), taken at `takenAt`. */
  add(item: number, takenAt: number): void;
  /** Every added item that was taken within a second of that moment of some quarter of an hour, and a few more. */
  near(takenAt: number): Iterable<number>;
}

export function createShotIndex(capacity: number): ShotIndex {
  const heads = new Int32Array(SECONDS).fill(-1);
  const next = new Int32Array(capacity);
  const secondOf = (takenAt: number, later: number) => {
    const second = (Math.floor(takenAt / SAME_MOMENT) + later) % SECONDS;
    return second < 0 ? second + SECONDS : second;
  };
  return {
    add(item, takenAt) {
      const second = secondOf(takenAt, 0);
      next[item] = heads[second] ?? -1;
      heads[second] = item;
    },
    *near(takenAt) {
      for (const later of [-1, 0, 1])
        for (let item = heads[secondOf(takenAt, later)] ?? -1; item >= 0; item = next[item] ?? -1) yield item;
    },
  };
}
