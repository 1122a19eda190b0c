import type { Connection } from './connection.ts';
import type { Counted, Facets } from './facets.ts';
import type { NameSearch } from './name-search.ts';
import { FOLDER, indexFor } from './result-conditions.ts';
import { whereOf } from './result-where.ts';
import type { ResultFilter } from './results.ts';

/** Longer lists help nobody to choose. */
const LISTED = 50;
const STEPS = 20;

const CAMERA = `trim(coalesce(a.make, '') || ' ' || coalesce(a.model, ''))`;

export function createFacets({ sqlite }: Connection, names: NameSearch): (filter: ResultFilter) => Facets {
  function counted(
    filter: ResultFilter,
    value: string,
    {
      ofAssets = false,
      covered = false,
      order = 'count desc, value',
    }: { ofAssets?: boolean; covered?: boolean; order?: string } = {},
  ): Counted[] {
    const where = whereOf(names, filter, { listed: true });
    // What no index holds is read from the table, whole and in its own order where that is most of it anyway.
    const index =
      where.family === 'all' && !covered
        ? 'not indexed'
        : `indexed by ${indexFor(where.family, 'confidence')}`;
    return sqlite
      .prepare<unknown[], Counted>(
        `select ${value} as value, count(*) as count from scores s ${index}
          ${ofAssets ? 'cross join assets a on a.key = s.key' : ''} ${where.sql}
          group by value having value is not null order by ${order} limit ${LISTED}`,
      )
      .all(...where.values);
  }

  function histogram(filter: ResultFilter): number[] {
    const steps = Array.from({ length: STEPS }, () => 0);
    const width = 10_000 / STEPS;
    for (const { value, count } of counted(filter, `min(s.confidence / ${width}, ${STEPS - 1})`, {
      covered: true,
    }))
      steps[Number(value)] = count;
    return steps;
  }

  return (filter) => ({
    histogram: histogram(without(filter, 'minConfidence', 'maxConfidence')),
    subKinds: counted(without(filter, 'subKind'), 's.sub_kind'),
    sourceApps: counted(without(filter, 'sourceApp'), `coalesce(s.source_app, '')`),
    folders: counted(without(filter, 'folder'), FOLDER, { ofAssets: true }),
    cameras: counted(without(filter, 'camera'), `nullif(${CAMERA}, '')`, { ofAssets: true }),
    years: counted(
      without(filter, 'takenAfter', 'takenBefore'),
      `strftime('%Y', s.taken_at / 1000, 'unixepoch')`,
      { order: 'value desc' },
    ),
  });
}

function without(filter: ResultFilter, ...names: readonly (keyof ResultFilter)[]): ResultFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([name]) => !names.includes(name as keyof ResultFilter)),
  );
}
