/** What an asset can turn out to be. The words are those of the API's `category`. */
export const CATEGORIES = [
  'screenshots',
  'web_cache',
  'low_quality',
  'recovery_artifacts',
  'duplicates',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const SUB_KINDS = {
  screenshots: ['phone', 'desktop', 'game', 'recording', 'crop'],
  web_cache: ['icon', 'avatar', 'banner', 'ad', 'thumbnail', 'graphic', 'download'],
  low_quality: ['tiny', 'blurred', 'dark', 'overexposed', 'compressed', 'corrupted', 'colour_mode'],
  recovery_artifacts: ['carved_thumbnail', 'half_decoded', 'wrong_carve', 'fragment', 'temporary'],
  duplicates: ['exact', 'reencoded', 'smaller', 'immich_group', 'turned'],
} as const satisfies Record<Category, readonly string[]>;
export type SubKind = (typeof SUB_KINDS)[Category][number];

/** high: recommended for deletion; medium: look at it; low: likely keep. */
export const BANDS = ['high', 'medium', 'low'] as const;
export type Band = (typeof BANDS)[number];

/** The confidence from which on each band begins: the product's own definition. */
export const HIGH = 0.7;
export const MEDIUM = 0.4;

export function bandOf(confidence: number): Band {
  if (confidence >= HIGH) return 'high';
  return confidence >= MEDIUM ? 'medium' : 'low';
}
