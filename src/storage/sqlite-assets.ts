import type { AssetFacts, AssetId } from '../domain/asset-facts.ts';
import { type AssetRow, FACT_COLUMNS, factsToValues, peopleToJson, rowToFacts } from './asset-rows.ts';
import type { Assets, UpsertedAsset } from './assets.ts';
import type { Connection } from './connection.ts';
import { idToBytes, pathFingerprint, toMillis } from './identifiers.ts';
import type { NameSearch } from './name-search.ts';

interface KnownRow {
  readonly key: number;
  readonly file_name: string;
  readonly updated_at: number;
  readonly gone_at: number | null;
  readonly people: string | null;
  readonly duplicate_id: string | null;
  readonly path: string | null;
  readonly thumbhash: Buffer | null;
  readonly checksum: Buffer;
  readonly fingerprint: Buffer | null;
}

export function createAssets({ sqlite }: Connection, names: NameSearch): Assets {
  const columns = FACT_COLUMNS;
  const known = sqlite.prepare<[Buffer], KnownRow>(
    `select key, file_name, updated_at, gone_at, people, duplicate_id, path, thumbhash, checksum, fingerprint
       from assets where id = ?`,
  );
  const insert = sqlite.prepare(
    `insert into assets (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
       on conflict (id) do nothing`,
  );
  const stored = sqlite
    .prepare<[number], unknown[]>(`select ${columns.join(', ')} from assets where key = ?`)
    .raw();
  const stamp = sqlite.prepare('update assets set updated_at = ? where key = ?');
  const update = sqlite.prepare(
    `update assets set ${columns.map((name) => `${name} = ?`).join(', ')}, gone_at = null where key = ?`,
  );
  const factsOf = sqlite.prepare<[string], AssetRow>(
    `select a.* from json_each(?) wanted join assets a on a.key = wanted.value
      where a.gone_at is null order by wanted.key`,
  );
  const dropMeasured = ['pixels', 'byte_facts', 'relations', 'immich_texts', 'concept_ranks'].map((table) =>
    sqlite.prepare(`delete from ${table} where key = ?`),
  );
  const betters = sqlite.prepare<[number], number>('select better_key from relations where key = ?').pluck();
  const dropScore = sqlite.prepare('delete from scores where key = ?');
  const setGone = sqlite.prepare('update assets set gone_at = ? where key = ? and gone_at is null');
  const keyOf = sqlite.prepare<[Buffer], number>('select key from assets where id = ?').pluck();
  const knownAmong = sqlite
    .prepare<[string], AssetId>(
      `select w.value from json_each(?) w join assets a on a.id = unhex(w.value, '-')`,
    )
    .pluck();
  const total = sqlite
    .prepare<[], number>(
      'select (select count(*) from assets) - (select count(*) from assets where gone_at is not null)',
    )
    .pluck();
  const greatest = sqlite.prepare<[], number | null>('select max(key) from assets').pluck();
  const keysAfter = sqlite
    .prepare<[number, number], number>(
      'select key from assets where key > ? and gone_at is null order by key limit ?',
    )
    .pluck();

  function add(values: readonly unknown[]): UpsertedAsset | null {
    const { changes, lastInsertRowid } = insert.run(...values);
    return changes === 0 ? null : { key: Number(lastInsertRowid), change: 'new', leanedOn: [] };
  }

  function upsert(facts: AssetFacts, isNew = false): UpsertedAsset {
    const added = isNew ? add(factsToValues(facts)) : null;
    if (added !== null) return added;
    const row = known.get(idToBytes(facts.id));
    if (row !== undefined && sameFacts(row, facts)) return { key: row.key, change: 'same', leanedOn: [] };
    const values = factsToValues(facts);
    if (row === undefined) return add(values) ?? upsert(facts);
    if (row.gone_at === null && isOnlyStamped(stored.get(row.key), values, facts)) {
      stamp.run(values[UPDATED_AT], row.key);
      return { key: row.key, change: 'same', leanedOn: [] };
    }
    const content = contentChanged(row, facts);
    const leanedOn = content ? betters.all(row.key) : [];
    if (content) for (const drop of dropMeasured) drop.run(row.key);
    update.run(...values, row.key);
    if (row.file_name !== facts.fileName || row.path !== facts.path)
      names.renew(row.key, facts.fileName, facts.path);
    return { key: row.key, change: content ? 'content' : 'facts', leanedOn };
  }

  return {
    upsert,
    keyOf: (id) => keyOf.get(idToBytes(id)) ?? null,
    known: (ids) => new Set(knownAmong.all(JSON.stringify(ids))),
    count: () => total.get() ?? 0,
    greatestKey: () => greatest.get() ?? 0,
    keysAfter: (after, limit) => keysAfter.all(after, limit),
    facts: (keys) =>
      factsOf.all(JSON.stringify(keys)).map((row) => ({ key: row.key, facts: rowToFacts(row) })),
    markGone(keys, at) {
      for (const key of keys) {
        setGone.run(at, key);
        dropScore.run(key);
      }
    },
  };
}

/** People, thumbnails and duplicate groups come later than the asset and change no `updatedAt`. */
function sameFacts(row: KnownRow, facts: AssetFacts): boolean {
  return (
    row.gone_at === null &&
    row.updated_at === toMillis(facts.updatedAt) &&
    row.path === facts.path &&
    row.duplicate_id === facts.duplicateId &&
    (facts.people === null || row.people === peopleToJson(facts.people)) &&
    sameBytes(row.thumbhash, facts.thumbhash)
  );
}

const UPDATED_AT = FACT_COLUMNS.indexOf('updated_at');

/**
 * Tags, albums and refreshed metadata move `updatedAt` and nothing that we store. Without a thumbnail that time
 * itself is looked at: it says how long one has been missing.
 */
function isOnlyStamped(
  before: readonly unknown[] | undefined,
  values: readonly unknown[],
  { thumbhash }: AssetFacts,
): boolean {
  if (before === undefined || thumbhash === null) return false;
  return values.every((value, at) => {
    const old = before[at];
    if (at === UPDATED_AT || old === value) return true;
    return Buffer.isBuffer(old) && Buffer.isBuffer(value) && old.equals(value);
  });
}

function contentChanged(row: KnownRow, facts: AssetFacts): boolean {
  if (!sameBytes(row.thumbhash, facts.thumbhash) || !sameBytes(row.checksum, facts.checksum)) return true;
  const fingerprint = pathFingerprint(facts);
  if (row.fingerprint === null || fingerprint === null) return row.fingerprint !== fingerprint;
  return !row.fingerprint.equals(fingerprint);
}

function sameBytes(stored: Buffer | null, base64: string | null): boolean {
  if (stored === null || base64 === null) return stored === base64;
  return stored.toString('base64') === base64;
}
