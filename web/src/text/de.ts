import { dashboard } from './de/dashboard.ts';
import { review } from './de/review.ts';
import { setUp } from './de/set-up.ts';
import { viewer } from './de/viewer.ts';
import { words } from './de/words.ts';
import type { Text } from './en.ts';

/** Every German word of the screens. */
export const de: Text = { ...words, ...setUp, ...dashboard, ...review, ...viewer };
