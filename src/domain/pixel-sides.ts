/** Both sides below this many pixels is tiny: the product's own definition. */
export const TINY = 200;

/** Short side, in pixels, of Immich's thumbnails unless somebody changed it; a smaller picture is its own thumbnail. */
export const THUMBNAIL_SIDE = 250;
