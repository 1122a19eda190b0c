import type { ImmichLibrary } from '../../immich/immich-library.ts';
import type { AccountStore } from '../../storage/account-store.ts';
import type { PathCounts, Sizes } from '../../storage/extents.ts';
import type { Reader } from '../../storage/reading/reader.ts';
import { breathe } from '../breathe.ts';
import { type ExportSelection, movableFilter, movableRows, selectedRows } from './selected-rows.ts';
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
  const { first, bytes } = await sizesOf(options, signal);
  const partFor = createPartCounter();
  let [sum, parts] = [0, 0];
  for (const size of bytes) {
    sum += size;
    parts = partFor({ bytes: size });
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
  const { known, unknown, withLineBreak } = await pathsOf(options, signal);
  return {
    count: bytes.length,
    bytes: sum,
    withPath: known,
    withoutPath: unknown,
    onlyInPaths0: withLineBreak,
    zip: { allowed: message === null, message, parts },
  };
}

/** Of a filter the database adds up; of a plan its items are walked. */
async function sizesOf(options: SummaryOptions, signal: AbortSignal): Promise<Sizes> {
  const { selection, reader } = options;
  if ('filter' in selection) return reader.ask('sizes', [selection.filter], signal);
  const sizes: number[] = [];
  let first = null;
  for await (const batch of selectedRows(options, selection)) {
    for (const { id, bytes } of batch) {
      first ??= id;
      sizes.push(bytes ?? 0);
    }
    await breathe();
    signal.throwIfAborted();
  }
  return { first, bytes: Float64Array.from(sizes) };
}

async function pathsOf(options: SummaryOptions, signal: AbortSignal): Promise<PathCounts> {
  const { selection, reader } = options;
  if ('filter' in selection) return reader.ask('paths', [movableFilter(selection.filter)], signal);
  let [known, unknown, withLineBreak] = [0, 0, 0];
  for await (const batch of movableRows(options, selection)) {
    for (const { path } of batch) {
      if (path === null) unknown += 1;
      else known += 1;
      if (path !== null && hasLineBreak(path)) withLineBreak += 1;
    }
    await breathe();
    signal.throwIfAborted();
  }
  return { known, unknown, withLineBreak };
}
