import { type EmbeddedExif, unknownCapture } from '../catalogue.ts';

/** What a file's metadata say of it. */
export interface Capture {
  /** Everything of `exifInfo` but what the file system knows. */
  readonly exif: Omit<EmbeddedExif, 'fileSizeInByte' | 'dateTimeOriginal' | 'modifyDate'>;
  /** ISO 8601 UTC; null: the file states no date. */
  readonly takenAt: string | null;
  /** Wall-clock time where it was taken, written as UTC. */
  readonly takenLocally: string | null;
  readonly durationMs: number | null;
  /** Apple's identifier that a still and its moving part share. */
  readonly contentId: string | null;
}

export const noCapture: Capture = {
  exif: unknownCapture,
  takenAt: null,
  takenLocally: null,
  durationMs: null,
  contentId: null,
};

/** Text without the NULs and blanks that cameras pad with; null for nothing. */
export const text = (value: unknown): string | null => {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const clean = String(value).replaceAll('\0', '').trim();
  return clean === '' ? null : clean;
};

export const finite = (value: unknown): number | null => {
  const number = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};

export const positiveInteger = (value: unknown): number | null => {
  const number = finite(value);
  return number !== null && number >= 1 ? Math.round(number) : null;
};

/** Dates beyond what ISO text can compare (year 0000 to 9999) are no dates. */
export const isoDate = (ms: number): string | null =>
  Number.isFinite(ms) && ms >= Date.UTC(1, 0, 1) && ms < Date.UTC(10_000, 0, 1)
    ? new Date(ms).toISOString()
    : null;
