import { describe, expect, it } from 'vitest';
import { SETTINGS, subjectOf } from '../../../test/domain/subjects.ts';
import type { AssetFacts } from '../asset-facts.ts';
import { judge } from '../judge.ts';
import { nextStep } from '../ladder.ts';
import type { Subject } from '../subject.ts';

const SHOWN = 'ffffffff00000000';
const ANOTHER = '00ff00ff00ff00ff';
const pixels = (perceptualHash: string | null): Subject['pixels'] => ({
  version: 1,
  figures: {},
  perceptualHash,
  damaged: [],
});
const bytes = (preview: string | null): Subject['bytes'] => ({
  version: 1,
  facts: { magic: 'jpeg', end_marker: 'present', preview_hash: preview },
});
const CARVED: Partial<AssetFacts> = { fileName: 'f2204512.jpg', path: 'recup_dir.3/f2204512.jpg' };
const RECOVERED = {
  mix: 'recovery_dump',
  now: '2026-01-01T00:00:00.000Z',
  folder: { assets: 40, carverShare: 1 },
} as const;

const judged = (facts: Partial<AssetFacts>, rest: Partial<Subject>) =>
  judge(subjectOf(facts, { context: RECOVERED, ...rest }), SETTINGS);

describe('a recovered file with the preview of another picture', () => {
  it('was put together of two, and is not recommended as long as it may be the only copy', () => {
    const found = judged(CARVED, { pixels: pixels(SHOWN), bytes: bytes(ANOTHER) });
    expect(found).toMatchObject({
      category: 'recovery_artifacts',
      subKind: 'wrong_carve',
      recommended: false,
      heldBack: 'only_surviving_copy',
    });
    expect(found.contributions[0]?.text).toContain('another picture');
  });

  it('is nothing where the preview is its own, where there is none, or where an editor may have kept it', () => {
    for (const [facts, preview, shown] of [
      [CARVED, SHOWN, SHOWN],
      [CARVED, null, SHOWN],
      [CARVED, ANOTHER, null],
      [{ fileName: 'IMG_1234.JPG' }, ANOTHER, SHOWN],
    ] as const)
      expect(
        judged(facts, { pixels: pixels(shown), bytes: bytes(preview) }).categories.recovery_artifacts,
      ).toBeLessThan(0.4);
  });

  it('is looked for among recovered files only', () => {
    const step = (facts: Partial<AssetFacts>, context: Subject['context']) =>
      nextStep(subjectOf(facts, { pixels: pixels(SHOWN), context }), SETTINGS, 'thorough');
    expect(step(CARVED, RECOVERED)).toBe('bytes');
    expect(step(CARVED, { ...RECOVERED, folder: null })).toBeNull();
    expect(step({ fileName: 'IMG_1234.JPG' }, RECOVERED)).toBeNull();
  });
});
