import { stableId } from '../stable-id.ts';
import type { CachedExamination, ExaminedCache } from './examined-cache.ts';
import type { FolderTrash, TrashedFile } from './folder-trash.ts';
import type { LocalFile } from './local-file.ts';
import { type WalkProblem, walkFolder } from './walk-folder.ts';

export interface KnownFile {
  readonly file: LocalFile;
  /** Null: in its place. */
  readonly trashed: TrashedFile | null;
  /** Undefined: not read yet. */
  readonly examination: CachedExamination | undefined;
}

/** The files of a folder and of its trash, by asset id. `scope`: the folder's identity; `except`: a folder left out. */
export const listFiles = async (
  folder: string,
  scope: string,
  except: string,
  trash: FolderTrash,
  cache: ExaminedCache,
  report: (problem: WalkProblem) => void,
): Promise<Map<string, KnownFile>> => {
  const known = new Map<string, KnownFile>();
  for (const trashed of await trash.open()) {
    const { file } = trashed;
    known.set(stableId(scope, file.relative), { file, trashed, examination: cache.find(file) });
  }
  for await (const file of walkFolder(folder, except, report)) {
    const id = stableId(scope, file.relative);
    // A new file in the place of a trashed one is what people see; an empty one may be the claim of a restore
    // that a crash cut short.
    if (file.size === 0 && known.has(id)) continue;
    known.set(id, { file, trashed: null, examination: cache.find(file) });
  }
  return known;
};
