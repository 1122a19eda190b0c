import type { Connection } from './connection.ts';

/** How a field stands in its table: the column's name, and whether it holds JSON. */
export interface RowColumn {
  readonly name: string;
  readonly json?: boolean;
}

/** A small table whose rows are plain objects. Large ones have statements of their own. */
export interface RowTable<Row> {
  /** `where` is what stands behind the table's name, with its values. */
  all(where: string, ...values: readonly unknown[]): Row[];
  one(where: string, ...values: readonly unknown[]): Row | null;
  /** Fields left out get the table's own default. Returns the row as it stands there. */
  insert(fields: Partial<Row>): Row;
  /** Fields left out or undefined stay as they are. Returns the rows that were met. */
  update(fields: Partial<Row>, where: string, ...values: readonly unknown[]): Row[];
}

export function createRowTable<Row extends object>(
  { sqlite }: Pick<Connection, 'sqlite'>,
  table: string,
  columns: Readonly<Record<keyof Row & string, RowColumn>>,
): RowTable<Row> {
  const fields = Object.entries<RowColumn>(columns);
  const list = fields.map(([, { name }]) => name).join(', ');
  const prepared = new Map<string, ReturnType<typeof statement>>();

  function statement(sql: string) {
    return sqlite.prepare<unknown[], Record<string, unknown>>(sql);
  }
  function query(sql: string, values: readonly unknown[]): Row[] {
    let known = prepared.get(sql);
    if (known === undefined) {
      known = statement(sql);
      prepared.set(sql, known);
    }
    return known.all(...values).map(toRow);
  }
  function toRow(stored: Record<string, unknown>): Row {
    return Object.fromEntries(
      fields.map(([field, { name, json }]) => {
        const value = stored[name];
        return [field, json === true && typeof value === 'string' ? JSON.parse(value) : value];
      }),
    ) as Row;
  }
  /** Names and values of the columns that `given` says something of. */
  function said(given: Partial<Row>): { names: string[]; values: unknown[] } {
    const some = Object.entries<unknown>(given as Record<string, unknown>).filter(
      ([field, value]) => value !== undefined && field in columns,
    );
    return {
      names: some.map(([field]) => columns[field as keyof Row & string].name),
      values: some.map(([field, value]) =>
        columns[field as keyof Row & string].json === true && value !== null ? JSON.stringify(value) : value,
      ),
    };
  }
  const all = (where: string, ...values: readonly unknown[]) =>
    query(`select ${list} from ${table} ${where}`, values);

  return {
    all,
    one: (where, ...values) => all(where, ...values)[0] ?? null,
    insert(given) {
      const { names, values } = said(given);
      const sql = `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')}) returning ${list}`;
      const [row] = query(sql, values);
      if (row === undefined) throw new Error(`Nothing was written into ${table}.`);
      return row;
    },
    update(given, where, ...more) {
      const { names, values } = said(given);
      if (names.length === 0) return all(where, ...more);
      const sql = `update ${table} set ${names.map((name) => `${name} = ?`).join(', ')} ${where} returning ${list}`;
      return query(sql, [...values, ...more]);
    },
  };
}
