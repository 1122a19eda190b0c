/** Raise when a figure changes its meaning: what was measured by an older version is measured anew. */
export const PIXELS_VERSION = 5;
