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
  const fits = (tag: string) => tag.toLowerCase().startsWith(language) && isLocale(tag);
  format = formatFor(navigator.languages.find(fits) ?? language);
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

/** Some browsers name a language that is none: "en-US@posix", where the system has no language set. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
