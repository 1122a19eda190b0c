import type { Statement } from 'better-sqlite3';
import { decisionOf } from './codes.ts';
import type { ReadConnection } from './connection.ts';
import { idFromBytes } from './identifiers.ts';
import type { NameSearch } from './name-search.ts';
import { createRatios } from './ratios.ts';
import { indexFor, sortColumn } from './result-conditions.ts';
import type { Listing, Listings, ResultLayout } from './result-layouts.ts';
import { whereOf } from './result-where.ts';
import type { ResultFilter, ResultOrder } from './results.ts';

const BUCKET = 1_000;
const DAY_MS = 24 * 3600 * 1000;

export function createListings({ sqlite }: ReadConnection, names: NameSearch): Listings {
  const ratios = createRatios(sqlite);
  const statements = new Map<string, Statement<unknown[]>>();
  const prepared = (sql: string): Statement<unknown[]> => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = sqlite.prepare<unknown[]>(sql).pluck();
    statements.set(sql, statement);
    return statement;
  };
  /** Two walks along one index, since one of rows with two values takes three times as long as one of single values. */
  function column(value: string, filter: ResultFilter, order: ResultOrder): number[] {
    const { expression, direction } = sortColumn(order);
    const where = whereOf(names, filter, { listed: true });
    return prepared(
      `select ${value} from scores s indexed by ${indexFor(where.family, order.sort)} ${where.sql}
        order by ${expression} ${direction}, s.key ${direction}`,
    ).all(...where.values) as number[];
  }

  // One look at the database: the keys and their times must agree.
  const read = sqlite.transaction((filter: ResultFilter, order: ResultOrder, steps: number): Listing => {
    const keys = Uint32Array.from(column('s.key', filter, order));
    return {
      keys,
      buckets: order.sort === 'date' ? byMonth(column(DAY, filter, order)) : bySize(keys.length),
      ratios: ratios.of(keys, steps),
    };
  });

  const placedOf = sqlite.prepare<[string], { id: Buffer; bytes: number | null; decision: number }>(
    `select a.id, a.bytes, s.decision from json_each(?) wanted join scores s on s.key = wanted.value
       join assets a on a.key = s.key order by wanted.key`,
  );

  return {
    list: (filter, order, steps) => read.deferred(filter, order, steps),
    placed: (keys) =>
      placedOf.all(JSON.stringify([...keys])).map((row) => ({
        id: idFromBytes(row.id),
        bytes: row.bytes,
        decision: decisionOf(row.decision),
      })),
  };
}

function bySize(count: number): ResultLayout['buckets'] {
  return Array.from({ length: Math.ceil(count / BUCKET) }, (_, at) => ({
    month: null,
    count: Math.min(BUCKET, count - at * BUCKET),
  }));
}

/** Since 1970, rounded down. Days are small numbers, of which a million cost V8 far less than of milliseconds. */
const DAY = `iif(s.taken_at < 0, s.taken_at - ${DAY_MS - 1}, s.taken_at) / ${DAY_MS}`;

/** `days` in order, rising or falling: a month is worked out only where the last one ends. */
function byMonth(days: readonly number[]): ResultLayout['buckets'] {
  const buckets: { month: string; count: number }[] = [];
  let [from, to] = [0, 0];
  for (const day of days) {
    const last = buckets.at(-1);
    if (last !== undefined && day >= from && day < to) last.count += 1;
    else {
      const date = new Date(day * DAY_MS);
      from = Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) / DAY_MS;
      to = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) / DAY_MS;
      buckets.push({ month: date.toISOString().slice(0, 7), count: 1 });
    }
  }
  return buckets;
}
