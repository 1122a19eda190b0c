import { afterEach, describe, expect, test } from 'vitest';
import type { AssetId } from '../../src/domain/asset-facts.ts';
import { type InventedLibrary, inventedAsset, inventedId, inventedLibrary } from './invented-library.ts';
import { finalRows, type TestAccount, testAccount } from './test-account.ts';

const open: TestAccount[] = [];
afterEach(async () => {
  for (const account of open.splice(0)) await account.close();
});

/** Every third is a phone screenshot by name; from 400 on names say nothing any more. */
const COUNT = 600;
const isScreenshot = (n: number) => n % 3 === 1;
const numbers = Array.from({ length: COUNT }, (_, n) => n);
const idOf = (n: number) => inventedId(n);

function library(): InventedLibrary {
  const made = inventedLibrary(COUNT);
  made.assets = numbers.map((n) =>
    inventedAsset(n, n < 400 ? { visibility: 'timeline' } : { visibility: 'timeline', fileName: `${n}.png` }),
  );
  // Thumbnails say nothing here: what moves a verdict is the ranking alone.
  made.thumbnail = async () => null;
  made.originalEnds = async () => null;
  return made;
}

type Ranking = (ids: readonly number[]) => readonly number[];

function withModels(rank: Ranking | null, words?: string): InventedLibrary {
  const made = library();
  const server = made.server;
  made.server = async (signal) => ({
    ...(await server(signal)),
    features: {
      smartSearch: rank !== null,
      ocr: words !== undefined,
      facialRecognition: false,
      duplicateDetection: false,
    },
  });
  if (rank !== null)
    made.smartSearch = async (query, limit): Promise<readonly AssetId[] | null> =>
      query.startsWith('screenshot') ? rank(numbers).slice(0, limit).map(idOf) : null;
  if (words !== undefined)
    made.text = async (id) => {
      made.asked.push(`text ${id}`);
      return [{ text: words, x1: 0, y1: 0, x2: 1, y2: 0.5 }];
    };
  return made;
}

async function finished(made: InventedLibrary): Promise<TestAccount> {
  const here = testAccount(made);
  open.push(here);
  await here.runs.start({ full: true });
  expect(await here.runs.idle()).toMatchObject({ state: 'finished', errors: 0 });
  return here;
}

/** The same order each time, and as good as random. */
const shuffled = (n: number) => Math.imul(n + 7, 2_654_435_761) >>> 0;
const byDate: Ranking = (ids) => ids.toSorted((a, b) => b - a);
const useless: Ranking = (ids) => ids.toSorted((a, b) => shuffled(a) - shuffled(b));
const knowing: Ranking = (ids) =>
  ids.toSorted((a, b) => Number(isScreenshot(b)) - Number(isScreenshot(a)) || shuffled(a) - shuffled(b));

describe('smart search', () => {
  test.each<[string, Ranking | null]>([
    ['switched off', null],
    ['useless', useless],
    ['inverted', (ids) => knowing(ids).toReversed()],
    ['following the date', byDate],
    ['cut off and useless', (ids) => useless(ids).slice(0, 200)],
  ])('moves no verdict where it is %s', async (_, rank) => {
    const without = await finished(library());
    const here = await finished(withModels(rank));
    expect(here.store.ml.worth()).toEqual({});
    expect(finalRows(here.store)).toEqual(finalRows(without.store));
  });

  test('is evidence where it knows: in both directions, within the ceiling, and said in words', async () => {
    const without = await finished(library());
    const here = await finished(withModels(knowing));
    const odds = (account: TestAccount, n: number) => {
      const p = account.store.results.one(idOf(n))?.categories.screenshots ?? 0;
      return Math.log(p / (1 - p));
    };
    const gain = odds(here, 400) - odds(without, 400);
    expect(isScreenshot(400)).toBe(true);
    expect(gain).toBeGreaterThan(0.4);
    expect(gain).toBeLessThanOrEqual(2.01);
    expect(odds(here, 401)).toBeLessThan(odds(without, 401));
    const subject = here.store.subjects.one(idOf(400), '2026-01-01T00:00:00.000Z');
    expect(subject?.ml?.concepts?.screenshot).toBeGreaterThan(0.25);
  });

  test('leaves nothing behind where the model was exchanged for one that knows nothing', async () => {
    const made = withModels(knowing);
    const here = await finished(made);
    const without = await finished(library());
    made.smartSearch = async () => useless(numbers).map(idOf);
    await here.runs.start({ full: true });
    await here.runs.idle();
    expect(finalRows(here.store)).toEqual(finalRows(without.store));
  });
});

describe('text', () => {
  test('is read of candidates only, once, and holds back what reads like a ticket', async () => {
    const made = withModels(null, 'Boarding pass\nwallet\nGate 12');
    const here = await finished(made);
    const asked = made.asked.filter((call) => call.startsWith('text'));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked).not.toContain(`text ${idOf(0)}`);
    expect(here.store.results.one(idOf(1))).toMatchObject({ heldBack: 'worth_keeping', recommended: false });
    made.asked = [];
    await here.runs.start({ full: true });
    await here.runs.idle();
    expect(made.asked.filter((call) => call.startsWith('text'))).toEqual([]);
  });
});
