import type { AlbumMembership, AssetFacts, AssetId, Memberships } from '../domain/asset-facts.ts';
import type { LibraryProfile } from '../domain/library-profile.ts';
import { canBeRanked } from '../domain/ml/calibrate-concept.ts';
import { type RankSteps, rankLogOdds } from '../domain/ml/rank-calibration.ts';
import type { ImmichMl, Subject } from '../domain/subject.ts';
import { RELATION_KINDS, type Relation } from '../domain/verdict.ts';
import { type AssetRow, rowToFacts } from './asset-rows.ts';
import type { ByteFactRows } from './byte-fact-rows.ts';
import type { Connection } from './connection.ts';
import type { FigureRow, FigureRows } from './figure-rows.ts';
import { idFromBytes, idToBytes } from './identifiers.ts';
import type { ProfileStore } from './profile.ts';
import { CONCEPT_WORTH, readWorth } from './sqlite-immich-ml.ts';
import type { KeyedSubject, KeyedSubjects } from './subjects.ts';

type SubjectRow = AssetRow & {
  readonly px_version: number | null;
  readonly px_missing: number | null;
  readonly px_layout: number | null;
  readonly px_figures: Buffer | null;
  readonly px_hash: Buffer | null;
  readonly px_damaged: string | null;
  readonly byte_version: number | null;
  readonly byte_facts: string | null;
};

/** Rows put together at a time. */
const BATCH = 500;

export function createSubjects(
  connection: Connection,
  figureRows: FigureRows,
  byteFactRows: ByteFactRows,
  profiles: ProfileStore,
): KeyedSubjects {
  const { sqlite } = connection;
  const rowsOf = sqlite.prepare<[string], SubjectRow>(
    `select a.*, p.version as px_version, p.missing as px_missing, p.layout as px_layout, p.figures as px_figures,
            p.perceptual_hash as px_hash, p.damaged as px_damaged, b.version as byte_version, b.facts as byte_facts
       from json_each(?) wanted join assets a on a.key = wanted.value
       left join pixels p on p.key = a.key left join byte_facts b on b.key = a.key
      where a.gone_at is null`,
  );
  const albumsOf = sqlite.prepare<[string], { asset_key: number; id: string; name: string; counts: number }>(
    `select m.asset_key, al.id, al.name, al.counts from json_each(?) wanted
       join album_assets m on m.asset_key = wanted.value join albums al on al.key = m.album_key order by al.key`,
  );
  const tagsOf = sqlite.prepare<[string], { asset_key: number; value: string }>(
    `select m.asset_key, t.value from json_each(?) wanted
       join tag_assets m on m.asset_key = wanted.value join tags t on t.key = m.tag_key order by t.key`,
  );
  const relationsOf = sqlite.prepare<
    [string],
    {
      key: number;
      kind: number;
      distance: number | null;
      id: Buffer;
      file_name: string;
      width: number | null;
      height: number | null;
      bytes: number | null;
      has_make: number;
    }
  >(
    `select r.key, r.kind, r.distance, a.id, a.file_name, a.width, a.height, a.bytes,
            a.make is not null as has_make from json_each(?) wanted
       join relations r on r.key = wanted.value join assets a on a.key = r.better_key
      where a.gone_at is null order by r.kind, r.better_key`,
  );
  const textsOf = sqlite.prepare<[string], { key: number; words: number; share: number; keeps: number }>(
    `select t.* from json_each(?) wanted join immich_texts t on t.key = wanted.value where t.words is not null`,
  );
  const ranksOf = sqlite.prepare<[string], { key: number; concept: string; rank: number }>(
    'select r.* from json_each(?) wanted join concept_ranks r on r.key = wanted.value',
  );
  const setting = sqlite.prepare<[string], string>('select value from settings where key = ?').pluck();
  const keyOf = sqlite.prepare<[Buffer], number>('select key from assets where id = ?').pluck();
  const keysAfter = sqlite
    .prepare<[number, number], number>(
      'select key from assets where key > ? and gone_at is null order by key limit ?',
    )
    .pluck();

  function byKeys(keys: readonly number[], now: string, given?: LibraryProfile): KeyedSubject[] {
    const wanted = JSON.stringify(keys);
    const profile = given ?? profiles.read();
    const known = setting.get('memberships_known') === 'true';
    const albums = grouped(albumsOf.all(wanted), (row) => row.asset_key);
    const tags = grouped(tagsOf.all(wanted), (row) => row.asset_key);
    const relations = grouped(relationsOf.all(wanted), (row) => row.key);
    const mix = profile.mix();
    const mlOf = immichMl(wanted);
    return rowsOf.all(wanted).map((row) => {
      const facts = rowToFacts(row);
      const subject: Subject = {
        facts,
        memberships: known ? membershipsOf(row, albums.get(row.key), tags.get(row.key)) : null,
        pixels: row.px_version === null ? null : figureRows.decode(thumbnailRow(row, row.px_version)),
        bytes:
          row.byte_facts === null
            ? null
            : { version: row.byte_version ?? 0, facts: byteFactRows.decode(row.byte_facts) },
        relations: (relations.get(row.key) ?? []).map(toRelation),
        ml: mlOf(row.key, facts),
        context: { mix, now, folder: profile.folder(facts) },
      };
      return { key: row.key, subject };
    });
  }

  /** Null for whatever Immich's models said nothing of. */
  function immichMl(wanted: string): (key: number, facts: AssetFacts) => ImmichMl | null {
    const worth = Object.entries(readWorth(setting.get(CONCEPT_WORTH)));
    const texts = new Map(textsOf.all(wanted).map((row) => [row.key, row]));
    const ranks = worth.length === 0 ? new Map() : grouped(ranksOf.all(wanted), (row) => row.key);
    return (key, facts) => {
      const text = texts.get(key);
      const concepts = worth.length === 0 || !canBeRanked(facts) ? null : conceptsOf(worth, ranks.get(key));
      if (text === undefined && concepts === null) return null;
      return { faces: null, text: text === undefined ? null : toText(text), concepts };
    };
  }

  return {
    byKeys,
    one(id, now) {
      const key = keyOf.get(idToBytes(id));
      return key === undefined ? null : (byKeys([key], now)[0]?.subject ?? null);
    },
    many(ids, now) {
      const keys = ids.map((id) => keyOf.get(idToBytes(id))).filter((key) => key !== undefined);
      const found = new Map<AssetId, Subject>();
      for (let at = 0; at < keys.length; at += BATCH)
        for (const { subject } of byKeys(keys.slice(at, at + BATCH), now))
          found.set(subject.facts.id, subject);
      return ids.map((id) => found.get(id)).filter((subject) => subject !== undefined);
    },
    *all(now) {
      for (let after = 0; ; ) {
        const keys = keysAfter.all(after, BATCH);
        if (keys.length === 0) return;
        yield byKeys(keys, now).map(({ subject }) => subject);
        after = keys.at(-1) ?? after;
      }
    },
  };
}

