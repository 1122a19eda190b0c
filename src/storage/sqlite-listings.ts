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
  const timeOf = sqlite.prepare<[number], number>('select taken_at from scores where key = ?').pluck();

  function ordered(filter: ResultFilter, order: ResultOrder): Uint32Array<ArrayBuffer> {
    const { expression, direction } = sortColumn(order);
    const where = whereOf(names, filter, { listed: true });
    const keys = prepared(
      `select s.key from scores s indexed by ${indexFor(where.family, order.sort)} ${where.sql}
        order by ${expression} ${direction}, s.key ${direction}`,
    ).all(...where.values);
    return Uint32Array.from(keys as number[]);
  }

  // One look at the database: the keys and their times must agree.
  const read = sqlite.transaction((filter: ResultFilter, order: ResultOrder, steps: number): Listing => {
    const keys = ordered(filter, order);
    const timeAt = (place: number): number => timeOf.get(keys[place] ?? 0) ?? 0;
    return {
      keys,
      buckets: order.sort === 'date' ? byMonth(keys.length, timeAt) : bySize(keys.length),
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

/** `timeAt`: in order, rising or falling. Only the ends of months are looked for: a time costs a look-up. */
function byMonth(count: number, timeAt: (place: number) => number): ResultLayout['buckets'] {
  const buckets: { month: string; count: number }[] = [];
  for (let from = 0; from < count; ) {
    const month = monthOf(timeAt(from));
    // Doubling steps reach beyond the month, halving finds its end.
    let [within, step] = [from, 1];
    while (within + step < count && monthOf(timeAt(within + step)) === month) {
      within += step;
      step *= 2;
    }
    let beyond = Math.min(count, within + step);
    while (beyond - within > 1) {
      const middle = (within + beyond) >> 1;
      if (monthOf(timeAt(middle)) === month) within = middle;
      else beyond = middle;
    }
    buckets.push({ month, count: beyond - from });
    from = beyond;
  }
  return buckets;
}

const monthOf = (time: number): string => new Date(time).toISOString().slice(0, 7);
