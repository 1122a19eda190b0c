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
  function ordered(filter: ResultFilter, order: ResultOrder): Uint32Array {
    const { expression, direction } = sortColumn(order);
    const where = whereOf(names, filter, { listed: true });
    return Uint32Array.from(
      prepared(
        `select s.key from scores s indexed by ${indexFor(where.family, order.sort)} ${where.sql}
          order by ${expression} ${direction}, s.key ${direction}`,
      ).all(...where.values) as number[],
    );
  }

  const takenAt = sqlite.prepare<[number], number>('select taken_at from scores where key = ?').pluck();
  const monthOf = (key: number): string => new Date(takenAt.get(key) ?? 0).toISOString().slice(0, 7);

  // One look at the database: the keys and their times must agree.
  const read = sqlite.transaction((filter: ResultFilter, order: ResultOrder, steps: number): Listing => {
    const keys = ordered(filter, order);
    return {
      keys,
      buckets: order.sort === 'date' ? byMonth(keys, monthOf) : bySize(keys.length),
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

/**
 * `keys` in the order of their times, rising or falling. Where a month ends is found by doubling steps and halving
 * what is left: twenty looks at a month instead of one at every row.
 */
function byMonth(keys: Uint32Array, monthOf: (key: number) => string): ResultLayout['buckets'] {
  const buckets: { month: string; count: number }[] = [];
  for (let start = 0; start < keys.length; ) {
    const month = monthOf(keys[start] ?? 0);
    const isBeyond = (place: number) => place >= keys.length || monthOf(keys[place] ?? 0) !== month;
    let inside = start;
    let step = 1;
    for (; !isBeyond(inside + step); step *= 2) inside += step;
    let beyond = inside + step;
    while (beyond - inside > 1) {
      const middle = (inside + beyond) >> 1;
      if (isBeyond(middle)) beyond = middle;
      else inside = middle;
    }
    buckets.push({ month, count: beyond - start });
    start = beyond;
  }
  return buckets;
}