function membershipsOf(
  row: AssetRow,
  albums: readonly { id: string; name: string; counts: number }[] = [],
  tags: readonly { value: string }[] = [],
): Memberships {
  return {
    albums: albums.map(({ id, name, counts }): AlbumMembership => ({ id, name, counts: counts === 1 })),
    tags: tags.map(({ value }) => value),
    isStacked: row.is_stacked === 1,
  };
}

function thumbnailRow(row: SubjectRow, version: number): FigureRow {
  return {
    version,
    missing: row.px_missing,
    layout: row.px_layout,
    figures: row.px_figures,
    perceptual_hash: row.px_hash,
    damaged: row.px_damaged,
  };
}

function toText(row: { words: number; share: number; keeps: number }): ImmichMl['text'] {
  return { words: row.words, share: row.share / 1000, keeps: row.keeps === 1 };
}

function conceptsOf(
  worth: readonly (readonly [string, RankSteps])[],
  ranks: readonly { concept: string; rank: number }[] = [],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    worth.map(([concept, steps]) => {
      const rank = ranks.find((each) => each.concept === concept)?.rank ?? null;
      return [concept, rankLogOdds({ steps }, rank)];
    }),
  );
}

function toRelation(row: {
  kind: number;
  distance: number | null;
  id: Buffer;
  file_name: string;
  width: number | null;
  height: number | null;
  bytes: number | null;
  has_make: number;
}): Relation {
  const kind = RELATION_KINDS[row.kind] ?? 'immich_duplicate';
  return {
    kind,
    better: {
      id: idFromBytes(row.id),
      fileName: row.file_name,
      width: row.width,
      height: row.height,
      bytes: row.bytes,
      hasCamera: row.has_make === 1,
      relation: kind,
    },
    distance: row.distance,
  };
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => number): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
