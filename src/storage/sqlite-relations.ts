import { FULL_SIZE } from '../domain/relations/find-relations.ts';
import type { HashedKey } from '../domain/relations/look-alikes.ts';
import type { NamedRecord } from '../domain/relations/shared-names.ts';
import { RELATION_KINDS } from '../domain/verdict.ts';
import { TODO_CODES } from './codes.ts';
import type { Connection } from './connection.ts';
import { SEARCHED_BYTES, unpackLook } from './look-bytes.ts';
import type { KeyedSketch, RelationEdge, RelationRow, Relations } from './relations.ts';

interface Row {
  readonly key: number;
  readonly file_name: string;
  readonly path: string | null;
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly taken_at: number;
  readonly checksum: string | null;
  readonly duplicate_id: string | null;
  readonly perceptual_hash: Buffer | null;
  readonly has_make: number;
}

interface StoredEdge {
  readonly better_key: number;
  readonly kind: number;
  readonly distance: number | null;
}

type KeyedSketchRow = Omit<KeyedSketch, 'thumbhash'> & { readonly thumbhash: Buffer };

/** As text, which takes a third of the memory of a buffer. */
const CONTENT = 'case when a.checksum_of = 0 then hex(a.checksum) end as checksum';

const COLUMNS = `a.key, a.file_name, a.path, a.bytes, a.width, a.height, a.taken_at, ${CONTENT},
  a.duplicate_id, p.perceptual_hash, a.make is not null as has_make`;

/** Something else than its looks may relate it to another. */
const NAMED = `(a.duplicate_id is not null or a.file_name glob '[tfTF][0-9][0-9][0-9][0-9]*'
  or checksum_repeated(a.checksum))`;

/** Rows read at a time, so that no read transaction stays open while something else is computed. */
const BATCH = 2_000;

export function createRelations(connection: Connection): Relations {
  const { sqlite } = connection;
  const repeated = createRepeatedChecksums(sqlite);
  const some = sqlite.prepare<[string], Row>(
    `select ${COLUMNS} from json_each(?) wanted join assets a on a.key = wanted.value
       left join pixels p on p.key = a.key
      where a.gone_at is null and a.type = 0 order by a.key`,
  );
  const namedRows = sqlite.prepare<[number, number], Row>(
    `select a.key, a.file_name, a.path, ${CONTENT}, a.duplicate_id from assets a
      where a.key > ? and a.gone_at is null and a.type = 0 and ${NAMED} order by a.key limit ?`,
  );
  const linked = sqlite
    .prepare<[number, number], number>(
      'select better_key from relations where key = ? union select key from relations where better_key = ?',
    )
    .pluck();
  const stored = sqlite.prepare<[number], StoredEdge>(
    'select better_key, kind, distance from relations where key = ? order by better_key, kind',
  );
  const clear = sqlite.prepare('delete from relations where key = ?');
  const add = sqlite.prepare(
    'insert or ignore into relations (key, better_key, kind, distance) values (?, ?, ?, ?)',
  );
  const lesser = sqlite.prepare<[], number>('select distinct key from relations').pluck();

  const hashesOf = sqlite
    .prepare<[number, number, number], [number, Uint8Array]>(
      `select p.key, substr(p.perceptual_hash, 1, ${SEARCHED_BYTES}) from pixels p join assets a on a.key = p.key
        where p.key > ? and length(p.perceptual_hash) > ${SEARCHED_BYTES} and a.gone_at is null and a.type = 0
          and (min(a.width, a.height) >= ${FULL_SIZE}) is ? order by p.key limit ?`,
    )
    .raw();
  const measured = sqlite.prepare<[], number>('select count(*) from pixels').pluck();
  const greatest = sqlite.prepare<[], number | null>('select max(key) from assets').pluck();

  function* hashes(large: boolean): Iterable<HashedKey> {
    for (let after = 0; ; ) {
      const read = hashesOf.all(after, large ? 1 : 0, BATCH);
      for (const [key, perceptualHash] of read) {
        yield { key, perceptualHash };
        after = key;
      }
      if (read.length < BATCH) return;
    }
  }

  const sketchesOf = sqlite.prepare<[number, number, number], KeyedSketchRow>(
    `select s.key, a.thumbhash, a.width, a.height from scores s join assets a on a.key = s.key
      where s.key > ? and a.type = 0 and a.thumbhash is not null
        and (s.todo = ${TODO_CODES.pixels} or exists (select 1 from pixels p where p.key = s.key)) = ?
      order by s.key limit ?`,
  );

  function* sketches(lookedAt: boolean): Iterable<KeyedSketch> {
    for (let after = 0; ; ) {
      const read = sketchesOf.all(after, lookedAt ? 1 : 0, BATCH);
      for (const row of read) yield { ...row, thumbhash: row.thumbhash.toString('base64') };
      after = read.at(-1)?.key ?? after;
      if (read.length < BATCH) return;
    }
  }

  function* named(): Iterable<NamedRecord> {
    repeated.count();
    for (let after = 0; ; ) {
      const read = namedRows.all(after, BATCH);
      for (const row of read) yield toRelationRow(row);
      after = read.at(-1)?.key ?? after;
      if (read.length < BATCH) return;
    }
  }

  function replaceOf(key: number, edges: readonly RelationEdge[]): boolean {
    const wanted = edges.map(toStored).sort((a, b) => a.better_key - b.better_key || a.kind - b.kind);
    if (areEqual(wanted, stored.all(key))) return false;
    clear.run(key);
    for (const { better_key, kind, distance } of wanted) add.run(key, better_key, kind, distance);
    return true;
  }

  function replace(edges: Iterable<RelationEdge>, keys: ReadonlySet<number>): number[] {
    const byKey = new Map<number, RelationEdge[]>();
    for (const edge of edges) {
      const list = byKey.get(edge.key);
      if (list === undefined) byKey.set(edge.key, [edge]);
      else list.push(edge);
    }
    return connection.transaction(() => {
      const changed: number[] = [];
      for (const key of keys) if (!byKey.has(key)) byKey.set(key, []);
      for (const [key, list] of byKey) if (replaceOf(key, list)) changed.push(key);
      return changed;
    });
  }

  return {
    hashes: () => ({
      large: hashes(true),
      small: hashes(false),
      count: measured.get() ?? 0,
      greatestKey: greatest.get() ?? 0,
    }),
    sketches,
    named,
    *rowsOf(keys) {
      const wanted = [...keys].sort((a, b) => a - b);
      for (let at = 0; at < wanted.length; at += BATCH)
        yield* some.all(JSON.stringify(wanted.slice(at, at + BATCH))).map(toRelationRow);
    },
    linked: (key) => linked.all(key, key),
    replace,
    lesserKeys: () => lesser.all(),
  };
}

