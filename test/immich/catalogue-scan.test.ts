import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AssetId } from '../../src/domain/asset-facts.ts';
import { createImmichLibrary } from '../../src/immich/create-immich-library.ts';
import type { ImmichLibrary, ScanCursor, ScanPage } from '../../src/immich/immich-library.ts';
import {
  isoOf,
  type LittleImmich,
  PARTNER,
  type Row,
  row,
  startLittleImmich,
  uuid,
} from './little-immich.ts';

let little: LittleImmich;
let library: ImmichLibrary;
const never = new AbortController().signal;

beforeAll(async () => {
  little = await startLittleImmich();
  library = createImmichLibrary({ url: little.url, apiKey: 'key', now: Date.now, random: () => 0.5 });
});
afterAll(async () => {
  await library.close();
  await little.close();
});
beforeEach(() => little.reset());

async function scanAll(pageSize: number, after?: ScanCursor): Promise<ScanPage[]> {
  const pages: ScanPage[] = [];
  const options = { visibility: 'timeline' as const, pageSize, ...(after === undefined ? {} : { after }) };
  for await (const page of library.scan(options, never)) pages.push(page);
  return pages;
}

function idsOf(pages: readonly ScanPage[]): AssetId[] {
  return pages.flatMap(({ assets }) => assets.map(({ id }) => id));
}

/** Libraries with few distinct times, so that equal ones fill pages and straddle their ends. */
const libraries = fc
  .array(fc.record({ time: fc.integer({ min: 0, max: 4 }), mine: fc.boolean(), trashed: fc.boolean() }), {
    maxLength: 40,
  })
  .map((all) =>
    all.map(({ time, mine, trashed }, n) =>
      row(n, time, { isTrashed: trashed && n % 3 === 0, ...(mine || n % 4 > 0 ? {} : { ownerId: PARTNER }) }),
    ),
  );

const changes = fc.array(
  fc.record({
    atSearch: fc.integer({ min: 0, max: 25 }),
    kind: fc.constantFrom('trash' as const, 'upload' as const, 'archive' as const),
    pick: fc.nat(1000),
    time: fc.integer({ min: -1, max: 5 }),
  }),
  { maxLength: 6 },
);

describe('scanning the catalogue', () => {
  it('yields each own, visible asset exactly once, whatever the page size', async () => {
    await fc.assert(
      fc.asyncProperty(libraries, fc.integer({ min: 1, max: 12 }), async (rows, pageSize) => {
        little.reset();
        little.rows.push(...rows);
        const wanted = rows.filter((one) => one.ownerId !== PARTNER && !one.isTrashed).map(({ id }) => id);
        expect(idsOf(await scanAll(pageSize)).sort()).toEqual(wanted.sort());
      }),
      { numRuns: 120 },
    );
  });

  it('asks for the next page before the last one is dealt with', async () => {
    little.rows.push(row(0, 0), row(1, 1));
    const asked = new Promise<void>((resolve) => {
      little.beforeSearch = (n) => {
        if (n === 1) resolve();
      };
    });
    const pages = library.scan({ visibility: 'timeline', pageSize: 1 }, never)[Symbol.asyncIterator]();
    await pages.next();
    await asked;
    await pages.return?.();
  });

  it('misses nothing that was there throughout, while others upload, trash and archive', async () => {
    await fc.assert(
      fc.asyncProperty(libraries, changes, fc.integer({ min: 1, max: 9 }), async (rows, plan, pageSize) => {
        little.reset();
        little.rows.push(...rows);
        const touched = new Set<string>();
        // Trashing shifts nothing; what leaves the visibility shifts pages of equal times, once.
        let archived = false;
        little.beforeSearch = (n) => {
          for (const { atSearch, kind, pick, time } of plan) {
            if (atSearch !== n) continue;
            if (kind === 'upload') {
              const fresh = row(1000 + little.rows.length, time);
              touched.add(fresh.id);
              little.rows.push(fresh);
              continue;
            }
            const target = little.rows[pick % Math.max(1, little.rows.length)];
            if (target === undefined || (kind === 'archive' && archived)) continue;
            touched.add(target.id);
            if (kind === 'trash') target.isTrashed = true;
            else {
              archived = true;
              target.visibility = 'archive';
            }
          }
        };
        const own = rows.filter((one) => one.ownerId !== PARTNER && !one.isTrashed).map(({ id }) => id);
        const found = idsOf(await scanAll(pageSize));
        expect(new Set(found).size).toBe(found.length);
        for (const id of own) if (!touched.has(id)) expect(found).toContain(id);
      }),
      { numRuns: 120 },
    );
  });

  it('goes on from any stored cursor without repeating or missing', async () => {
    await fc.assert(
      fc.asyncProperty(libraries, fc.integer({ min: 1, max: 9 }), fc.nat(20), async (rows, pageSize, cut) => {
        little.reset();
        little.rows.push(...rows);
        const whole = await scanAll(pageSize);
        const kept = whole.slice(0, cut % (whole.length + 1));
        const cursor = kept.at(-1)?.cursor;
        const resumed = await scanAll(pageSize, cursor && JSON.parse(JSON.stringify(cursor)));
        expect([...idsOf(kept), ...idsOf(resumed)].sort()).toEqual(idsOf(whole).sort());
      }),
      { numRuns: 120 },
    );
  });

  it('finds all of one timestamp on servers that order equal times anew for each page', async () => {
    little.ties = 'per_page';
    for (let n = 0; n < 300; n += 1) little.rows.push(row(n, n < 20 ? 0 : n < 280 ? 1 : 2));
    const found = idsOf(await scanAll(50));
    expect(found).toHaveLength(300);
    expect(new Set(found).size).toBe(300);
  });

  it('is not shifted by trashing within one timestamp', async () => {
    for (let n = 0; n < 40; n += 1) little.rows.push(row(n, 0));
    little.beforeSearch = (n) => {
      const seenAlready = little.rows[n];
      if (seenAlready !== undefined && n >= 2 && n <= 4) seenAlready.isTrashed = true;
    };
    expect(idsOf(await scanAll(10))).toHaveLength(40);
    // The page that was full of it, four pages to read it, three larger ones to be sure, one for what follows.
    expect(little.searches).toBe(1 + 4 + 3 + 1);
  });

  it('asks for each page once where times differ, and keeps only the ids of the last time', async () => {
    for (let n = 0; n < 1000; n += 1) little.rows.push(row(n, n));
    const pages = await scanAll(101);
    expect(little.searches).toBe(10);
    expect(pages.at(-1)?.cursor).toEqual({ takenAfter: isoOf(999), seen: [uuid(999)] });
    for (const { cursor } of pages) expect(cursor.seen).toHaveLength(1);
  });

  it('leaves out what other versions return by default: hidden, archived, trashed', async () => {
    const others: Partial<Row>[] = [{ visibility: 'hidden' }, { visibility: 'archive' }, { isTrashed: true }];
    little.rows.push(row(0, 0), ...others.map((more, n) => row(n + 1, n, more)));
    expect(idsOf(await scanAll(10))).toEqual([uuid(0)]);
  });

  it('stops with the signal’s reason', async () => {
    for (let n = 0; n < 10; n += 1) little.rows.push(row(n, n));
    const stop = new AbortController();
    const scan = async (): Promise<void> => {
      for await (const _ of library.scan({ visibility: 'timeline', pageSize: 2 }, stop.signal)) {
        stop.abort(new Error('enough'));
      }
    };
    await expect(scan()).rejects.toThrow('enough');
  });
});
