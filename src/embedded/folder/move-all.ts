import { CatalogueRefusal } from '../catalogue.ts';
import { codeOf, moveFile } from './move-file.ts';

export interface Move {
  readonly from: string | Buffer;
  readonly to: string | Buffer;
  /** How the file is called to a person: relative to the folder. */
  readonly relative: string;
}

/**
 * Moves all of them or none, and never replaces a file.
 * @throws CatalogueRefusal that names the one file that stood in the way.
 */
export const moveAll = async (moves: readonly Move[]): Promise<void> => {
  const made: Move[] = [];
  for (const one of moves) {
    try {
      await moveFile(one.from, one.to);
      made.push(one);
    } catch (cause) {
      for (const { from, to } of made.reverse()) await moveFile(to, from).catch(() => undefined);
      throw new CatalogueRefusal(whyNotMoved(one.relative, codeOf(cause)), { cause });
    }
  }
};

/** The system's own message holds paths of the machine, and no remedy. */
const whyNotMoved = (relative: string, code: unknown): string => {
  if (code === 'ENOENT') return `${relative} is not there any more: it was moved or removed meanwhile.`;
  if (code === 'EEXIST') return anotherFileAt(relative);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${relative} may not be moved: give the user that runs this program write access to the folder, then try again.`;
  if (code === 'ENOSPC') return `${relative} cannot be moved: the disk is full. Make room, then try again.`;
  return `${relative} cannot be moved (${String(code ?? 'no reason given')}).`;
};

export const anotherFileAt = (relative: string): string =>
  `There is another file at ${relative} now: move it away, then restore once more. The one in the trash stays there.`;
