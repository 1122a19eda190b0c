import { expect, it } from 'vitest';
import { CATEGORIES } from '../domain/category.ts';
import { HOLD_BACKS, PROTECTIONS, RELATION_KINDS } from '../domain/verdict.ts';

it('gives each word the number that databases already hold', () => {
  // Words may be added at the end of a list. One that moves or goes would be read as another one.
  expect(CATEGORIES.slice(0, 5)).toEqual([
    'screenshots',
    'web_cache',
    'low_quality',
    'recovery_artifacts',
    'duplicates',
  ]);
  expect(PROTECTIONS.slice(0, 11)).toEqual([
    'kept_before',
    'favourite',
    'rated',
    'edited',
    'described',
    'named_person',
    'in_album',
    'tagged',
    'live_photo',
    'stacked',
    'allow_listed',
  ]);
  expect(HOLD_BACKS.slice(0, 4)).toEqual(['only_surviving_copy', 'recent', 'worth_keeping', 'single_source']);
  expect(RELATION_KINDS.slice(0, 8)).toEqual([
    'exact_copy',
    'reencoded_copy',
    'larger_version',
    'carved_thumbnail_of',
    'immich_duplicate',
    'turned_copy',
    'upside_down_copy',
    'mirrored_copy',
  ]);
});
