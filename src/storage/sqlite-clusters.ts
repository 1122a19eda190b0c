import { MEDIUM } from '../domain/category.ts';
import { categoryCode, categoryOf, confidenceCode, DECISION_CODES } from './codes.ts';
import type { ReadConnection } from './connection.ts';
import type { Cluster, Overview } from './facets.ts';
import { idFromBytes } from './identifiers.ts';
import type { NameSearch } from './name-search.ts';
import { FOLDER, indexFor, NEVER_SUGGESTED } from './result-conditions.ts';
import { whereOf } from './result-where.ts';

/** More than one looks through; what is left over stands in the list, and moves up when these are decided. */
const LISTED = 200;
const SAMPLES = 4;

/** Copies belong beside what they are copies of: their size in pixels says nothing of what they show. */
const COPY = `(s.category = ${categoryCode('duplicates')} and s.better_key is not null)`;
const unlessCopy = (column: string, name: string): string => `iif(${COPY}, null, ${column}) as ${name}`;

const ALIKE = {
  kind: {
    columns: `s.category, ${unlessCopy('s.source_app', 'source_app')}, ${unlessCopy('a.width', 'width')},
      ${unlessCopy('a.height', 'height')}, null as folder, iif(${COPY}, s.better_key, null) as better`,
    known: `(a.width > 0 or ${COPY})`,
  },
  folder: {
    columns: `s.category, null as source_app, null as width, null as height, ${FOLDER} as folder, null as better`,
    known: 'a.path is not null',
  },
} as const;

interface Row {
  readonly category: number | null;
  readonly source_app: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly folder: string | null;
  readonly better: number | null;
  readonly count: number;
  readonly bytes: number;
  readonly marked: number;
  readonly held_back: number;
  readonly samples: string;
}

export function createClusters({ sqlite }: ReadConnection, names: NameSearch): Overview['clusters'] {
  const idsOf = sqlite
    .prepare<[string], Buffer>(
      'select a.id from json_each(?) wanted join assets a on a.key = wanted.value order by wanted.key',
    )
    .pluck();

  return (filter, by) => {
    const { columns, known } = ALIKE[by];
    // The same suggestions as in the list of a category, also where the view lists everything.
    const open = filter.protected === undefined && filter.decision === undefined;
    const where = whereOf(names, filter, {
      listed: false,
      // The second says the same, and an index knows it.
      more: [
        ['s.category is not null'],
        [`s.confidence >= ${confidenceCode(MEDIUM)}`],
        ...(open ? ([[`not ${NEVER_SUGGESTED}`]] as const) : []),
      ],
    });
    // Everything with a category: the index of categories holds just that.
    const family = where.family === 'decided' ? 'decided' : 'category';
    const scores = `from scores s indexed by ${indexFor(family, 'confidence')}`;
    const from = `${scores} cross join assets a on a.key = s.key ${where.sql}`;
    const total = sqlite
      .prepare<unknown[], number>(`select count(*) ${scores} ${where.sql}`)
      .pluck()
      .get(...where.values);
    const alike = 'category, source_app, width, height, folder, better';
    const rows = sqlite
      .prepare<unknown[], Row>(
        `with alike as (select s.key, s.bytes, s.decision, s.held_back, s.confidence, ${columns} ${from} and ${known}),
              placed as (select *, row_number() over (partition by ${alike} order by confidence desc, key) as place from alike)
         select ${alike}, count(*) as count, sum(bytes) as bytes, sum(decision = ${DECISION_CODES.delete}) as marked,
                sum(held_back > 0) as held_back,
                group_concat(iif(place <= ${SAMPLES}, key, null)) as samples
           from placed group by ${alike} having count(*) > 1 or better is not null
          order by marked = count(*), count(*) desc, bytes desc limit ${LISTED}`,
      )
      .all(...where.values);
    return { items: rows.map(toCluster), total: total ?? 0 };
  };

  function toCluster({ category, source_app, held_back, better, samples, ...row }: Row): Cluster {
    const [betterCopy] = better === null ? [] : idsOf.all(`[${better}]`).map(idFromBytes);
    return {
      ...row,
      category: categoryOf(category),
      sourceApp: source_app,
      heldBack: held_back,
      betterCopy: betterCopy ?? null,
      samples: idsOf.all(`[${samples}]`).map(idFromBytes),
    };
  }
}
