/** Something is wrong with the database file; `message` says what and names the remedy. */
export class StorageError extends Error {
  override readonly name: string = 'StorageError';
  readonly code:
    | 'newer_database'
    | 'corrupt_database'
    | 'disk_full'
    | 'read_only'
    | 'cannot_open'
    | 'data_gone'
    | 'folder_in_use';

  constructor(code: StorageError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The file that is open is not the one at its path any more: what is written now is lost when the process ends. */
export class DataGoneError extends StorageError {
  override readonly name = 'DataGoneError';

  /** `folder`: which one is gone. */
  constructor(folder: string) {
    super(
      'data_gone',
      `The data folder ${folder} is gone, or another one stands in its place: what is done now would be forgotten, and could not be taken back. Stop this service, bring the folder back, and start it again.`,
    );
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
