import { describe, expect, it } from 'vitest';
import { planItemResult } from '../../src/contract/plans.ts';
import { isPartlyBack, standing } from '../../web/src/plan/standing.ts';
import { canBeViewed } from '../../web/src/plan/where-it-lies.ts';
import { de } from '../../web/src/text/de.ts';
import { en } from '../../web/src/text/en.ts';

const NONE = {
  pending: 0,
  sent: 0,
  applied: 0,
  already: 0,
  left_alone: 0,
  failed: 0,
  restored: 0,
  not_restored: 0,
};

describe('where a plan stands', () => {
  const partly = {
    state: 'restored',
    counts: { ...NONE, restored: 21, not_restored: 1, left_alone: 4 },
  } as const;

  it('says how many could not be taken back', () => {
    expect(isPartlyBack(partly)).toBe(true);
    expect(standing(partly, en)).toBe('21 of 22 taken back, 1 could not be');
    expect(standing(partly, de)).toBe('21 von 22 zurückgenommen, 1 ließ sich nicht zurücknehmen');
  });

  it('is one word where all came back, or where it is under way', () => {
    expect(standing({ state: 'restored', counts: { ...NONE, restored: 22 } }, en)).toBe('Taken back');
    expect(standing({ ...partly, state: 'restoring' }, en)).toBe('Being taken back');
    expect(standing({ ...partly, state: 'reading' }, de)).toBe(de.merge.reading);
  });
});

describe('the image of a plan', () => {
  const viewed = (outcome: Parameters<typeof canBeViewed>[1]) =>
    planItemResult.options.filter((result) => canBeViewed({ result, reason: null }, outcome));

  it('leads nowhere while it lies in the trash', () => {
    expect(viewed('trash')).toEqual(['pending', 'sent', 'left_alone', 'failed', 'restored']);
    expect(viewed('archive')).toEqual(planItemResult.options);
    expect(canBeViewed({ result: 'left_alone', reason: 'gone' }, 'album')).toBe(false);
  });
});
