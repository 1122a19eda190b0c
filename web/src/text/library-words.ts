import type { Configuration } from '#contract/configuration.ts';
import type { Text } from './en.ts';

/** What is said of the library and of acting on it, which is not the same for an Immich and for a folder. */
export type LibraryWords = Pick<
  Text['folder'],
  'title' | 'levels' | 'outcomes' | 'whenWon' | 'analysis' | 'paths'
>;

/** A folder and the sample library, which is one. */
export function isFolder(library: Configuration['library']): boolean {
  return library !== null && library.kind !== 'immich';
}

export function libraryWords(library: Configuration['library'], t: Text): LibraryWords {
  if (isFolder(library)) return t.folder;
  const { acting, apply, dashboard, settings } = t;
  return {
    title: acting.title,
    levels: acting.levels,
    outcomes: apply.outcomes,
    whenWon: dashboard.whenWon,
    analysis: settings.analysis,
    paths: settings.paths,
  };
}
