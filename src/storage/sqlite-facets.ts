import type { ReadConnection } from './connection.ts';
import type { Counted, FacetName, Overview } from './facets.ts';
import type { NameSearch } from './name-search.ts';
import { indexFor } from './result-conditions.ts';
import { whereOf } from './result-where.ts';
import type { ResultFilter } from './results.ts';
import { readTally } from './tally.ts';

/** Longer lists help nobody to choose. */
const LISTED = 50;
const STEPS = 20;
const STEP_WIDTH = 10_000 / STEPS;

interface FacetColumn {
  readonly tally: string;
  /** Filters that ask for this very column. */
  readonly own: readonly (keyof ResultFilter)[];
  readonly ofAssets?: boolean;
  /** An index holds the column. */
  readonly covered?: boolean;
  /** Nothing else is counted. */
  readonly known?: string;
  readonly newestFirst?: boolean;
}

const COLUMNS: Readonly<Record<FacetName, FacetColumn>> = {
  histogram: {
    tally: `tally(min(s.confidence / ${STEP_WIDTH}, ${STEPS - 1}))`,
    own: ['minConfidence', 'maxConfidence'],
    covered: true,
  },
  subKinds: { tally: 'tally(s.sub_kind)', own: ['subKind'], known: 's.sub_kind is not null' },
  sourceApps: { tally: `tally(coalesce(s.source_app, ''))`, own: ['sourceApp'] },
  folders: { tally: 'tally_folder(a.path)', own: ['folder'], ofAssets: true },
  cameras: {
    tally: `tally(nullif(trim(coalesce(a.make, '') || ' ' || coalesce(a.model, '')), ''))`,
    own: ['camera'],
    ofAssets: true,
  },
  years: { tally: 'tally_year(s.taken_at)', own: ['takenAfter', 'takenBefore'], newestFirst: true },
};

/** Needs the aggregates of `addTallies`. */
export function createFacets(
  { sqlite }: ReadConnection,
  names: NameSearch,
): Pick<Overview, 'facet' | 'facets'> {
  function counted(name: FacetName, filter: ResultFilter): Counted[] {
    const { tally, own, ofAssets = false, covered = false, known } = COLUMNS[name];
    const where = whereOf(names, without(filter, own), {
      listed: true,
      more: known === undefined ? [] : [[known]],
    });
    // What no index holds is read from the table, whole and in its own order where that is most of it anyway.
    const index =
      where.family === 'all' && !covered
        ? 'not indexed'
        : `indexed by ${indexFor(where.family, 'confidence')}`;
    const text = sqlite
      .prepare<unknown[], string>(
        `select ${tally} from scores s ${index}
          ${ofAssets ? 'cross join assets a on a.key = s.key' : ''} ${where.sql}`,
      )
      .pluck()
      .get(...where.values);
    return readTally(text ?? '[]');
  }

  function histogram(filter: ResultFilter): number[] {
    const steps = Array.from({ length: STEPS }, () => 0);
    for (const { value, count } of counted('histogram', filter)) steps[Number(value)] = count;
    return steps;
  }

  function listed(name: Exclude<FacetName, 'histogram'>, filter: ResultFilter): Counted[] {
    const { newestFirst = false } = COLUMNS[name];
    return counted(name, filter)
      .sort((one, other) =>
        newestFirst
          ? compare(other.value, one.value)
          : other.count - one.count || compare(one.value, other.value),
      )
      .slice(0, LISTED);
  }

  return {
    facet: (name, filter) => (name === 'histogram' ? histogram(filter) : listed(name, filter)),
    facets: (filter) => ({
      histogram: histogram(filter),
      subKinds: listed('subKinds', filter),
      sourceApps: listed('sourceApps', filter),
      folders: listed('folders', filter),
      cameras: listed('cameras', filter),
      years: listed('years', filter),
    }),
  };
}

/** By their signs alone, as SQLite orders them. */
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function without(filter: ResultFilter, names: readonly (keyof ResultFilter)[]): ResultFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([name]) => !names.includes(name as keyof ResultFilter)),
  );
}
