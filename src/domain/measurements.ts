/**
 * What was measured on pixels and bytes, saved per asset as plain JSON so that a later policy can judge
 * again without a download. `version` is that of the measuring code: an older one is measured anew.
 */

/**
 * Hash of the look of a picture in hexadecimal: 16 digits (64 bits) that find look-alikes, then a colour layout
 * that confirms them (perceptual-hash.ts). Stored as it is; `hammingDistance` reads the first 64 bits.
 */
export type PerceptualHash = string;

export interface PixelMeasurements {
  readonly version: number;
  /** Named figures, each documented in analysis/pixels; a missing one could not be measured. */
  readonly figures: Readonly<Record<string, number>>;
  readonly perceptualHash: PerceptualHash | null;
  /** Rectangles (shares of width and height, 0–1) that look damaged. */
  readonly damaged: readonly { x: number; y: number; width: number; height: number }[];
}

/** The thumbnail could not be had or decoded. */
export interface PixelsMissing {
  readonly version: number;
  /** `none`: Immich has no thumbnail (404); `undecodable`: it sent one that does not decode. */
  readonly missing: 'none' | 'undecodable';
}

export interface ByteMeasurements {
  readonly version: number;
  /** Named facts read from the first and last bytes, each documented in analysis/bytes. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}
