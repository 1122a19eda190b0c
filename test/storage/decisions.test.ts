import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountStore } from '../../src/storage/account-store.ts';
import { inventedAsset, inventedId } from '../analysis/invented-library.ts';
import { put, temporaryStore, verdictOf } from './stored-library.ts';

let store: AccountStore;
let close: () => void;
beforeEach(() => {
  ({ store, close } = temporaryStore());
  for (let n = 0; n < 10; n++)
    put(store, inventedAsset(n), verdictOf({ confidence: 0.9, protectedBy: n === 9 ? 'favourite' : null }));
});
afterEach(() => close());

const say = (description: string, at = 1) => ({ description, at });
const ids = (...numbers: number[]) => numbers.map(inventedId);
const decisions = (...numbers: number[]) => ids(...numbers).map((id) => store.decisions.get(id));

test('marking touches what may be marked, and names the rest', () => {
  store.decisions.set(ids(2), 'keep', say('Kept 1'));
  store.decisions.set(ids(3), 'delete', say('Marked 1'));
  expect(store.decisions.set(ids(1, 2, 3, 9, 77), 'delete', say('Marked 5'))).toMatchObject({
    changed: 1,
    unchanged: 1,
    protected: ids(2, 9),
    unknown: ids(77),
  });
  expect(decisions(1, 2, 3, 9)).toEqual(['delete', 'keep', 'delete', null]);
});

test('keeping beats a mark, and what is kept is no suggestion any more', () => {
  store.decisions.set(ids(1), 'delete', say('Marked 1'));
  store.decisions.set(ids(1), 'keep', say('Kept 1'));
  expect(store.results.one(inventedId(1))).toMatchObject({
    decision: 'keep',
    protectedBy: 'kept_before',
    recommended: false,
  });
  expect(store.results.page({ category: 'screenshots', sort: 'name', limit: 50 })).toMatchObject({
    total: 8,
    leftOut: { protected: 1, kept: 1 },
  });
});

test('taking back a mark leaves what is kept alone', () => {
  store.decisions.set(ids(1), 'delete', say('Marked 1'));
  store.decisions.set(ids(2), 'keep', say('Kept 1'));
  const outcome = store.decisions.set(ids(1, 2), null, { ...say('Unmarked'), only: 'delete' });
  expect(outcome).toMatchObject({ changed: 1, unchanged: 1 });
  expect(decisions(1, 2)).toEqual([null, 'keep']);
});

test('undo takes back whole steps, newest first, and only once', () => {
  store.decisions.set(ids(1, 2), 'delete', say('Marked 2'));
  store.decisions.set(ids(2, 3), 'keep', say('Kept 2'));
  expect(store.decisions.undo(5)).toMatchObject({ undone: 2, description: 'Kept 2' });
  expect(decisions(1, 2, 3)).toEqual(['delete', 'delete', null]);
  expect(store.decisions.undo(6)).toMatchObject({ undone: 2, description: 'Marked 2' });
  expect(decisions(1, 2, 3)).toEqual([null, null, null]);
  expect(store.decisions.undo(7)).toEqual({ undone: 0, description: null, now: [] });
});

test('a decision survives that the asset is read and judged again', () => {
  store.decisions.set(ids(1), 'delete', say('Marked 1'));
  put(store, inventedAsset(1, { updatedAt: '2026-02-01T00:00:00.000Z' }), verdictOf({ confidence: 0.8 }));
  expect(store.results.one(inventedId(1))).toMatchObject({ decision: 'delete', confidence: 0.8 });
});

test('a decision ends when the content changes', () => {
  store.decisions.set(ids(1), 'keep', say('Kept 1'));
  const changed = inventedAsset(1, { checksum: Buffer.from('another content 1234').toString('base64') });
  put(store, changed, verdictOf({ confidence: 0.9 }));
  expect(store.results.one(inventedId(1))).toMatchObject({ decision: null, recommended: true });
});

test('what was decided under an id that is gone is known again by its content', () => {
  store.decisions.set(ids(1), 'keep', say('Kept 1'));
  store.decisions.set(ids(2), 'delete', say('Marked 1'));
  const keys = ids(1, 2).map((id) => store.assets.keyOf(id) ?? 0);
  store.assets.markGone(keys, 1);
  const again = (n: number, from: number) =>
    put(store, inventedAsset(n, { checksum: inventedAsset(from).checksum }), verdictOf({ confidence: 0.9 }));
  again(101, 1);
  again(102, 2);
  expect(store.results.one(inventedId(101))).toMatchObject({
    decision: 'keep',
    decidedBefore: 'keep',
    recommended: false,
  });
  expect(store.results.one(inventedId(102))).toMatchObject({ decision: null, decidedBefore: 'delete' });
});

test('an identical copy beside a kept one is not kept with it', () => {
  store.decisions.set(ids(1), 'keep', say('Kept 1'));
  put(store, inventedAsset(103, { checksum: inventedAsset(1).checksum }), verdictOf({ confidence: 0.9 }));
  expect(store.results.one(inventedId(103))).toMatchObject({ decision: null, decidedBefore: null });
});

test('where Immich hashed the path, path, size and time stand for the content', () => {
  const file = inventedAsset(50, { checksumOf: 'path', path: '/nas/a.jpg', libraryId: 'library' });
  put(store, file, verdictOf({ confidence: 0.9 }));
  store.decisions.set([file.id], 'keep', say('Kept 1'));
  put(store, { ...file, rating: 3, updatedAt: '2026-02-01T00:00:00.000Z' }, verdictOf({ confidence: 0.9 }));
  expect(store.decisions.get(file.id)).toBe('keep');
  put(store, { ...file, bytes: 1, updatedAt: '2026-03-01T00:00:00.000Z' }, verdictOf({ confidence: 0.9 }));
  expect(store.decisions.get(file.id)).toBeNull();
});

test('another connection sees and makes decisions while a run writes', async () => {
  const { openAccountStore } = await import('../../src/storage/account-store.ts');
  const { dirname } = await import('node:path');
  const second = openAccountStore({ folder: dirname(store.file), prepare: false, now: 0 });
  second.decisions.set(ids(4), 'delete', say('Marked 1'));
  put(
    store,
    inventedAsset(4, { rating: null, updatedAt: '2026-02-01T00:00:00.000Z' }),
    verdictOf({ confidence: 0.75 }),
  );
  expect(second.results.one(inventedId(4))).toMatchObject({ decision: 'delete', confidence: 0.75 });
  second.close();
});
