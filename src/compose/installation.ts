import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from './make-folder.ts';

/** The folder of package.json: `src/` lies in it, and in an installed package `dist/src/`. */
export const packageRoot: string = findPackageRoot(import.meta.dirname);

export const version: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))).version;

/** The built web app. */
export const webRoot: string = join(packageRoot, 'web', 'build');

function findPackageRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('package.json is missing: install the package again.');
  return findPackageRoot(above);
}

/** The data folder is missing and cannot be made, or cannot be written. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly code = 'read_only';
}

/** Makes the folder where it is missing. Throws {@link DataFolderError} where nothing can be written into it. */
export function writableFolder(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new DataFolderError(
      `The data folder ${path} cannot be written: give this user the right to write there, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

/** Where the demo keeps its data: apart from a real library's, so that trying something out leaves no trace there. */
export const demoFolder = (dataDir: string): string => join(dataDir, 'demo');
