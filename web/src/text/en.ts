import { access } from './en/access.ts';
import { acting } from './en/acting.ts';
import { audit } from './en/audit.ts';
import { dashboard } from './en/dashboard.ts';
import { folder } from './en/folder.ts';
import { history } from './en/history.ts';
import { review } from './en/review.ts';
import { setUp } from './en/set-up.ts';
import { settings } from './en/settings.ts';
import { swipe } from './en/swipe.ts';
import { viewer } from './en/viewer.ts';
import { words } from './en/words.ts';

/** Every English word of the screens. */
export const en = {
  ...words,
  ...setUp,
  ...dashboard,
  ...review,
  ...viewer,
  ...access,
  ...acting,
  ...folder,
  ...history,
  ...audit,
  ...settings,
  ...swipe,
  /** What the service writes of an image: it does so in English. */
  evidence: (sentence: string): string => sentence,
  /** What it says of connections, analyses, plans and requests. */
  message: (message: string): string => message,
};

/** The shape that every language fills. */
export type Text = typeof en;
