import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { AccountError } from './errors.ts';

/** The folder's absolute path, links resolved. Throws `AccountError` where it does not exist, is a file, or cannot be read. */
export function readableFolder(path: string): string {
  const folder = resolve(path);
  const entry = statSync(folder, { throwIfNoEntry: false });
  if (entry === undefined)
    throw new AccountError(
      'folder_not_found',
      `The folder ${folder} does not exist: check its spelling (in a container, the folder must be mounted).`,
    );
  if (!entry.isDirectory())
    throw new AccountError('not_a_folder', `${folder} is a file: name the folder it lies in.`);
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch (cause) {
    throw new AccountError(
      'folder_unreadable',
      `The folder ${folder} cannot be read by this user: change its permissions.`,
      { cause },
    );
  }
  return realpathSync(folder);
}
