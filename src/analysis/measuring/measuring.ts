import type { PixelMeasurements, PixelsMissing } from '../../domain/measurements.ts';
import { measurePixels } from '../pixels/measure-pixels.ts';

export type Measured = PixelMeasurements | PixelsMissing;

/** Where thumbnails are measured: in this thread, or in threads of their own. */
export interface Measuring {
  /**
   * Measures a thumbnail (WebP or JPEG) as `measurePixels` does. Rejects when this one picture could not be
   * measured, and with the signal's reason as soon as that is aborted.
   */
  measure(image: Uint8Array, signal: AbortSignal): Promise<Measured>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** In the thread that asks. */
export const measuringHere: Measuring = { measure: measurePixels, close: async () => undefined };