/** 2^24 buckets: of a million different checksums one in seventeen is taken for a repeated one, and looked at. */
const BUCKETS = 1 << 24;

/** Which checksums may occur twice, in four megabytes: the others need not be compared with anything. */
function createRepeatedChecksums(sqlite: Connection['sqlite']): { count(): void } {
  let once = new Uint8Array();
  let twice = new Uint8Array();
  const bucketOf = (checksum: Buffer) => (checksum.length < 3 ? 0 : checksum.readUIntBE(0, 3) % BUCKETS);
  sqlite.function('checksum_repeated', (checksum: unknown) => {
    const bucket = bucketOf(checksum as Buffer);
    return ((twice[bucket >> 3] ?? 0) >> (bucket & 7)) & 1;
  });
  const checksums = sqlite
    .prepare<[number, number], [number, Buffer]>(
      'select key, checksum from assets where key > ? and checksum_of = 0 and type = 0 and gone_at is null order by key limit ?',
    )
    .raw();
  return {
    count() {
      once = new Uint8Array(BUCKETS >> 3);
      twice = new Uint8Array(BUCKETS >> 3);
      for (let after = 0; ; ) {
        const read = checksums.all(after, BATCH);
        for (const [key, checksum] of read) {
          const bucket = bucketOf(checksum);
          const bit = 1 << (bucket & 7);
          if (((once[bucket >> 3] ?? 0) & bit) !== 0) twice[bucket >> 3] = (twice[bucket >> 3] ?? 0) | bit;
          once[bucket >> 3] = (once[bucket >> 3] ?? 0) | bit;
          after = key;
        }
        if (read.length < BATCH) return;
      }
    },
  };
}

function toStored({ betterKey, kind, distance }: RelationEdge): StoredEdge {
  return { better_key: betterKey, kind: RELATION_KINDS.indexOf(kind), distance };
}

function areEqual(some: readonly StoredEdge[], others: readonly StoredEdge[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ better_key, kind, distance }, i) => {
      const other = others[i];
      return other?.better_key === better_key && other.kind === kind && other.distance === distance;
    })
  );
}

function toRelationRow(row: Row): RelationRow {
  return {
    key: row.key,
    fileName: row.file_name,
    path: row.path,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    takenAt: row.taken_at,
    checksum: row.checksum,
    duplicateId: row.duplicate_id,
    perceptualHash: row.perceptual_hash && unpackLook(row.perceptual_hash),
    hasCamera: row.has_make === 1,
  };
}
