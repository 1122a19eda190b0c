import { dashboard } from './en/dashboard.ts';
import { review } from './en/review.ts';
import { setUp } from './en/set-up.ts';
import { viewer } from './en/viewer.ts';
import { words } from './en/words.ts';

/** Every English word of the screens. Evidence sentences come from the service, with the evidence. */
export const en = { ...words, ...setUp, ...dashboard, ...review, ...viewer };

/** The shape that every language fills. */
export type Text = typeof en;
