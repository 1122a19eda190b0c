import type { SampleLabel } from './sample-label.ts';

/** What the owner of the sample library has done with it. Paths are relative to the folder. */
export interface SampleMarks {
  readonly favourites: readonly string[];
  /** Named people, and one whom nobody has named yet (an empty name). */
  readonly people: Readonly<Record<string, readonly string[]>>;
  readonly albums: Readonly<Record<string, readonly string[]>>;
}

/** Marks stand beside the folder, like the labels. */
export const marksFileOf = (folder: string): string => `${folder}.marks.json`;

/**
 * Favourites, faces and albums as people have them: a few screenshots among them that somebody wants to keep,
 * and an album that a phone made by itself, which proves nothing.
 */
export function marksOf(labels: readonly SampleLabel[]): SampleMarks {
  const those = (kind: RegExp, every: number, from = 0): string[] =>
    labels
      .filter((label) => kind.test(label.kind))
      .flatMap(({ path }, i) => (i % every === from ? [path] : []));
  return {
    favourites: [...those(/^(landscape|flower|living room|burst)$/, 5), ...those(/^phone: chat/, 3)],
    people: {
      Nora: those(/^(forwarded )?portrait$/, 3),
      Oskar: those(/^(forwarded )?portrait$/, 3, 1),
      '': those(/^(forwarded )?portrait$/, 3, 2),
    },
    albums: {
      'Summer by the sea': those(/^beach$/, 1),
      'Travel papers': [...those(/^phone: ticket/, 2), ...those(/^receipt$/, 2)],
      Screenshots: those(/^phone: (chat|map|feed|settings)/, 1),
    },
  };
}
