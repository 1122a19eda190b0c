import { MEDIUM } from '../domain/category.ts';
import { categoryOf, confidenceCode, DECISION_CODES } from './codes.ts';
import type { ReadConnection } from './connection.ts';
import type { Cluster, Overview } from './facets.ts';
import { idFromBytes } from './identifiers.ts';
import type { NameSearch } from './name-search.ts';
import { FOLDER, indexFor, NEVER_SUGGESTED } from './result-conditions.ts';
import { whereOf } from './result-where.ts';

/** More than one looks through; what is left over stands in the list. */
const LISTED = 200;
const SAMPLES = 4;

const ALIKE = {
  kind: { columns: 's.category, s.source_app, a.width, a.height, null as folder', known: 'a.width > 0' },
  folder: {
    columns: `s.category, null as source_app, null as width, null as height, ${FOLDER} as folder`,
    known: 'a.path is not null',
  },
} as const;

interface Row {
  readonly category: number | null;
  readonly source_app: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly folder: string | null;
  readonly count: number;
  readonly bytes: number;
  readonly marked: number;
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
    const alike = 'category, source_app, width, height, folder';
    const rows = sqlite
      .prepare<unknown[], Row>(
        `with alike as (select s.key, s.bytes, s.decision, s.confidence, ${columns} ${from} and ${known}),
              placed as (select *, row_number() over (partition by ${alike} order by confidence desc, key) as place from alike)
         select ${alike}, count(*) as count, sum(bytes) as bytes, sum(decision = ${DECISION_CODES.delete}) as marked,
                group_concat(iif(place <= ${SAMPLES}, key, null)) as samples
           from placed group by ${alike} having count(*) > 1 order by count(*) desc, bytes desc limit ${LISTED}`,
      )
      .all(...where.values);
    return { items: rows.map(toCluster), total: total ?? 0 };
  };

  function toCluster({ category, source_app, samples, ...row }: Row): Cluster {
    return {
      ...row,
      category: categoryOf(category),
      sourceApp: source_app,
      samples: idsOf.all(`[${samples}]`).map(idFromBytes),
    };
  }
}
