/** The sentence for a person. Errors with a `code` of ours were written for one; others are our own fault. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `Something went wrong: ${String(error)}`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return 'The disk is full, and nothing was lost: make room on the disk of the data folder, then try again.';
  // Our codes are spelled in lower case, those of Node and SQLite in capitals.
  if (/^[a-z_]+$/.test(code)) return error.message;
  return `This is a fault of the program: ${error.message}\n${error.stack ?? ''}`;
}
