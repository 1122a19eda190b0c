export interface AuditEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who: the account's e-mail, `system`, `cli`. */
  readonly actor: string;
  /** Stable and greppable: `marked`, `kept`, `undone`, `run_started`, `settings_changed` … */
  readonly action: string;
  /** Plain JSON without secrets: ids, counts, before and after. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Append-only: nothing here is ever changed or removed. */
export interface AuditLog {
  append(entry: AuditEntry): void;
  /** Newest first; `before` is the last `position` seen. */
  list(options: {
    readonly before?: number;
    readonly limit: number;
  }): readonly (AuditEntry & { readonly position: number })[];
}
