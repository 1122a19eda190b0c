import { once } from 'node:events';

/** Whoever read stdout has stopped (`… | head`): nothing is left to do, and nothing went wrong. */
export class ReaderGoneError extends Error {
  override readonly name = 'ReaderGoneError';
}

let readerGone = false;

/** To be called once at start, before anything is printed. */
export function noticeWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    readerGone = true;
  });
}

/**
 * Writes to stdout and waits where the reader is slower: a million lines need no memory.
 * Throws {@link ReaderGoneError} so that the command can clean up after itself and end.
 */
export async function print(text: string): Promise<void> {
  if (readerGone) throw new ReaderGoneError();
  if (process.stdout.write(text)) return;
  await once(process.stdout, 'drain').catch(() => {
    throw new ReaderGoneError();
  });
}

export type Format = 'table' | 'json' | 'ndjson';

/** Prints rows as they come. A table needs its columns' widths and so holds back what it prints. */
export async function printRows<Row extends object>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  format: Format,
  columns: readonly Column<Row>[],
): Promise<void> {
  if (format === 'table') return print(table(await collect(rows), columns));
  if (format === 'json') await print('[');
  let first = true;
  for await (const row of rows) {
    if (format === 'json') await print(`${first ? '\n' : ',\n'}${JSON.stringify(row)}`);
    else await print(`${JSON.stringify(row)}\n`);
    first = false;
  }
  if (format === 'json') await print(first ? ']\n' : '\n]\n');
}

export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  readonly alignRight?: boolean;
}

function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map(({ text }) => harmless(text(row))));
  const lines = [columns.map(({ title }) => title), ...cells];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => [...(line[at] ?? '')].length)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => {
          const gap = ' '.repeat(Math.max(0, (widths[at] ?? 0) - [...cell].length));
          return columns[at]?.alignRight === true ? gap + cell : cell + gap;
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** A file name may hold line breaks and terminal commands; in a table they are shown, never obeyed. */
function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD');
}

async function collect<Row>(rows: Iterable<Row> | AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
