import type { Category } from '../category.ts';

/** What one picture of a category is called in a sentence. */
const PICTURE: Readonly<Record<Category, string>> = {
  screenshots: 'a screenshot',
  web_cache: 'a picture from the web',
  low_quality: 'a failed picture',
  recovery_artifacts: 'a leftover of a recovery',
  duplicates: 'a copy',
};

/** A fact with what it speaks for. Not that it is usual there: a weight holds beside all the others only. */
export function speaks(fact: string, direction: 'for' | 'against', category: Category): string {
  return `${fact}, which speaks ${direction} ${PICTURE[category]}.`;
}
