import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Knowledge, knows, type Move, movesBetween } from '../../src/domain/merge.ts';

const NOTHING: Knowledge = {
  isFavorite: false,
  description: '',
  rating: null,
  place: null,
  albums: [],
  tags: [],
};
const lake = { latitude: 48.1, longitude: 11.6 };

const words = fc.constantFrom('', 'lake', 'the lake', 'in August');
const knowledge: fc.Arbitrary<Knowledge> = fc.record({
  isFavorite: fc.boolean(),
  description: words,
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
  place: fc.option(fc.constantFrom(lake, { latitude: 0, longitude: 0 })),
  albums: fc.subarray(['1', '2', '3']).map((ids) => ids.map((id) => ({ id, name: `album ${id}` }))),
  tags: fc.subarray(['a', 'a/b', 'c']),
});

/** What Immich does with moves. */
function after(copy: Knowledge, moves: readonly Move[]): Knowledge {
  let result = copy;
  for (const move of moves) {
    if (move.what === 'album') result = { ...result, albums: [...result.albums, move] };
    else if (move.what === 'tag') result = { ...result, tags: [...result.tags, move.value] };
    else if (move.what === 'favourite') result = { ...result, isFavorite: true };
    else if (move.what === 'description') result = { ...result, description: move.value };
    else if (move.what === 'rating') result = { ...result, rating: move.value };
    else result = { ...result, place: { latitude: move.latitude, longitude: move.longitude } };
  }
  return result;
}

describe('what moves to a better copy', () => {
  it('is everything that it lacks', () => {
    const lesser: Knowledge = {
      isFavorite: true,
      description: 'The lake',
      rating: 4,
      place: lake,
      albums: [{ id: '1', name: 'Holidays' }],
      tags: ['Family'],
    };
    expect(movesBetween(lesser, NOTHING)).toEqual({
      moves: [
        { what: 'album', id: '1', name: 'Holidays' },
        { what: 'tag', value: 'Family' },
        { what: 'favourite' },
        { what: 'description', value: 'The lake' },
        { what: 'rating', value: 4 },
        { what: 'place', ...lake },
      ],
      differs: [],
    });
    expect(movesBetween(lesser, lesser)).toEqual({ moves: [], differs: [] });
    expect(movesBetween(NOTHING, lesser)).toEqual({ moves: [], differs: [] });
  });

  it('leaves the better copy its own words, stars and place', () => {
    const lesser: Knowledge = { ...NOTHING, description: 'b', rating: 5, place: lake };
    const better: Knowledge = {
      ...NOTHING,
      description: 'a',
      rating: 3,
      place: { latitude: 0, longitude: 0 },
    };
    expect(movesBetween(lesser, better)).toEqual({
      moves: [{ what: 'description', value: 'a\n\nb' }],
      differs: [
        { what: 'rating', value: 5 },
        { what: 'place', ...lake },
      ],
    });
  });

  it('once moved is known, costs the better copy nothing, and does not move again', () => {
    fc.assert(
      fc.property(knowledge, knowledge, (lesser, better) => {
        const { moves } = movesBetween(lesser, better);
        const merged = after(better, moves);
        for (const move of moves) {
          expect(knows(better, move)).toBe(false);
          expect(knows(merged, move)).toBe(true);
        }
        expect(movesBetween(lesser, merged).moves).toEqual([]);
        expect(movesBetween(better, merged)).toEqual({ moves: [], differs: [] });
      }),
    );
  });
});
