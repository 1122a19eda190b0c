import { realpath, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { CatalogueOwner } from '../catalogue.ts';
import { stableId } from '../stable-id.ts';
import { ExaminedCache } from './examined-cache.ts';
import { openExiftool } from './exiftool.ts';
import { FolderTrash } from './folder-trash.ts';
import { HeicDecoder } from './heic.ts';
import { listFiles } from './list-files.ts';
import { type FolderCatalogue, OpenFolder } from './open-folder.ts';
import type { WalkProblem } from './walk-folder.ts';

export type { FolderCatalogue };

export interface FolderOptions {
  readonly folder: string;
  /** What was learned of the files, pictures, favourites and albums go below here, apart for each folder. */
  readonly cacheDir: string;
  /** Whose library it is, as shown on screen. */
  readonly ownerName?: string;
  /** Files read at a time (default 4: while one waits for exiftool another is decoded). */
  readonly concurrency?: number;
  /** False: go without exiftool (as where perl is missing). */
  readonly useExiftool?: boolean;
  readonly now?: () => Date;
}

/**
 * A folder of images and videos as a library. Resolves when the files are listed; they are read in the background
 * (`progress`, `whenReady`) and look like Immich's pending assets until then.
 * @throws where the folder does not exist or cannot be listed (Node's error as it is).
 */
export const openFolderCatalogue = async (options: FolderOptions): Promise<FolderCatalogue> => {
  const { now = () => new Date(), useExiftool = true } = options;
  const folder = await realpath(options.folder);
  const scope = stableId(folder, 'folder');
  const cacheFolder = join(resolve(options.cacheDir), scope);
  const concurrency = options.concurrency ?? 4;
  const problems: WalkProblem[] = [];
  const cache = await ExaminedCache.open(cacheFolder);
  const trash = new FolderTrash(folder);
  // Listed first: it is what fails where the folder cannot be read, and no process must be left running then.
  const own = await realpath(options.cacheDir);
  const known = await listFiles(folder, scope, own, trash, cache, (problem) => problems.push(problem));
  const examiner = {
    exiftool: useExiftool ? await openExiftool(Math.min(2, availableParallelism())) : null,
    heic: new HeicDecoder(),
  };
  return new OpenFolder({
    folder,
    owner: await ownerOf(folder, scope, options.ownerName ?? 'Folder'),
    known,
    cache,
    cacheFolder,
    trash,
    examiner,
    concurrency,
    problems,
    now,
  });
};

/** Of a folder nobody has an account: where an Immich account would be named, screens say "you". */
export const OWNER_EMAIL = 'owner@library.invalid';

const ownerOf = async (folder: string, scope: string, name: string): Promise<CatalogueOwner> => {
  const { birthtimeMs, mtimeMs } = await stat(folder);
  const createdAt = new Date(Math.trunc(birthtimeMs || mtimeMs)).toISOString();
  return { id: stableId(scope, 'owner'), name, email: OWNER_EMAIL, createdAt };
};
