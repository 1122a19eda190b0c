import { access } from './de/access.ts';
import { acting } from './de/acting.ts';
import { audit } from './de/audit.ts';
import { dashboard } from './de/dashboard.ts';
import { evidence } from './de/evidence.ts';
import { folder } from './de/folder.ts';
import { history } from './de/history.ts';
import { message } from './de/messages.ts';
import { review } from './de/review.ts';
import { setUp } from './de/set-up.ts';
import { settings } from './de/settings.ts';
import { swipe } from './de/swipe.ts';
import { viewer } from './de/viewer.ts';
import { words } from './de/words.ts';
import type { Text } from './en.ts';

/** Every German word of the screens. */
export const de: Text = {
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
  evidence,
  message,
};
