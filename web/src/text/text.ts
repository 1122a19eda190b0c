import { en, type Text } from './en.ts';
import { type Format, formatFor } from './format.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'image-cleaner-language';

/** The words of the chosen language. Set once, before anything is drawn; changing it reloads the page. */
export let t: Text = en;
export let format: Format = formatFor('en');
export let language: Language = 'en';

/** Loads the language that was chosen here before, else the browser's, else English. */
export async function loadLanguage(): Promise<void> {
  language = chosen();
  t = language === 'de' ? (await import('./de.ts')).de : en;
  const regional = navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;
  format = formatFor(regional);
  document.documentElement.lang = language;
}

export function chooseLanguage(next: Language): void {
  localStorage.setItem(STORED, next);
  location.reload();
}

function chosen(): Language {
  const wishes = [localStorage.getItem(STORED), ...navigator.languages];
  for (const wish of wishes) {
    const known = LANGUAGES.find((tag) => wish?.toLowerCase().startsWith(tag));
    if (known) return known;
  }
  return 'en';
}
