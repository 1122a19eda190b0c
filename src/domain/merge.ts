import type { AssetFacts, Memberships } from './asset-facts.ts';
import type { Subject } from './subject.ts';

/** What a person or an import has told a library about one asset, and a copy of it may not know. */
export interface Knowledge {
  readonly isFavorite: boolean;
  readonly description: string;
  readonly rating: number | null;
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
  readonly albums: readonly { readonly id: string; readonly name: string }[];
  /** Full paths. */
  readonly tags: readonly string[];
}

/** One thing that the better copy is given. `description` is the whole new text. */
export type Move =
  | { readonly what: 'album'; readonly id: string; readonly name: string }
  | { readonly what: 'tag'; readonly value: string }
  | { readonly what: 'favourite' }
  | { readonly what: 'description'; readonly value: string }
  | { readonly what: 'rating'; readonly value: number }
  | { readonly what: 'place'; readonly latitude: number; readonly longitude: number };

export interface MergeMoves {
  readonly moves: readonly Move[];
  /** The better copy has its own: the lesser one's is shown and not moved. */
  readonly differs: readonly Move[];
}

/** Albums and tags of ours must be left out of `memberships`. */
export function knowledgeOf(facts: AssetFacts, memberships: Memberships): Knowledge {
  const { latitude = null, longitude = null } = facts.camera ?? {};
  return {
    isFavorite: facts.isFavorite,
    description: facts.description.trim(),
    rating: facts.rating,
    place: latitude === null || longitude === null ? null : { latitude, longitude },
    albums: memberships.albums.map(({ id, name }) => ({ id, name })),
    tags: memberships.tags,
  };
}

/** What the better copy lacks of what the lesser one knows. */
export function movesBetween(lesser: Knowledge, better: Knowledge): MergeMoves {
  const moves: Move[] = [];
  const differs: Move[] = [];
  for (const { id, name } of lesser.albums)
    if (!better.albums.some((album) => album.id === id)) moves.push({ what: 'album', id, name });
  for (const value of lesser.tags) if (!better.tags.includes(value)) moves.push({ what: 'tag', value });
  if (lesser.isFavorite && !better.isFavorite) moves.push({ what: 'favourite' });
  if (!better.description.includes(lesser.description))
    moves.push({
      what: 'description',
      value: [better.description, lesser.description].filter((text) => text !== '').join('\n\n'),
    });
  if (lesser.rating !== null && lesser.rating !== better.rating)
    (better.rating === null ? moves : differs).push({ what: 'rating', value: lesser.rating });
  if (lesser.place !== null && !samePlace(lesser.place, better.place))
    (better.place === null ? moves : differs).push({ what: 'place', ...lesser.place });
  return { moves, differs };
}

/** Whether a copy knows something now. */
export function knows(copy: Knowledge, move: Move): boolean {
  switch (move.what) {
    case 'album':
      return copy.albums.some(({ id }) => id === move.id);
    case 'tag':
      return copy.tags.includes(move.value);
    case 'favourite':
      return copy.isFavorite;
    case 'description':
      return copy.description === move.value;
    case 'rating':
      return copy.rating === move.value;
    case 'place':
      return samePlace(move, copy.place);
  }
}

/**
 * The lesser copy without what protects it and lives on in its better copy. What cannot move (a person's
 * name, an edit, a stack, a live photo) stays, and so does every protection that the better copy lacks.
 */
export function withoutWhatLivesOn(lesser: Subject, better: Knowledge): Subject {
  const { facts, memberships } = lesser;
  const albums = memberships?.albums.filter(({ id }) => !better.albums.some((album) => album.id === id));
  return {
    ...lesser,
    facts: {
      ...facts,
      isFavorite: facts.isFavorite && !better.isFavorite,
      rating: better.rating === null ? facts.rating : null,
      description: better.description.includes(facts.description.trim()) ? '' : facts.description,
    },
    memberships:
      memberships === null
        ? null
        : {
            ...memberships,
            albums: albums ?? [],
            tags: memberships.tags.filter((tag) => !better.tags.includes(tag)),
          },
  };
}

/** Immich stores places as 64-bit floats, sidecars round them: a metre is near enough. */
function samePlace(one: { latitude: number; longitude: number }, other: Knowledge['place']): boolean {
  return (
    other !== null &&
    Math.abs(one.latitude - other.latitude) < 1e-5 &&
    Math.abs(one.longitude - other.longitude) < 1e-5
  );
}
