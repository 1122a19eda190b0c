import type { Statement } from 'better-sqlite3';
import { DECISION_CODES } from './codes.ts';
import type { Connection } from './connection.ts';
import { InvalidCursorError } from './errors.ts';
import { idFromBytes, idToBytes } from './identifiers.ts';
import type { NameSearch } from './name-search.ts';
import {
  type Conditions,
  conditionsOf,
  indexFor,
  NEVER_SUGGESTED,
  SORT_COLUMNS,
} from './result-conditions.ts';
import { type ResultPosition, readCursor, writeCursor } from './result-cursor.ts';
import { RESULT_COLUMNS, type StoredResult, toResultRow } from './result-rows.ts';
import type { ResultFilter, ResultSort, Results, ResultsPage, ResultsQuery } from './results.ts';

/** Ids of a filter read at a time. */
const IDS = 5_000;
const ROWS = 1_000;

interface Totals {
  readonly listed: number;
  readonly protected: number;
  readonly kept: number;
}

export function createResults({ sqlite }: Connection, names: NameSearch): Results {
  const statements = new Map<string, Statement<unknown[]>>();
  const prepared = (sql: string): Statement<unknown[]> => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = sqlite.prepare<unknown[]>(sql);
    statements.set(sql, statement);
    return statement;
  };
  function allOf(filter: ResultFilter, conditions: Conditions, more: readonly string[]) {
    const text = names.condition(filter.q);
    return {
      sql: [...conditions.sql, ...more, ...(text === null ? [] : [text.sql])],
      values: [...conditions.values, ...(text?.values ?? [])],
    };
  }

  const one = sqlite.prepare<[Buffer], StoredResult>(
    `select ${RESULT_COLUMNS} from assets a join scores s on s.key = a.key where a.id = ?`,
  );
  const byKeys = sqlite.prepare<[string], StoredResult>(
    `select ${RESULT_COLUMNS} from json_each(?) wanted join scores s on s.key = wanted.value
       join assets a on a.key = s.key order by wanted.key`,
  );

  /** Keys of one page with their sort values, in order. */
  function positions(
    filter: ResultFilter,
    sort: ResultSort,
    from: ResultPosition | null,
    limit: number,
  ): ResultPosition[] {
    const conditions = conditionsOf(filter);
    const { expression, column, direction } = SORT_COLUMNS[sort];
    const where = allOf(filter, conditions, conditions.suggestions ? [`not ${NEVER_SUGGESTED}`] : []);
    const values = [...where.values];
    if (from !== null) {
      where.sql.push(`(${expression}, s.key) ${direction === 'desc' ? '<' : '>'} (?, ?)`);
      values.push(from.value, from.key);
    }
    return prepared(
      `select s.key, s.${column} as value from scores s indexed by ${indexFor(conditions.family, sort)}
        ${whereText(where.sql)} order by ${expression} ${direction}, s.key ${direction} limit ?`,
    ).all(...values, limit) as ResultPosition[];
  }

  function totals(filter: ResultFilter): Totals {
    const conditions = conditionsOf(filter);
    const where = allOf(filter, conditions, []);
    const from = `from scores s indexed by ${indexFor(conditions.family, 'confidence')} ${whereText(where.sql)}`;
    if (!conditions.suggestions) {
      const { listed } = prepared(`select count(*) as listed ${from}`).get(...where.values) as Totals;
      return { listed, protected: 0, kept: 0 };
    }
    return prepared(
      `select coalesce(sum(not ${NEVER_SUGGESTED}), 0) as listed,
              coalesce(sum(s.protection > 0 and s.decision <> ${DECISION_CODES.keep}), 0) as protected,
              coalesce(sum(s.decision = ${DECISION_CODES.keep}), 0) as kept ${from}`,
    ).get(...where.values) as Totals;
  }

  function first(query: ResultsQuery): Pick<ResultsPage, 'rows' | 'nextCursor'> {
    const from = query.cursor === undefined ? null : readCursor(query.sort, query.cursor);
    const found = positions(query, query.sort, from, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      rows: byKeys.all(JSON.stringify(shown.map(({ key }) => key))).map(toResultRow),
      nextCursor: found.length > query.limit && last !== undefined ? writeCursor(query.sort, last) : null,
    };
  }

  function page(query: ResultsQuery): ResultsPage {
    const { listed, ...leftOut } = totals(query);
    return { ...first(query), total: listed, leftOut };
  }

  function* batches(filter: ResultFilter, size: number): Iterable<readonly number[]> {
    for (let from: ResultPosition | null = null; ; ) {
      const found = positions(filter, 'confidence', from, size);
      if (found.length > 0) yield found.map(({ key }) => key);
      from = found.at(-1) ?? null;
      if (found.length < size || from === null) return;
    }
  }

  const keyOf = sqlite.prepare<[Buffer], number>('select key from assets where id = ?').pluck();

  /** Beyond one key, by key: no index has that order for every filter, and sorting each batch anew would not end. */
  function walked(filter: ResultFilter, after: number): number[] {
    const conditions = conditionsOf(filter);
    const open = conditions.suggestions ? [`not ${NEVER_SUGGESTED}`] : [];
    const where = allOf(filter, conditions, [...open, 's.key > ?']);
    const sql = `select s.key as key from scores s not indexed ${whereText(where.sql)} order by s.key limit ${ROWS}`;
    const bound = [...conditions.values, after, ...where.values.slice(conditions.values.length)];
    return (prepared(sql).all(...bound) as { key: number }[]).map(({ key }) => key);
  }

  const idsOf = sqlite
    .prepare<[string], Buffer>(
      'select a.id from json_each(?) wanted join assets a on a.key = wanted.value order by wanted.key',
    )
    .pluck();

  return {
    page,
    first,
    one(id) {
      const row = one.get(idToBytes(id));
      return row === undefined ? null : toResultRow(row);
    },
    many: (ids) =>
      ids
        .map((id) => one.get(idToBytes(id)))
        .filter((row) => row !== undefined)
        .map(toResultRow),
    count: (filter) => totals(filter).listed,
    leftOut(filter) {
      const { listed: _, ...leftOut } = totals(filter);
      return leftOut;
    },
    *ids(filter) {
      for (const keys of batches(filter, IDS)) yield idsOf.all(JSON.stringify(keys)).map(idFromBytes);
    },
    *rows(filter, after) {
      let from = after === undefined ? 0 : keyOf.get(idToBytes(after));
      if (from === undefined) throw new InvalidCursorError(`No asset has ever had the id ${after}.`);
      for (let keys = walked(filter, from); keys.length > 0; keys = walked(filter, from)) {
        yield byKeys.all(JSON.stringify(keys)).map(toResultRow);
        from = keys.at(-1) ?? from;
      }
    },
  };
}

function whereText(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}
