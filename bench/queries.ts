/** How long a page of results takes: 24 pairs of filter and sort, text searches and exact counts. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { type AccountStore, openAccountStore } from '../src/storage/account-store.ts';
import type { ResultFilter, ResultSort } from '../src/storage/results.ts';

const SORTS: readonly ResultSort[] = ['confidence', 'size', 'date', 'worth_deciding', 'name'];
const FILTERS: readonly (readonly [name: string, filter: ResultFilter])[] = [
  ['everything', {}],
  ['screenshots', { category: 'screenshots' }],
  ['high confidence', { category: 'high_confidence' }],
  ['web cache above 0.9', { category: 'web_cache', minConfidence: 0.9 }],
];
const FURTHER: readonly (readonly [name: string, filter: ResultFilter, sort: ResultSort])[] = [
  ['protected', { protected: true }, 'date'],
  ['marked', { decision: 'delete' }, 'worth_deciding'],
  ['undecided', { decision: 'none', minConfidence: 0.4 }, 'size'],
  ['low', { maxConfidence: 0.1 }, 'name'],
];
export const PAIRS = [
  ...FILTERS.flatMap(([name, filter]) => SORTS.map((sort) => [name, filter, sort] as const)),
  ...FURTHER,
];
export const SEARCHES: readonly string[] = ['screenshot_2021', 'img_00', '9999', 'nowhere at all', 'zq'];

/** Rows made by SQLite itself: a tenth flagged, a twentieth protected, a hundredth marked. */
function fill(store: AccountStore, count: number): void {
  const sqlite = new Database(store.file);
  sqlite.pragma('synchronous = OFF');
  const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
  const mixed = '(i * 2654435761 % 4294967296)';
  sqlite.exec(`begin;
    insert into assets (key, id, type, visibility, file_name, bytes, taken_at, modified_at, updated_at, thumbhash, checksum,
                        checksum_of, has_camera, is_favorite, is_edited, is_offline, description)
      ${numbers} select i, randomblob(16), 0, 0,
        iif(${mixed} % 10 = 0, 'Screenshot_20' || (10 + ${mixed} % 15) || '_' || i || '.png', 'IMG_' || printf('%07d', ${mixed} % 9999999) || '.JPG'),
        ${mixed} % 8000000, 1200000000000 + ${mixed} * 100, 0, 0, randomblob(24), randomblob(20), 0, 1, 0, 0, 0, '' from n;
    insert into scores (key, category, confidence, screenshots, web_cache, low_quality, recovery_artifacts, duplicates, recommended,
                        protection, held_back, bytes, taken_at, worth, name, decision, basis)
      select key, iif(key % 10 = 0, key / 10 % 5, null), iif(key % 10 = 0, 4000 + key * 7919 % 6001, key * 7919 % 4000), 0, 0, 0, 0, 0, 0,
        iif(key % 20 = 7, 1, 0), 0, bytes, taken_at, bytes / 10 * (key * 7919 % 10), file_name, iif(key % 100 = 10, 1, 0), 1 from assets;
    commit`);
  sqlite.close();
  while (store.transaction(() => store.names.extend(20_000)) === 20_000);
}

export interface QueryFigures {
  readonly rows: number;
  readonly databaseMegabytes: number;
  /** p95 over rounds, milliseconds. */
  readonly times: readonly {
    readonly name: string;
    readonly kind: 'page' | 'count' | 'search' | 'layout';
    readonly p95: number;
  }[];
}

function p95(rounds: number, work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return times[Math.min(times.length - 1, Math.floor(times.length * 0.95))] ?? 0;
}

export function measureQueries(rows: number, rounds = 10): QueryFigures {
  const folder = mkdtempSync(join(tmpdir(), 'iic-queries-'));
  const store = openAccountStore({ folder, now: Date.now() });
  try {
    fill(store, rows);
    const times = [
      ...PAIRS.map(([name, filter, sort]) => ({
        name: `${name} by ${sort}`,
        kind: 'page' as const,
        p95: p95(rounds, () => store.results.first({ ...filter, sort, limit: 100 })),
      })),
      ...[...FILTERS, ...FURTHER].map(([name, filter]) => ({
        name: `count of ${name}`,
        kind: 'count' as const,
        p95: p95(rounds, () => store.results.count(filter)),
      })),
      ...SEARCHES.map((q) => ({
        name: `search "${q}"`,
        kind: 'search' as const,
        p95: p95(rounds, () => store.results.page({ q, sort: 'confidence', limit: 100 })),
      })),
      ...FILTERS.map(([name, filter]) => ({
        name: `layout of ${name}`,
        kind: 'layout' as const,
        p95: p95(rounds, () => store.layouts.make(filter, { sort: 'date' }, 100)),
      })),
      { name: 'statistics', kind: 'count', p95: p95(rounds, () => store.statistics.read()) } as const,
    ];
    return { rows, databaseMegabytes: statSync(store.file).size / 1e6, times };
  } finally {
    store.close();
    rmSync(dirname(store.file), { recursive: true, force: true });
  }
}

const FLOORS = { page: 80, count: 300, search: 300, layout: 300 } as const;

export function printQueries({ rows, databaseMegabytes, times }: QueryFigures): void {
  console.log(`queries on ${rows} rows (database ${databaseMegabytes.toFixed(0)} MB)`);
  for (const { name, kind, p95: time } of times)
    console.log(
      `  ${name.padEnd(40)} ${time.toFixed(1).padStart(8)} ms  ${time <= FLOORS[kind] ? '' : `missed (floor ${FLOORS[kind]})`}`,
    );
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
  printQueries(measureQueries(Number(values.rows)));
}
