import type { AssetId } from '../domain/asset-facts.ts';
import type { Decision } from './decisions.ts';

export interface AuditEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who: the account's e-mail, `system`, `cli`. */
  readonly actor: string;
  /** Stable and greppable: `marked`, `kept`, `undone`, `run_started`, `settings_changed` … */
  readonly action: string;
  /** The plan or merge that it is about; a number `details.plan` says the same. */
  readonly planId?: number | null;
  /** Plain JSON without secrets: ids, counts, before and after. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface WrittenAuditEntry extends AuditEntry {
  readonly planId: number | null;
  readonly position: number;
  /** Assets that it says something about one by one. */
  readonly assets: number;
}

/** What an entry says of one asset. */
export interface AuditedAsset {
  readonly assetId: AssetId;
  /** Null: the asset is not known any more. */
  readonly fileName: string | null;
  readonly before: Decision | null;
  readonly after: Decision | null;
}

export interface AuditFilter {
  readonly action?: string;
  /** Entries about this asset, and about the plans that it is in. */
  readonly assetId?: AssetId;
  readonly planId?: number;
}

/** Append-only: nothing here is ever changed or removed. */
export interface AuditLog {
  append(entry: AuditEntry): void;
  /** The same, with what the newest undo step of the decisions did to each asset, before and after. */
  appendStep(entry: AuditEntry, step: number, after: Decision | null): void;
  /** To be called before the step is undone: each asset goes back to what it was. */
  appendUndo(entry: AuditEntry, step: number): void;
  /** Newest first; `before` is the last `position` seen. */
  list(
    options: AuditFilter & { readonly before?: number; readonly limit: number },
  ): readonly WrittenAuditEntry[];
  /** Oldest first, in batches and in constant memory: the download. */
  all(filter: AuditFilter): Iterable<readonly WrittenAuditEntry[]>;
  /** In a stable order; `after` counts those seen. */
  assets(
    position: number,
    options: { readonly after: number; readonly limit: number },
  ): readonly AuditedAsset[];
}
