import type { Statement } from 'better-sqlite3';
import { DECISION_CODES } from './codes.ts';
import type { ReadConnection } from './connection.ts';
import { createDataVersion } from './data-version.ts';
import { idFromBytes, idToBytes } from './identifiers.ts';
import { createMemory } from './memory.ts';
import type { NameSearch } from './name-search.ts';
import { indexFor, NEVER_SUGGESTED, sortColumn } from './result-conditions.ts';
import { type ResultPosition, readCursor, writeCursor } from './result-cursor.ts';
import { RESULT_COLUMNS, type StoredResult, toResultRow } from './result-rows.ts';
import { whereOf } from './result-where.ts';
import type {
  ResultFilter,
  ResultOrder,
  Results,
  ResultsPage,
  ResultsQuery,
  WalkedBatch,
} from './results.ts';

/** Ids of a filter read at a time. */
const IDS = 5_000;
const ROWS = 1_000;

interface Totals {
  readonly listed: number;
  readonly protected: number;
  readonly kept: number;
}

export function createResults({ sqlite }: ReadConnection, names: NameSearch): Results {
  const statements = new Map<string, Statement<unknown[]>>();
  const prepared = (sql: string): Statement<unknown[]> => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = sqlite.prepare<unknown[]>(sql);
    statements.set(sql, statement);
    return statement;
  };

  const remembered = createMemory(createDataVersion({ sqlite }));
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
    order: ResultOrder,
    from: ResultPosition | null,
    limit: number,
  ): ResultPosition[] {
    const { expression, column, direction } = sortColumn(order);
    const beyond = `(${expression}, s.key) ${direction === 'desc' ? '<' : '>'} (?, ?)`;
    const where = whereOf(names, filter, {
      listed: true,
      more: from === null ? [] : [[beyond, from.value, from.key]],
    });
    return prepared(
      `select s.key, s.${column} as value from scores s indexed by ${indexFor(where.family, order.sort)}
        ${where.sql} order by ${expression} ${direction}, s.key ${direction} limit ?`,
    ).all(...where.values, limit) as ResultPosition[];
  }

  const totals = (filter: ResultFilter): Totals => remembered(JSON.stringify(filter), () => count(filter));

  function count(filter: ResultFilter): Totals {
    const where = whereOf(names, filter, { listed: false });
    const from = `from scores s indexed by ${indexFor(where.family, 'confidence')} ${where.sql}`;
    if (!where.suggestions) {
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
    const from = query.cursor === undefined ? null : readCursor(query, query.cursor);
    const found = positions(query, query, from, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      rows: byKeys.all(JSON.stringify(shown.map(({ key }) => key))).map(toResultRow),
      nextCursor: found.length > query.limit && last !== undefined ? writeCursor(query, last) : null,
    };
  }

  function page(query: ResultsQuery): ResultsPage {
    const { listed, ...leftOut } = totals(query);
    return { ...first(query), total: listed, leftOut };
  }

  function* batches(filter: ResultFilter, size: number): Iterable<readonly number[]> {
    for (let from: ResultPosition | null = null; ; ) {
      const found = positions(filter, { sort: 'confidence' }, from, size);
      if (found.length > 0) yield found.map(({ key }) => key);
      from = found.at(-1) ?? null;
      if (found.length < size || from === null) return;
    }
  }

  /** Beyond one key, by key: no index has that order for every filter, and sorting each batch anew would not end. */
  function walk(filter: ResultFilter, after: number): WalkedBatch {
    const where = whereOf(names, filter, { listed: true, more: [['s.key > ?', after]] });
    const sql = `select s.key as key from scores s not indexed ${where.sql} order by s.key limit ${ROWS}`;
    const keys = (prepared(sql).all(...where.values) as { key: number }[]).map(({ key }) => key);
    return {
      rows: byKeys.all(JSON.stringify(keys)).map(toResultRow),
      last: keys.length < ROWS ? null : (keys.at(-1) ?? null),
    };
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
    *rows(filter) {
      for (let after: number | null = 0; after !== null; ) {
        const { rows, last } = walk(filter, after);
        if (rows.length > 0) yield rows;
        after = last;
      }
    },
    walk,
  };
}
