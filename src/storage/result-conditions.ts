import { assetId } from '../domain/asset-facts.ts';
import { HIGH } from '../domain/category.ts';
import { categoryCode, confidenceCode, DECISION_CODES } from './codes.ts';
import { idToBytes, toMillis } from './identifiers.ts';
import type { ResultFilter, ResultOrder, ResultSort } from './results.ts';

/** A filter as SQL: conditions on `scores s`, their values, and the family of indexes that answers them. */
export interface Conditions {
  readonly sql: readonly string[];
  readonly values: readonly unknown[];
  readonly family: 'all' | 'category' | 'high' | 'decided';
  /** Suggestions: what is protected or kept is left out and counted. */
  readonly suggestions: boolean;
}

/** What makes a row one that is never suggested. */
export const NEVER_SUGGESTED = `(s.protection > 0 or s.decision = ${DECISION_CODES.keep})`;

/** Said once here and once in `toResultRow`. */
const RECOMMENDED = `(s.recommended = 1 and s.confidence >= ${confidenceCode(HIGH)} and s.decision <> ${DECISION_CODES.keep})`;

const sizeCondition = (side: 'width' | 'height'): string =>
  `s.key in (select key from assets where ${side} = ?)`;

export function conditionsOf(filter: ResultFilter): Conditions {
  const sql: string[] = [];
  const values: unknown[] = [];
  const add = (text: string, ...bound: unknown[]) => {
    sql.push(text);
    values.push(...bound);
  };
  const high = confidenceCode(HIGH);
  const least = Math.max(
    filter.minConfidence === undefined ? 0 : Math.ceil(filter.minConfidence * 10_000 - 1e-6),
    filter.category === 'high_confidence' ? high : 0,
  );
  const category = filter.category === 'high_confidence' ? undefined : filter.category;
  if (category !== undefined) add('s.category is not null and s.category = ?', categoryCode(category));
  // Said as literals, so that SQLite sees that its partial indexes hold all the rows asked for.
  else if (least >= high) add(`s.confidence >= ${high}`);
  if (least > 0) add('s.confidence >= ?', least);
  if (filter.maxConfidence !== undefined)
    add('s.confidence <= ?', Math.floor(filter.maxConfidence * 10_000 + 1e-6));
  if (filter.decision === 'none') add('s.decision = 0');
  else if (filter.decision !== undefined)
    add('s.decision > 0 and s.decision = ?', DECISION_CODES[filter.decision]);
  if (filter.protected !== undefined) add(filter.protected ? NEVER_SUGGESTED : `not ${NEVER_SUGGESTED}`);
  if (filter.subKind !== undefined) add('s.sub_kind = ?', filter.subKind);
  if (filter.sourceApp === '') add('s.source_app is null');
  else if (filter.sourceApp !== undefined) add('s.source_app = ? collate nocase', filter.sourceApp);
  if (filter.betterCopy !== undefined)
    add('s.better_key = (select b.key from assets b where b.id = ?)', idToBytes(assetId(filter.betterCopy)));
  if (filter.recommended !== undefined) add(filter.recommended ? RECOMMENDED : `not ${RECOMMENDED}`);
  if (filter.heldBack !== undefined) add(filter.heldBack ? 's.held_back > 0' : 's.held_back = 0');
  if (filter.takenAfter !== undefined) add('s.taken_at >= ?', toMillis(filter.takenAfter));
  if (filter.takenBefore !== undefined) add('s.taken_at <= ?', toMillis(filter.takenBefore));
  if (filter.minSize !== undefined) add('s.bytes >= ?', filter.minSize);
  if (filter.maxSize !== undefined) add('s.bytes <= ?', filter.maxSize);
  // Facts of assets: one walk through their table, since a look-up for each row of a long list takes seconds.
  if (filter.folder !== undefined) {
    const folder = `${filter.folder.replace(/[/\\]+$/, '')}/`;
    add(
      `s.key in (select key from assets f where substr(replace(f.path, '\\', '/'), 1, length(?)) = ?)`,
      folder,
      folder,
    );
  }
  if (filter.inFolder !== undefined)
    add(`s.key in (select key from assets a where ${FOLDER} = ?)`, filter.inFolder);
  if (filter.camera !== undefined) {
    const { camera } = filter;
    add(
      `s.key in (select key from assets c where c.make = ? collate nocase
          or c.model = ? collate nocase or c.make || ' ' || c.model = ? collate nocase)`,
      camera,
      camera,
      camera,
    );
  }
  if (filter.width !== undefined) add(sizeCondition('width'), filter.width);
  if (filter.height !== undefined) add(sizeCondition('height'), filter.height);
  return {
    sql,
    values,
    family: familyOf(filter, category !== undefined, least >= high),
    suggestions:
      filter.category !== undefined && filter.protected === undefined && filter.decision === undefined,
  };
}

function familyOf(filter: ResultFilter, hasCategory: boolean, isHigh: boolean): Conditions['family'] {
  // What a person has decided by hand is little: found first and sorted then.
  if (filter.decision === 'delete' || filter.decision === 'keep') return 'decided';
  if (hasCategory) return 'category';
  return isHigh ? 'high' : 'all';
}

/** The folder of a path, without the slash at its end; of `a.path`. */
export const FOLDER = `rtrim(rtrim(replace(a.path, '\\', '/'), replace(replace(a.path, '\\', '/'), '/', '')), '/')`;

export interface SortColumn {
  /** As an expression on `scores s`, with its collation. */
  readonly expression: string;
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly indexSuffix: string;
}

const SORT_COLUMNS: Readonly<Record<ResultSort, SortColumn>> = {
  confidence: {
    expression: 's.confidence',
    column: 'confidence',
    direction: 'desc',
    indexSuffix: 'confidence',
  },
  size: { expression: 's.bytes', column: 'bytes', direction: 'desc', indexSuffix: 'size' },
  date: { expression: 's.taken_at', column: 'taken_at', direction: 'desc', indexSuffix: 'date' },
  worth_deciding: { expression: 's.worth', column: 'worth', direction: 'desc', indexSuffix: 'worth' },
  name: { expression: 's.name collate nocase', column: 'name', direction: 'asc', indexSuffix: 'name' },
};

/** The column of a sort, in the direction asked for. */
export function sortColumn({ sort, order }: ResultOrder): SortColumn {
  const column = SORT_COLUMNS[sort];
  return order === undefined ? column : { ...column, direction: order };
}

/** The index that holds the rows in the order asked for; SQLite's own guess would need statistics to be as good. */
export function indexFor(family: Conditions['family'], sort: ResultSort): string {
  if (family === 'decided') return 'scores_decided';
  const suffix = SORT_COLUMNS[sort].indexSuffix;
  return family === 'high' && sort === 'confidence' ? 'scores_all_confidence' : `scores_${family}_${suffix}`;
}
