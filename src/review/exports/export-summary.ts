import type { ImmichLibrary } from '../../immich/immich-library.ts';
import type { AccountStore } from '../../storage/account-store.ts';
import type { Reader } from '../../storage/reading/reader.ts';
import { breathe } from '../breathe.ts';
import { type ExportSelection, movableRows, selectedRows } from './selected-rows.ts';
import { hasLineBreak } from './text-exports.ts';
import { createPartCounter } from './zip/parts.ts';

export interface ExportSummary {
  readonly count: number;
  readonly bytes: number;
  /** In the path lists and the script. */
  readonly withPath: number;
  /** Would be there too, but are uploads. */
  readonly withoutPath: number;
  readonly onlyInPaths0: number;
  readonly zip: { readonly allowed: boolean; readonly message: string | null; readonly parts: number };
}

export interface SummaryOptions {
  readonly store: AccountStore;
  readonly reader: Reader;
  readonly library: Pick<ImmichLibrary, 'original'>;
  readonly selection: ExportSelection;
}

/** Counts what the exports of a selection would hold, and tries whether originals can be read. */
export async function summarise(options: SummaryOptions, signal: AbortSignal): Promise<ExportSummary> {
  const { selection } = options;
  const partFor = createPartCounter();
  let [count, bytes, parts] = [0, 0, 0];
  let first = null;
  for await (const batch of selectedRows(options, selection)) {
    for (const row of batch) {
      first ??= row.id;
      count += 1;
      bytes += row.bytes ?? 0;
      parts = partFor(row);
    }
    await breathe();
    signal.throwIfAborted();
  }
  const message =
    first === null
      ? 'There is nothing to export.'
      : await options.library.original(first, signal).then(
          (file) => {
            file?.bytes.on('error', () => {}).destroy();
            return null;
          },
          (error: Error) => error.message,
        );
  return {
    count,
    bytes,
    ...(await countPaths(options, signal)),
    zip: { allowed: message === null, message, parts },
  };
}

async function countPaths(options: SummaryOptions, signal: AbortSignal) {
  const counts = { withPath: 0, withoutPath: 0, onlyInPaths0: 0 };
  for await (const batch of movableRows(options, options.selection)) {
    for (const { path } of batch)
      if (path === null) counts.withoutPath += 1;
      else {
        counts.withPath += 1;
        if (hasLineBreak(path)) counts.onlyInPaths0 += 1;
      }
    await breathe();
    signal.throwIfAborted();
  }
  return counts;
}
