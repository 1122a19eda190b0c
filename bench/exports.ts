/** Every export over a large library: rows a second, and that memory stays flat from the first row to the last. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { judge } from '../src/domain/judge.ts';
import { createExports, type TextFormat } from '../src/review/exports/exports.ts';
import { createReview } from '../src/review/review.ts';
import { type AccountStore, openAccountStore } from '../src/storage/account-store.ts';
import { readHere } from '../src/storage/reading/reader.ts';

const FORMATS: readonly TextFormat[] = ['csv', 'ndjson', 'json', 'paths', 'paths0', 'script'];
const SETTINGS = { recentDays: 30, allowList: { folders: [], names: [], personIds: [], albumIds: [] } };
const MEGABYTE = 1024 ** 2;

/** Rows made by SQLite itself: all marked and with a path, so that every format has something to write. */
function fill(store: AccountStore, count: number): void {
  const sqlite = new Database(store.file);
  sqlite.pragma('synchronous = OFF');
  const mixed = '(i * 2654435761 % 4294967296)';
  sqlite.exec(`begin;
    insert into assets (key, id, type, visibility, file_name, path, bytes, width, height, taken_at, modified_at, updated_at,
                        thumbhash, checksum, checksum_of, has_camera, is_favorite, is_edited, is_offline, description)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
      select i, randomblob(16), 0, 0, 'Screenshot_' || i || '.png',
        '/mnt/photos/' || (${mixed} % 500) || '/Screenshot_' || i || '.png', ${mixed} % 8000000, 1080, 2400,
        1200000000000 + ${mixed} * 100, 0, 0, randomblob(24), randomblob(20), 0, 1, 0, 0, 0, '' from n;
    insert into scores (key, category, confidence, screenshots, web_cache, low_quality, recovery_artifacts, duplicates,
                        recommended, protection, held_back, bytes, taken_at, worth, name, decision, basis)
      select key, 0, 9000, 9000, 0, 0, 0, 0, 1, 0, 0, bytes, taken_at, bytes, file_name, 1, 1 from assets;
    commit`);
  sqlite.close();
}

export interface ExportFigures {
  readonly format: TextFormat;
  readonly rowsPerSecond: number;
  readonly megabytes: number;
  /** Of the whole process, megabytes: once a tenth was written, and the most after that. */
  readonly memoryEarly: number;
  readonly memoryMost: number;
}

export async function measureExports(
  rows: number,
  formats: readonly TextFormat[] = FORMATS,
): Promise<readonly ExportFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iic-exports-'));
  const store = openAccountStore({ folder, now: Date.now() });
  try {
    fill(store, rows);
    const common = { store, reader: readHere(store), clock: () => Date.now(), actor: 'bench' };
    const review = createReview({ ...common, judge, settings: () => SETTINGS });
    let handed = 0;
    const exports = createExports({
      ...common,
      library: { original: async () => null },
      explain: review.explain,
      webUrl: 'http://immich.local:2283',
      prefixes: () => [{ from: '/mnt', to: '/volume1' }],
    });
    const figures: ExportFigures[] = [];
    for (const format of formats) {
      let bytes = 0;
      const samples: number[] = [];
      const sink = new Writable({
        write(chunk: Buffer, _, done) {
          bytes += chunk.length;
          handed += 1;
          if (handed % 20 === 0) samples.push(process.memoryUsage.rss());
          done();
        },
      });
      const started = performance.now();
      await pipeline(exports.text({ format, selection: { filter: {} } }), sink);
      const seconds = (performance.now() - started) / 1000;
      const early = Math.floor(samples.length / 10);
      figures.push({
        format,
        rowsPerSecond: Math.round(rows / seconds),
        megabytes: bytes / MEGABYTE,
        memoryEarly: (samples[early] ?? 0) / MEGABYTE,
        memoryMost: Math.max(...samples.slice(early)) / MEGABYTE,
      });
    }
    return figures;
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { rows: { type: 'string', default: '200000' } },
    allowPositionals: true,
  });
  const formats = FORMATS.filter((format) => positionals.length === 0 || positionals.includes(format));
  for (const one of await measureExports(Number(values.rows), formats))
    console.log(
      [
        one.format.padEnd(8),
        `${one.rowsPerSecond.toLocaleString('en').padStart(9)} rows/s`,
        `${one.megabytes.toFixed(0).padStart(5)} MB written`,
        `${one.memoryEarly.toFixed(0).padStart(4)} MB after a tenth`,
        `${one.memoryMost.toFixed(0).padStart(4)} MB at most`,
      ].join('  '),
    );
}
