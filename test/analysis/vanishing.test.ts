import { expect, test, vi } from 'vitest';
import type { AssetId } from '../../src/domain/asset-facts.ts';
import { type InventedLibrary, inventedAsset, inventedId, inventedLibrary } from './invented-library.ts';
import { accountsOfEachTest, finalRows, type TestAccount } from './test-account.ts';

// Several whole runs each.
vi.setConfig({ testTimeout: 90_000 });

const account = accountsOfEachTest();

/** Assets that a person removes in Immich as soon as this is asked for; what is asked after that is a 404. */
function removedAt(call: 'thumbnail' | 'original', ids: readonly AssetId[]): InventedLibrary {
  const library = inventedLibrary(24);
  const gone = new Set<AssetId>();
  const { thumbnail, originalEnds } = library;
  library.before = (asked) => {
    for (const id of ids)
      if (asked === `${call} ${id}`) {
        gone.add(id);
        library.assets = library.assets.filter((one) => one.id !== id);
      }
  };
  return Object.assign(library, {
    thumbnail: async (...asked: Parameters<typeof thumbnail>) => {
      const image = await thumbnail(...asked);
      return gone.has(asked[0]) ? null : image;
    },
    originalEnds: async (...asked: Parameters<typeof originalEnds>) => {
      const ends = await originalEnds(...asked);
      return gone.has(asked[0]) ? null : ends;
    },
  });
}

async function run(here: TestAccount) {
  await here.runs.start({});
  return here.runs.idle();
}

// A screenshot and two web pictures: the latter are asked for their bytes.
const VANISHING = [inventedId(1), inventedId(5), inventedId(8)];

test.each(['thumbnail', 'original'] as const)(
  'assets that vanish between the page and their %s are no errors, and gone after the next run',
  async (call) => {
    const library = removedAt(call, VANISHING);
    const here = account(library);
    expect(await run(here)).toMatchObject({ state: 'finished', errors: 0, message: null });
    const left = library.assets.length;
    expect(left).toBeLessThan(24);
    expect(here.store.statistics.read()).toMatchObject({ totalAssets: 24, analyzed: 24 });

    expect(await run(here)).toMatchObject({ state: 'finished', errors: 0 });
    expect(here.store.statistics.read()).toMatchObject({ totalAssets: left, analyzed: left });
    const calm = inventedLibrary(24);
    calm.assets = library.assets;
    const other = account(calm);
    await run(other);
    expect(finalRows(here.store)).toEqual(finalRows(other.store));
  },
);

test('a thumbnail that was not there for once is read by the next run', async () => {
  const library = inventedLibrary(24);
  const { thumbnail } = library;
  let isThere = false;
  Object.assign(library, {
    thumbnail: async (...asked: Parameters<typeof thumbnail>) => {
      const image = await thumbnail(...asked);
      return asked[0] === inventedId(1) && !isThere ? null : image;
    },
  });
  const here = account(library);
  expect(await run(here)).toMatchObject({ state: 'finished', errors: 0 });
  isThere = true;
  library.asked = [];
  await run(here);
  expect(library.asked.filter((call) => call.startsWith('thumbnail'))).toEqual([
    `thumbnail ${inventedId(1)}`,
  ]);
  library.asked = [];
  await run(here);
  expect(library.asked.filter((call) => call.startsWith('thumbnail'))).toEqual([]);
  const other = account(inventedLibrary(24));
  await run(other);
  expect(finalRows(here.store)).toEqual(finalRows(other.store));
});

test('pages that shift under a run while others upload and remove miss nothing and hold nothing twice', async () => {
  // Camera photos: in quick mode a run reads their pages and no more.
  const photo = (n: number, takenAt?: string) =>
    inventedAsset(n * 3, takenAt === undefined ? {} : { takenAt });
  const library = inventedLibrary(0);
  library.assets = Array.from({ length: 300 }, (_, n) => photo(n));
  const stays = new Set(library.assets.map(({ id }) => id));
  let fresh = 300;
  library.before = (call) => {
    if (call !== 'scan') return;
    for (let times = 0; times < 3; times += 1) {
      // Of the oldest and of the newest day, before and behind every page that is being read.
      library.assets.push(photo(fresh, '2019-01-01T00:00:00.000Z'), photo(fresh + 1));
      fresh += 2;
    }
    const [removed] = library.assets.splice((fresh * 7) % 200, 1);
    if (removed !== undefined) stays.delete(removed.id);
  };
  const here = account(library);
  expect(await run(here)).toMatchObject({ state: 'finished', errors: 0 });
  expect(fresh).toBeGreaterThan(330);
  library.before = () => undefined;
  const ids = (): string[] => [...here.store.results.rows({})].flat().map(({ id }) => id);
  expect(new Set(ids()).size).toBe(ids().length);
  for (const id of stays) expect(ids()).toContain(id);

  await here.runs.start({ full: true });
  expect(await here.runs.idle()).toMatchObject({ state: 'finished', errors: 0 });
  expect(ids().sort()).toEqual(library.assets.map(({ id }) => String(id)).sort());
});
