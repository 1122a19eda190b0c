import { InvalidCursorError } from './errors.ts';
import type { ResultOrder } from './results.ts';

/** Where a list goes on: after the row with this sort value and this key. */
export interface ResultPosition {
  readonly value: number | string;
  readonly key: number;
}

/** Opaque to the caller; stable while rows come and go, since it names a place and not a number of rows. */
export function writeCursor(order: ResultOrder, position: ResultPosition): string {
  return Buffer.from(JSON.stringify([nameOf(order), position.value, position.key])).toString('base64url');
}

/** Throws `InvalidCursorError` for anything that `writeCursor` did not make for this order. */
export function readCursor(order: ResultOrder, cursor: string): ResultPosition {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 3) throw invalid();
  const [madeFor, value, key] = parts;
  if (madeFor !== nameOf(order))
    throw new InvalidCursorError(
      `This cursor belongs to the sort "${String(madeFor)}", not to "${nameOf(order)}". Begin without a cursor.`,
    );
  if (!Number.isSafeInteger(key) || typeof value !== (order.sort === 'name' ? 'string' : 'number'))
    throw invalid();
  return { value, key };
}

/** The usual direction goes without saying, so that cursors of before stay good. */
const nameOf = ({ sort, order }: ResultOrder): string => (order === undefined ? sort : `${sort} ${order}`);

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function invalid(): InvalidCursorError {
  return new InvalidCursorError('This cursor is not one that this service gave. Begin without a cursor.');
}
