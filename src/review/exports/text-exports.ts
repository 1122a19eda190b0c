import type { ResultRow } from '../../storage/results.ts';
import { breathe, JUDGED } from '../breathe.ts';
import type { ReviewedResult } from '../reviewed.ts';
import { BYTE_ORDER_MARK } from './csv.ts';
import { CSV_HEAD, csvLine, exportLine } from './export-line.ts';
import { mapPath, type PathPrefix } from './path-mapping.ts';
import { isRelative, scriptEnd, scriptHead, scriptLine } from './shell-script.ts';

type Rows = AsyncIterable<readonly ResultRow[]>;

export interface Evidence {
  readonly explain: (rows: readonly ResultRow[]) => readonly ReviewedResult[];
  /** Where people open Immich; null for a folder. */
  readonly webUrl: string | null;
}

async function* lines(rows: Rows, { explain, webUrl }: Evidence) {
  for await (const batch of rows)
    for (let at = 0; at < batch.length; at += JUDGED) {
      yield explain(batch.slice(at, at + JUDGED)).map((result) => exportLine(result, webUrl));
      await breathe();
    }
}

export async function* csv(rows: Rows, evidence: Evidence, withMark: boolean): AsyncGenerator<string> {
  yield withMark ? BYTE_ORDER_MARK + CSV_HEAD : CSV_HEAD;
  for await (const batch of lines(rows, evidence)) yield batch.map(csvLine).join('');
}

export async function* ndjson(rows: Rows, evidence: Evidence): AsyncGenerator<string> {
  for await (const batch of lines(rows, evidence))
    yield batch.map((line) => `${JSON.stringify(line)}\n`).join('');
}

export async function* json(rows: Rows, evidence: Evidence): AsyncGenerator<string> {
  let before = '[\n';
  for await (const batch of lines(rows, evidence)) {
    yield before + batch.map((line) => JSON.stringify(line)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Paths one after the other, each with its end. What has none (an upload) is left out. */
export async function* paths(
  rows: Rows,
  prefixes: readonly PathPrefix[],
  end: '\n' | '\0',
): AsyncGenerator<string> {
  for await (const batch of rows) {
    const known = batch.flatMap(({ path }) => (path === null ? [] : [mapPath(path, prefixes)]));
    // A path with a line break would be read as two other ones: only a NUL ends it for sure.
    yield known
      .filter((path) => end === '\0' || !hasLineBreak(path))
      .map((path) => operand(path) + end)
      .join('');
    await breathe();
  }
}

/** A file of a folder may be called `-rf.jpg`: what a list is handed to (`xargs -0 mv -t …`) must not take that for an option. */
function operand(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}

export function hasLineBreak(path: string): boolean {
  return /[\r\n]/.test(path);
}

export async function* script(
  rows: Rows,
  options: {
    readonly prefixes: readonly PathPrefix[];
    /** Where to; null: where the script itself would. */
    readonly folder: string | null;
    readonly madeAt: string;
  },
): AsyncGenerator<string> {
  let isBegun = false;
  let files = 0;
  let leftOut = 0;
  for await (const batch of rows) {
    const known = batch.flatMap(({ path }) => (path === null ? [] : [mapPath(path, options.prefixes)]));
    if (known.length === 0) continue;
    // Whether paths are relative is seen from the first: a library has all of one kind.
    if (!isBegun) yield scriptHead(options.folder, options.madeAt, known.some(isRelative));
    isBegun = true;
    const moves = known.map(scriptLine);
    const written = moves.filter((line) => line !== null);
    files += written.length;
    leftOut += moves.length - written.length;
    yield written.join('');
    await breathe();
  }
  if (!isBegun) yield scriptHead(options.folder, options.madeAt);
  yield scriptEnd(files, leftOut);
}
