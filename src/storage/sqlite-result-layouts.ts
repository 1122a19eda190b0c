import type { Statement } from 'better-sqlite3';
import { decisionOf } from './codes.ts';
import type { Connection } from './connection.ts';
import { LayoutGoneError } from './errors.ts';
import { idFromBytes, idToBytes } from './identifiers.ts';
import type { NameSearch } from './name-search.ts';
import { createRatios } from './ratios.ts';
import { indexFor, sortColumn } from './result-conditions.ts';
import type { ResultLayout, ResultLayouts } from './result-layouts.ts';
import { RESULT_COLUMNS, type StoredResult, toResultRow } from './result-rows.ts';
import { whereOf } from './result-where.ts';
import type { ResultFilter, ResultOrder } from './results.ts';

/** A window has one list at a time; a few windows, and the way back in each. Four bytes for each result of a list. */
const REMEMBERED = 16;
const BUCKET = 1_000;

/** `opened`: what sets the ids of this process apart from those that another gave before it. */
export function createResultLayouts(
  { sqlite }: Connection,
  names: NameSearch,
  opened: number,
): ResultLayouts {
  const lists = new Map<string, Uint32Array>();
  const ratios = createRatios(sqlite);
  let made = 0;

  const statements = new Map<string, Statement<unknown[]>>();
  const prepared = (sql: string): Statement<unknown[]> => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = sqlite.prepare<unknown[]>(sql).raw();
    statements.set(sql, statement);
    return statement;
  };
  const rowsOf = sqlite.prepare<[string], StoredResult>(
    `select ${RESULT_COLUMNS} from json_each(?) wanted join scores s on s.key = wanted.value
       join assets a on a.key = s.key`,
  );
  const placedOf = sqlite.prepare<[string], { id: Buffer; bytes: number | null; decision: number }>(
    `select a.id, a.bytes, s.decision from json_each(?) wanted join scores s on s.key = wanted.value
       join assets a on a.key = s.key order by wanted.key`,
  );
  const keyOf = sqlite.prepare<[Buffer], number>('select key from assets where id = ?').pluck();

  const remembered = (id: string): Uint32Array => {
    const keys = lists.get(id);
    if (keys === undefined) throw new LayoutGoneError();
    return keys;
  };

  function remember(keys: Uint32Array): string {
    made += 1;
    const id = `${opened.toString(36)}-${made}`;
    lists.set(id, keys);
    const [oldest] = lists.keys();
    if (lists.size > REMEMBERED && oldest !== undefined) lists.delete(oldest);
    return id;
  }

  /** Keys and values of the sort, in order. */
  function ordered(filter: ResultFilter, order: ResultOrder): readonly (readonly [number, number])[] {
    const { expression, direction } = sortColumn(order);
    const where = whereOf(names, filter, { listed: true });
    return prepared(
      `select s.key, ${order.sort === 'date' ? 's.taken_at' : '0'} from scores s
        indexed by ${indexFor(where.family, order.sort)} ${where.sql}
        order by ${expression} ${direction}, s.key ${direction}`,
    ).all(...where.values) as (readonly [number, number])[];
  }

  return {
    make(filter, order, steps) {
      const rows = ordered(filter, order);
      const keys = Uint32Array.from(rows, ([key]) => key);
      return {
        id: remember(keys),
        total: keys.length,
        buckets: order.sort === 'date' ? byMonth(rows.map(([, time]) => time)) : bySize(keys.length),
        ratios: ratios.of(keys, steps),
      };
    },
    rows(id, offset, limit) {
      const keys = [...remembered(id).subarray(offset, offset + limit)];
      const rows = new Map(rowsOf.all(JSON.stringify(keys)).map((row) => [row.key, toResultRow(row)]));
      return keys.map((key) => rows.get(key) ?? null);
    },
    range(id, from, to) {
      const keys = remembered(id).subarray(Math.min(from, to), Math.max(from, to) + 1);
      return placedOf.all(JSON.stringify([...keys])).map((row) => ({
        id: idFromBytes(row.id),
        bytes: row.bytes,
        decision: decisionOf(row.decision),
      }));
    },
    place(id, asset) {
      const keys = remembered(id);
      const key = keyOf.get(idToBytes(asset));
      const place = key === undefined ? -1 : keys.indexOf(key);
      return place === -1 ? null : place;
    },
  };
}

function bySize(count: number): ResultLayout['buckets'] {
  return Array.from({ length: Math.ceil(count / BUCKET) }, (_, at) => ({
    month: null,
    count: Math.min(BUCKET, count - at * BUCKET),
  }));
}

/** `times` in order, rising or falling: a month is worked out only where the last one ends. */
function byMonth(times: readonly number[]): ResultLayout['buckets'] {
  const buckets: { month: string; count: number }[] = [];
  let [from, to] = [0, 0];
  for (const time of times) {
    const last = buckets.at(-1);
    if (last !== undefined && time >= from && time < to) last.count += 1;
    else {
      const date = new Date(time);
      from = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
      to = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
      buckets.push({ month: date.toISOString().slice(0, 7), count: 1 });
    }
  }
  return buckets;
}
