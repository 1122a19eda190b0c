import type { ImageRecord } from './look-record.ts';
import { restingPlace } from './resting-place.ts';

/**
 * Which of two copies should stay: negative when `a` is the better one. More pixels, then camera data, then
 * more bytes, then the better place, then the older, then the lower key. A total order: of two different records one is always
 * better, and the best of a group is never the lesser of any pair. The last-copy rule rests on that.
 */
export function compareCopies(a: ImageRecord, b: ImageRecord): number {
  return (
    pixelsOf(b) - pixelsOf(a) ||
    Number(b.hasCamera) - Number(a.hasCamera) ||
    (b.bytes ?? 0) - (a.bytes ?? 0) ||
    restingPlace(a) - restingPlace(b) ||
    moment(a) - moment(b) ||
    a.key - b.key
  );
}

export function pixelsOf({ width, height }: ImageRecord): number {
  return (width ?? 0) * (height ?? 0);
}

/** A date that is none sorts last and keeps the order total. */
function moment({ takenAt }: ImageRecord): number {
  return Number.isFinite(takenAt) ? takenAt : Number.MAX_SAFE_INTEGER;
}
