import { Readable } from 'node:stream';
import type { AssetId } from '../../domain/asset-facts.ts';
import type { ImmichLibrary } from '../../immich/immich-library.ts';
import type { AccountStore } from '../../storage/account-store.ts';
import type { Reader } from '../../storage/reading/reader.ts';
import { type ExportSummary, summarise } from './export-summary.ts';
import { type MappingPreview, previewMapping } from './mapping-preview.ts';
import type { PathPrefix } from './path-mapping.ts';
import { type ExportSelection, movableRows, selectedRows } from './selected-rows.ts';
import { csv, type Evidence, json, ndjson, paths, script } from './text-exports.ts';
import { type ManifestFile, zipOriginals } from './zip/originals-zip.ts';
import { createPartCounter, partOf } from './zip/parts.ts';

export type { ExportSelection } from './selected-rows.ts';

export type TextFormat = 'csv' | 'json' | 'ndjson' | 'paths' | 'paths0' | 'script';

export interface TextRequest {
  readonly format: TextFormat;
  readonly selection: ExportSelection;
  /** CSV: begin with a byte order mark. */
  readonly bom?: boolean;
  /** Path lists and the script: paths as the host sees them. Default true. */
  readonly mapped?: boolean;
  /** The script: where to. Without it, the script has a folder of its own. */
  readonly to?: string;
}

export interface ZipRequest {
  readonly selection: ExportSelection;
  /** From 1. */
  readonly part?: number;
  /** The last asset of the part before; `part` then counts from there. */
  readonly after?: AssetId;
}

export interface ExportsOptions {
  readonly store: AccountStore;
  readonly reader: Reader;
  readonly library: Pick<ImmichLibrary, 'original'>;
  readonly explain: Evidence['explain'];
  readonly webUrl: string | null;
  readonly prefixes: () => readonly PathPrefix[];
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly actor: string;
}

/** What was found, as files for other programs. Everything is streamed: nothing is held but a batch. */
export interface Exports {
  /** Throws `PlanError` and `InvalidCursorError` at once; what it returns ends early once it is destroyed. */
  text(request: TextRequest): Readable;
  /** Throws the errors of the library where the first original cannot be opened. */
  originals(
    request: ZipRequest,
    signal: AbortSignal,
  ): Promise<{ readonly stream: Readable; readonly nextAfter: AssetId | null }>;
  summary(selection: ExportSelection, signal: AbortSignal): Promise<ExportSummary>;
  /** What prefixes would make of real paths; without any: the saved ones. */
  mapping(prefixes: readonly PathPrefix[] | null): Promise<MappingPreview>;
}

export function createExports(options: ExportsOptions): Exports {
  const { store, reader, library, prefixes, clock } = options;
  const now = (): string => new Date(clock()).toISOString();

  const audit = (details: Record<string, unknown>, selection: ExportSelection): void => {
    store.audit.append({
      at: clock(),
      actor: options.actor,
      action: 'exported',
      planId: 'planId' in selection ? selection.planId : null,
      details: { ...details, ...('filter' in selection ? { filter: selection.filter } : {}) },
    });
  };

  const pieces = (request: TextRequest): AsyncGenerator<string> => {
    const { format, bom = false, mapped = true, to = null } = request;
    const asHost = mapped ? prefixes() : [];
    const { selection } = request;
    if (format === 'csv') return csv(selectedRows(options, selection), options, bom);
    if (format === 'json') return json(selectedRows(options, selection), options);
    if (format === 'ndjson') return ndjson(selectedRows(options, selection), options);
    if (format === 'paths' || format === 'paths0')
      return paths(movableRows(options, selection), asHost, format === 'paths' ? '\n' : '\0');
    const marked =
      'filter' in selection ? { filter: { ...selection.filter, decision: 'delete' } as const } : selection;
    return script(movableRows(options, marked), { prefixes: asHost, folder: to, madeAt: now() });
  };

  return {
    text(request) {
      const stream = Readable.from(pieces(request), { objectMode: false });
      audit({ format: request.format }, request.selection);
      return stream;
    },
    async originals({ selection, part = 1, after }, signal) {
      const batches = selectedRows(options, selection, after);
      const { rows, goesOn } = await partOf(batches, part, createPartCounter());
      const nextAfter = goesOn ? (rows.at(-1)?.id ?? null) : null;
      const leaving = new AbortController();
      const { stream, done } = await zipOriginals({
        store,
        library,
        rows,
        nextAfter,
        madeAt: now(),
        signal: AbortSignal.any([signal, leaving.signal]),
      });
      stream.once('close', () => leaving.abort(new Error('The reader has gone away.')));
      const described = { format: 'zip', part, ...(after === undefined ? {} : { after }) };
      done.then(
        (files) => audit({ ...described, complete: true, ...outcomes(files) }, selection),
        () => audit({ ...described, complete: false }, selection),
      );
      return { stream, nextAfter };
    },
    summary: (selection, signal) => summarise({ store, reader, library, selection }, signal),
    mapping: (wanted) => previewMapping(store.assetNames, wanted ?? prefixes()),
  };
}

function outcomes(files: readonly ManifestFile[]): Record<string, number> {
  const counts: Record<string, number> = { files: files.length };
  for (const { result } of files) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}
