import sharp, { type Sharp } from 'sharp';

/*
 * Each thumbnail is decoded once, so that a cache of them only costs memory (60 MB); and one thread a picture
 * is enough, since several pictures are under way at a time.
 */
sharp.cache(false);
sharp.concurrency(1);

/** Decoding bombs: no preview of Immich's has more than 1,440 × 14,400 pixels. */
const MOST_INPUT_PIXELS = 1440 * 14_400;

/** The colour profile is left aside: applying it costs as much as decoding and moves few figures. */
export function openPicture(image: Uint8Array): Sharp {
  return sharp(image, { failOn: 'truncated', limitInputPixels: MOST_INPUT_PIXELS, ignoreIcc: true });
}
