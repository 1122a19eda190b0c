import type { ByteMeasurements, PixelMeasurements, PixelsMissing } from '../domain/measurements.ts';

/** What was measured on pixels and bytes, so that a new policy judges again without a download. */
export interface Measurements {
  savePixels(key: number, pixels: PixelMeasurements | PixelsMissing): void;
  saveBytes(key: number, bytes: ByteMeasurements): void;
  /** Forgets what older measuring code left, so that it is measured anew. Returns how many. */
  dropOlderThan(versions: { readonly pixels: number; readonly bytes: number }): number;
}
