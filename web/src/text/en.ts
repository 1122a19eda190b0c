import { access } from './en/access.ts';
import { acting } from './en/acting.ts';
import { audit } from './en/audit.ts';
import { dashboard } from './en/dashboard.ts';
import { history } from './en/history.ts';
import { review } from './en/review.ts';
import { setUp } from './en/set-up.ts';
import { settings } from './en/settings.ts';
import { swipe } from './en/swipe.ts';
import { viewer } from './en/viewer.ts';
import { words } from './en/words.ts';

/** Every English word of the screens. Evidence sentences come from the service, with the evidence. */
export const en = {
  ...words,
  ...setUp,
  ...dashboard,
  ...review,
  ...viewer,
  ...access,
  ...acting,
  ...history,
  ...audit,
  ...settings,
  ...swipe,
};

/** The shape that every language fills. */
export type Text = typeof en;
