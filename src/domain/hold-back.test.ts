import { describe, expect, it } from 'vitest';
import { SETTINGS, subjectOf } from '../../test/domain/subjects.ts';
import type { Contribution, SignalGroup } from './evidence.ts';
import { holdBackOf } from './hold-back.ts';
import { inspect } from './inspection.ts';

const piece = (signal: string, group: SignalGroup, weight: number): Contribution => ({
  signal,
  group,
  category: 'web_cache',
  direction: weight > 0 ? 'for' : 'against',
  strength: Math.abs(weight),
  value: 'x',
  source: 'x',
  text: 'x.',
});
const heldBack = (...contributions: Contribution[]) =>
  holdBackOf(
    inspect(subjectOf()),
    { category: 'web_cache', subKind: 'graphic', contributions, hasBetterCopy: false },
    SETTINGS,
  );

const LOOKS = piece('colour-count', 'look', 3);
const SIZE = piece('picture-size', 'dimensions', 1);
const JPEG = piece('file-format', 'file', -1.3);
const PNG = piece('file-format', 'file', 0.3);

describe('what rests on looks alone', () => {
  it('is not recommended, however it looks and of whatever size, where the file is stored as photos are', () => {
    expect(heldBack(LOOKS)).toBe('single_source');
    expect(heldBack(LOOKS, SIZE, JPEG)).toBe('single_source');
    expect(heldBack(LOOKS, piece('aspect-ratio', 'dimensions', 2), JPEG)).toBe('single_source');
  });

  it('is, with a second source of its own', () => {
    expect(heldBack(LOOKS, SIZE, PNG)).toBeNull();
    expect(heldBack(LOOKS, piece('web-dimensions', 'dimensions', 2), JPEG)).toBeNull();
    expect(heldBack(LOOKS, SIZE, JPEG, piece('web-name', 'name', 4))).toBeNull();
    expect(heldBack(piece('byte-screenshot', 'bytes', 4))).toBeNull();
  });
});

describe('what holds no picture any more', () => {
  const text = { version: 1, facts: { magic: 'text', size: 71, size_declared: 71 } };
  const broken = (thumbhash: string | null) =>
    holdBackOf(
      inspect(subjectOf({ thumbhash, bytes: 71 }, { bytes: text })),
      {
        category: 'low_quality',
        subKind: 'corrupted',
        contributions: [piece('byte-damage', 'bytes', 9)],
        hasBetterCopy: false,
      },
      SETTINGS,
    );

  it('may go, unless Immich still has a thumbnail that shows what it was', () => {
    expect(broken(null)).toBeNull();
    expect(broken('3OcRJYB4d3h/iIeHeEh3eIhw+j2w')).toBe('only_surviving_copy');
  });
});
