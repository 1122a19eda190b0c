/** Something is wrong with the database file; `message` says what and names the remedy. */
export class StorageError extends Error {
  override readonly name: string = 'StorageError';
  readonly code:
    | 'newer_database'
    | 'corrupt_database'
    | 'disk_full'
    | 'read_only'
    | 'cannot_open'
    | 'folder_in_use';

  constructor(code: StorageError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
  readonly code = 'invalid_cursor';
}

export class LayoutGoneError extends Error {
  override readonly name = 'LayoutGoneError';
  readonly code = 'layout_gone';

  constructor() {
    super('This list is not remembered any more. Ask for its layout again.');
  }
}

export class RunAlreadyActiveError extends Error {
  override readonly name = 'RunAlreadyActiveError';
  readonly code = 'run_already_active';
  readonly runId: number;

  constructor(runId: number) {
    super('An analysis is going on already. Stop it first, or wait until it has finished.');
    this.runId = runId;
  }
}
