import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssetFacts } from '../../src/domain/asset-facts.ts';
import type { AccountStore } from '../../src/storage/account-store.ts';
import { InvalidCursorError } from '../../src/storage/errors.ts';
import { readInThread } from '../../src/storage/reading/read-in-thread.ts';
import { type Reader, readHere } from '../../src/storage/reading/reader.ts';
import type { ResultFilter } from '../../src/storage/results.ts';
import { fill, temporaryStore } from './stored-library.ts';

let store: AccountStore;
let facts: AssetFacts[];
let remove: () => void;
let thread: Reader;
beforeAll(() => {
  ({ store, close: remove } = temporaryStore());
  facts = fill(store, 300);
  thread = readInThread(store.file);
});
afterAll(async () => {
  await thread.close();
  remove();
});

const FILTERS: readonly ResultFilter[] = [
  {},
  { category: 'screenshots' },
  { category: 'high_confidence', q: 'img' },
  { q: 'är' },
  { folder: '/photos', minConfidence: 0.5 },
];

describe('a reader in a thread', () => {
  it('answers every question as the store itself does', async () => {
    const here = readHere(store);
    const both = async (ask: (reader: Reader) => Promise<unknown>) =>
      expect(await ask(thread)).toEqual(await ask(here));
    for (const filter of FILTERS) {
      await both((reader) => reader.ask('page', [{ ...filter, sort: 'size', limit: 20 }]));
      await both((reader) => reader.ask('leftOut', [filter]));
      await both((reader) => reader.ask('listing', [filter, { sort: 'date' }, 64]));
      await both((reader) => reader.ask('walk', [filter, 3]));
      await both((reader) => reader.ask('sizes', [filter]));
      await both((reader) => reader.ask('paths', [filter]));
      for (const name of ['histogram', 'subKinds', 'sourceApps', 'folders', 'cameras', 'years'] as const)
        await both((reader) => reader.ask('facet', [name, filter]));
      for (const by of ['kind', 'folder'] as const)
        await both((reader) => reader.ask('clusters', [filter, by]));
    }
    await both((reader) => reader.ask('statistics', []));
    await both((reader) => reader.ask('tally', [{ from: 0.7, youngFrom: 0 }]));
    await both((reader) => reader.ask('distribution', []));
    await both((reader) => reader.ask('days', []));
    await both((reader) => reader.ask('placed', [Uint32Array.of(5, 3, 9_999)]));
  });

  it('sees what was decided a moment ago, also where it has answered the same before', async () => {
    const marked = async () => (await thread.ask('statistics', [])).marked.count;
    const before = await marked();
    const open = facts.filter((_, n) => n % 7 !== 0).slice(0, 3);
    store.decisions.set(
      open.map(({ id }) => id),
      'delete',
      { description: 'Marked', at: 1 },
    );
    expect(await marked()).toBe(before + 3);
    store.decisions.undo(2);
    expect(await marked()).toBe(before);
  });

  it('says what was wrong as the store says it', async () => {
    const wrong = thread.ask('page', [{ sort: 'size', limit: 3, cursor: 'nonsense' }]);
    await expect(wrong).rejects.toBeInstanceOf(InvalidCursorError);
    expect(await thread.ask('walk', [{}, 300])).toEqual({ rows: [], last: null });
  });

  it('answers a list before groups that were asked for earlier, and nothing to those who went away', async () => {
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    const leaving = new AbortController();
    const asked = [
      thread.ask('statistics', []).then(note('begun')),
      thread.ask('clusters', [{}, 'kind']).then(note('groups')),
      thread.ask('facet', ['years', {}], leaving.signal).catch(note('gone')),
      thread.ask('leftOut', [{}]).then(note('list')),
    ];
    leaving.abort(new Error('The window was closed.'));
    await Promise.all(asked);
    expect(order).toEqual(['gone', 'begun', 'list', 'groups']);
  });

  it('tells those who wait that it was closed', async () => {
    const closing = readInThread(store.file);
    const first = closing.ask('statistics', []);
    const second = closing.ask('leftOut', [{}]);
    const refused = expect(second).rejects.toThrow('closed');
    await closing.close();
    await refused;
    expect((await first).totalAssets).toBe(300);
    await expect(closing.ask('statistics', [])).rejects.toThrow('closed');
  });
});
