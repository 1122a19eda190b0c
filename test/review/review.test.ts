import { afterEach, describe, expect, it } from 'vitest';
import type { AssetFacts } from '../../src/domain/asset-facts.ts';
import { judge } from '../../src/domain/judge.ts';
import { createReview } from '../../src/review/review.ts';
import { readHere } from '../../src/storage/reading/reader.ts';
import { id, NOW, photo, SETTINGS, type SeededStore, screenshot, seededStore } from './seeded-store.ts';

let seeded: SeededStore | null = null;
afterEach(() => {
  seeded?.remove();
  seeded = null;
});

function reviewOf(assets: readonly AssetFacts[]) {
  seeded = seededStore(assets);
  const { store } = seeded;
  const review = createReview({
    store,
    reader: readHere(store),
    judge,
    settings: () => SETTINGS,
    clock: () => NOW,
    actor: 'ada@example.org',
  });
  return { review, store };
}

const LIST = { sort: 'confidence', limit: 100 } as const;

describe('review', () => {
  it('lists what was found with its evidence in sentences', async () => {
    const { review } = reviewOf([screenshot(1), photo(2)]);
    const { results, total } = await review.list({ ...LIST, category: 'screenshots' });
    expect(total).toBe(1);
    expect(results[0]?.row).toMatchObject({ id: id(1), category: 'screenshots', decision: null });
    expect(results[0]?.reasons[0]).toMatch(/^[A-Z].+\.$/);
  });

  it('lists every analysed asset where no category is asked for', async () => {
    const { review } = reviewOf([screenshot(1), photo(2)]);
    expect((await review.list(LIST)).total).toBe(2);
  });

  it('explains one result so that its evidence adds up to its confidence', async () => {
    const { review } = reviewOf([screenshot(1)]);
    const { row, prior, contributions } = review.one(id(1));
    const logOdds = contributions.reduce(
      (sum, { direction, strength }) => sum + (direction === 'for' ? strength : -strength),
      prior,
    );
    expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(row.confidence, 2);
  });

  it('names what would have led to another verdict', async () => {
    const { review } = reviewOf([screenshot(1, { isFavorite: true })]);
    expect(review.one(id(1)).wouldChange[0]).toBe(
      'It would be recommended for deletion if it were not a favourite.',
    );
  });

  it('names all that keeps it from being recommended', async () => {
    const { review } = reviewOf([
      screenshot(1, {
        isFavorite: true,
        fileName: 'Screenshot_20261121-101010_Chrome.png',
        takenAt: new Date(NOW - 86_400_000).toISOString(),
      }),
    ]);
    expect(review.one(id(1)).wouldChange[0]).toBe(
      'It would be recommended for deletion if it were not a favourite and it were older, since young screenshots are left alone.',
    );
  });

  it('knows no asset that was never analysed', async () => {
    const { review } = reviewOf([]);
    expect(() => review.one(id(9))).toThrow(expect.objectContaining({ code: 'asset_not_found' }));
  });

  it('marks, and never what is protected', async () => {
    const { review } = reviewOf([screenshot(1), screenshot(2, { isFavorite: true })]);
    const ids = [id(1), id(2), id(3)];
    expect(review.mark(ids, true)).toMatchObject({
      changed: 1,
      unchanged: 0,
      protected: [id(2)],
      unknown: [id(3)],
    });
    expect(review.mark(ids, true)).toMatchObject({ changed: 0, unchanged: 1 });
    expect(review.one(id(1)).row.decision).toBe('delete');
    expect(review.one(id(2)).row.decision).toBeNull();
  });

  it('never marks what was not judged yet: its protections are not known', async () => {
    const { review, store } = reviewOf([screenshot(1)]);
    store.assets.upsert(screenshot(2, { isFavorite: true }));
    expect(review.mark([id(2)], true)).toMatchObject({ changed: 0, unknown: [id(2)] });
  });

  it('keeps: what was kept is neither suggested nor marked, and is counted as left out', async () => {
    const { review } = reviewOf([screenshot(1), screenshot(2)]);
    expect(review.keep([id(1)], true)).toMatchObject({ changed: 1 });
    const page = await review.list({ ...LIST, category: 'screenshots' });
    expect(page.results.map(({ row }) => row.id)).toEqual([id(2)]);
    expect(page.leftOut).toEqual({ protected: 0, kept: 1 });
    expect(review.mark([id(1)], true).protected).toEqual([id(1)]);
    expect(review.keep([id(1)], false)).toMatchObject({ changed: 1 });
    expect((await review.list({ ...LIST, category: 'screenshots' })).total).toBe(2);
  });

  it('takes the mark away from what is marked only', async () => {
    const { review } = reviewOf([screenshot(1), screenshot(2)]);
    review.mark([id(1)], true);
    review.keep([id(2)], true);
    expect(review.mark([id(1), id(2)], false)).toMatchObject({ changed: 1, unchanged: 1 });
    expect(review.one(id(2)).row.decision).toBe('keep');
  });

  it('undoes the newest step as a whole, and the one before it next', async () => {
    const { review } = reviewOf([screenshot(1), screenshot(2), screenshot(3)]);
    review.mark([id(1), id(2)], true);
    review.keep([id(3)], true);
    expect(review.undo()).toMatchObject({ undone: 1, description: 'Kept 1' });
    expect(review.undo()).toMatchObject({ undone: 2, description: 'Marked 2 for deletion' });
    expect(review.undo()).toMatchObject({ undone: 0, description: null });
    expect(await review.statistics()).toMatchObject({ marked: { count: 0 }, kept: { count: 0 } });
  });

  it('marks of high confidence only what is recommended, and counts what was held back', () => {
    const yesterday = {
      fileName: 'Screenshot_20261121-064002_WhatsApp.png',
      takenAt: '2026-11-21T06:40:02.000Z',
    };
    const { review, store } = reviewOf([screenshot(1), screenshot(2, yesterday)]);
    const filter = { category: 'high_confidence' } as const;
    expect(store.results.one(id(2))).toMatchObject({ heldBack: 'recent', protectedBy: null });
    expect(review.decide({ decision: 'delete', selection: { filter }, expectedCount: 2 })).toMatchObject({
      matched: 2,
      changed: 1,
      leftOut: { protected: 0, kept: 0, heldBack: 1 },
    });
    expect(store.decisions.get(id(2))).toBe(null);
    const heldBack = { filter: { ...filter, recommended: false } };
    expect(review.decide({ decision: 'delete', selection: heldBack })).toMatchObject({ changed: 1 });
  });

  it('finds what is held back, leaves it out, and marks it where it is asked for by name', () => {
    const yesterday = { fileName: 'Screenshot_20261121-064002.png', takenAt: '2026-11-21T06:40:02.000Z' };
    const { review, store } = reviewOf([screenshot(1), screenshot(2, yesterday)]);
    const filter = { category: 'screenshots' } as const;
    expect(store.results.count({ ...filter, heldBack: true })).toBe(1);
    const without = { filter: { ...filter, heldBack: false } };
    expect(review.decide({ decision: 'delete', selection: without })).toMatchObject({
      matched: 1,
      changed: 1,
    });
    expect(store.decisions.get(id(2))).toBe(null);
    const byName = { filter: { category: 'high_confidence', heldBack: true } } as const;
    expect(review.decide({ decision: 'delete', selection: byName })).toMatchObject({
      matched: 1,
      changed: 1,
    });
  });

  it('names a step by what did change, not by what was asked for', () => {
    const { review } = reviewOf([screenshot(1), screenshot(2), screenshot(3, { isFavorite: true })]);
    review.keep([id(2)], true);
    review.decide({ decision: 'delete', selection: { filter: {} } });
    review.mark([id(1), id(2)], false);
    expect(review.steps().items.map(({ description, changed }) => [description, changed])).toEqual([
      ['Took the mark from 1', 1],
      ['Marked 1 for deletion', 1],
      ['Kept 1', 1],
    ]);
    review.undo();
    expect(review.undo()).toMatchObject({ undone: 1, description: 'Marked 1 for deletion' });
  });

  it('writes every decision to the audit log, with its author', async () => {
    const { review, store } = reviewOf([screenshot(1)]);
    review.mark([id(1)], true);
    review.mark([id(1)], true);
    review.undo();
    const entries = store.audit.list({ limit: 10 });
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ['undone', 'ada@example.org'],
      ['marked', 'ada@example.org'],
    ]);
  });

  it('judges every asset for an export, kept ones as kept', async () => {
    const { review } = reviewOf([screenshot(1), screenshot(2), photo(3)]);
    review.keep([id(2)], true);
    const verdicts = [...review.verdicts()].flat();
    expect(verdicts.map(({ facts, verdict }) => [facts.id, verdict.protectedBy])).toEqual([
      [id(1), null],
      [id(2), 'kept_before'],
      [id(3), null],
    ]);
  });
});
