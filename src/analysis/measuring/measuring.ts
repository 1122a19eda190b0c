import type { PixelMeasurements, PixelsMissing } from '../../domain/measurements.ts';

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

/** In the thread that asks. The decoders are loaded with the first picture: most later runs have none. */
export const measuringHere: Measuring = {
  async measure(image, signal) {
    const { measurePixels } = await import('../pixels/measure-pixels.ts');
    return await measurePixels(image, signal);
  },
  close: async () => undefined,
};
