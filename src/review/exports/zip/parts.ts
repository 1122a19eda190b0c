import type { ResultRow } from '../../../storage/results.ts';
import { breathe } from '../../breathe.ts';

/** A part ends before it would hold more: a download that breaks costs no more than this. */
export const PART_BYTES = 2 * 1024 ** 3;
export const PART_FILES = 1_000;

type Sized = Pick<ResultRow, 'bytes'>;

/** Says, row by row, which part it belongs to (from 1). One file that is larger than a part stands alone. */
export function createPartCounter(bytes = PART_BYTES, files = PART_FILES): (row: Sized) => number {
  let part = 1;
  let held = { files: 0, bytes: 0 };
  return (row) => {
    const size = row.bytes ?? 0;
    const isFull = held.files >= files || (held.files > 0 && held.bytes + size > bytes);
    if (isFull) {
      part += 1;
      held = { files: 0, bytes: 0 };
    }
    held = { files: held.files + 1, bytes: held.bytes + size };
    return part;
  };
}

export interface Part {
  readonly rows: readonly ResultRow[];
  /** Something comes after it. */
  readonly goesOn: boolean;
}

/** The rows of one part. */
export async function partOf(
  batches: AsyncIterable<readonly ResultRow[]>,
  wanted: number,
  partFor: (row: ResultRow) => number,
): Promise<Part> {
  const rows: ResultRow[] = [];
  for await (const batch of batches) {
    for (const row of batch) {
      const part = partFor(row);
      if (part > wanted) return { rows, goesOn: true };
      if (part === wanted) rows.push(row);
    }
    await breathe();
  }
  return { rows, goesOn: false };
}
