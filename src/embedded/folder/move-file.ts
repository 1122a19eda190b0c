import { constants } from 'node:fs';
import { link, lstat, open, rename, unlink } from 'node:fs/promises';

/** The system's code of an error, as ENOENT. */
export const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Answers of file systems without hard links (FAT, exFAT, some network shares). */
const withoutLinks = new Set<unknown>(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

export const isThere = async (path: string | Buffer): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Size and date of a file; null where there is none, or something else (a folder, a link). */
export const fileAt = async (
  path: string | Buffer,
): Promise<{ readonly size: number; readonly modifiedMs: number } | null> => {
  const stats = await lstat(path).catch(() => null);
  return stats?.isFile() ? { size: stats.size, modifiedMs: Math.trunc(stats.mtimeMs) } : null;
};

/**
 * Moves a file and never replaces another, whatever happens meanwhile. A crash in between leaves the file under
 * both names (`settleMove` takes the old one away), never under none.
 * @throws EEXIST where there is a file of the new name.
 */
export const moveFile = async (from: string | Buffer, to: string | Buffer): Promise<void> => {
  try {
    await link(from, to);
  } catch (error) {
    if (!withoutLinks.has(codeOf(error))) throw error;
    // The name is claimed first; the rename then replaces nothing but our own empty claim.
    const claim = await open(to, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY);
    await claim.close();
    await rename(from, to);
    return;
  }
  await unlink(from);
};

/** Finishes a move that a crash interrupted: of two names of one and the same file, `from` goes. */
export const settleMove = async (from: string | Buffer, to: string | Buffer): Promise<void> => {
  const [old, current] = await Promise.all(
    [from, to].map((path) => lstat(path, { bigint: true }).catch(() => null)),
  );
  if (
    old?.isFile() &&
    current?.isFile() &&
    old.ino === current.ino &&
    old.dev === current.dev &&
    old.ino !== 0n
  )
    await unlink(from);
};
