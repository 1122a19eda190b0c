import { describe, expect, it, test } from 'vitest';
import { SETTINGS, subjectOf } from '../../../test/domain/subjects.ts';
import { assetId } from '../asset-facts.ts';
import { inspect } from '../inspection.ts';
import { judge } from '../judge.ts';
import type { ImmichMl, Subject } from '../subject.ts';
import type { Relation } from '../verdict.ts';
import { faces } from './faces.ts';
import { immichConcepts } from './immich-concepts.ts';
import { immichText } from './immich-text.ts';
import { relation } from './relation.ts';
import type { Signal } from './signal.ts';

const NOTHING: ImmichMl = { faces: null, text: null, concepts: null };
const ml = (found: Partial<ImmichMl>): Partial<Subject> => ({ ml: { ...NOTHING, ...found } });
const look = (signal: Signal, rest: Partial<Subject>) => signal.inspect(inspect(subjectOf({}, rest)));

function sentenceOf(signal: Signal, rest: Partial<Subject>): string {
  const finding = look(signal, rest);
  return finding.status === 'found' ? signal.sentence(finding, 'for', 'screenshots') : finding.status;
}

describe('what Immich’s models say', () => {
  test.each([
    [40, 0.2, 'Immich read 40 words on 20 % of it: more than is usual in photos.'],
    [40, 0.02, 'Immich read 40 words on 2 % of it.'],
    [1, 0.2, 'Immich read 1 word on 20 % of it.'],
  ])('%d words on %d of the frame', (words, share, sentence) =>
    expect(sentenceOf(immichText, ml({ text: { words, share } }))).toBe(sentence),
  );

  it('counts people, and tells nobody from not asked', () => {
    expect(sentenceOf(faces, ml({ faces: 1 }))).toBe('Immich recognised one person in it.');
    expect(sentenceOf(faces, ml({ faces: 4 }))).toBe('Immich recognised 4 persons in it.');
    expect(look(faces, ml({ faces: 0 })).status).toBe('absent');
    expect(look(faces, ml({})).status).toBe('not_applicable');
  });

  it('weighs a place in the search by what it was found to be worth, and not at all where it was found worthless', () => {
    const chance = (worth: number | null) =>
      judge(subjectOf({}, ml({ concepts: worth === null ? null : { screenshot: worth } })), SETTINGS)
        .categories.screenshots;
    expect(chance(0)).toBe(chance(null));
    expect(chance(1.5)).toBeGreaterThan(chance(null));
    expect(chance(-1.5)).toBeLessThan(chance(null));
    const [screens] = immichConcepts;
    if (screens === undefined) throw new Error('There are no concepts.');
    expect(sentenceOf(screens, ml({ concepts: { screenshot: 1 } }))).toContain('it is near the top');
    expect(look(screens, ml({ concepts: { meme: 1 } })).status).toBe('not_applicable');
  });
});

describe('a better copy', () => {
  const copy = (kind: Relation['kind']): Relation => ({
    kind,
    better: {
      id: assetId('00000000-0000-4000-8000-000000000002'),
      fileName: 'IMG_1.JPG',
      width: 4000,
      height: 3000,
      bytes: 4_000_000,
      hasCamera: true,
      relation: kind,
    },
    distance: kind === 'exact_copy' ? null : 2,
  });

  it('is named with its size, the surest proof first', () => {
    const relations = [copy('larger_version'), copy('exact_copy')];
    expect(sentenceOf(relation, { relations })).toBe(
      'The same file is there a second time: IMG_1.JPG, 4000 × 3000.',
    );
    expect(sentenceOf(relation, { relations: [copy('reencoded_copy')] })).toContain('in better quality');
    expect(look(relation, { relations: [] }).status).toBe('not_applicable');
  });

  test.each(['exact_copy', 'larger_version', 'reencoded_copy', 'immich_duplicate'] as const)(
    '%s makes a duplicate',
    (kind) => expect(judge(subjectOf({}, { relations: [copy(kind)] }), SETTINGS).category).toBe('duplicates'),
  );
});
