import { isUtf8 } from 'node:buffer';
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { mediaType } from '../media-types.ts';
import type { LocalFile } from './local-file.ts';

/** Where this library keeps what was removed; never part of the library itself. */
export const trashFolderName = '.image-cleaner-trash';

/** Folders that systems and NAS boxes make for themselves: thumbnails, recycle bins, indexes. */
const systemFolders = new Set([
  trashFolderName,
  '@eadir',
  '@recycle',
  '#recycle',
  '#snapshot',
  '.snapshot',
  '.snapshots',
  '.zfs',
  '$recycle.bin',
  'system volume information',
  '.git',
  '.trash',
  '.trashes',
  '.spotlight-v100',
  '.fseventsd',
  '.documentrevisions-v100',
  'lost+found',
]);

/** macOS leaves one beside every file on foreign disks; it holds attributes, not a picture. */
const isAppleDouble = (name: string): boolean => name.startsWith('._');

export interface WalkProblem {
  readonly relative: string;
  readonly reason: string;
}

/** Bytes that are no UTF-8 as `%XX`, and a literal `%` left alone: shown, and told apart, never decoded again. */
const displayName = (name: Buffer): string =>
  isUtf8(name)
    ? name.toString('utf8')
    : [...name]
        .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`))
        .join('');

const joined = (folder: string | Buffer, name: Buffer): string | Buffer => {
  const bytes = Buffer.concat([Buffer.from(folder), Buffer.from('/'), name]);
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes;
};

/**
 * Every image and video below `folder`. Follows no link (one may lead out of the folder, or in circles);
 * what cannot be read is reported and passed over. `except`: a folder left out, because our own pictures lie there.
 */
export async function* walkFolder(
  folder: string,
  except: string,
  report: (problem: WalkProblem) => void,
): AsyncIterable<LocalFile> {
  const waiting: { path: string | Buffer; relative: string }[] = [{ path: folder, relative: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = await readFolder(next.path, next.relative, report);
    for (const entry of entries.sort((a, b) => Buffer.compare(a.name, b.name))) {
      const name = displayName(entry.name);
      const relative = next.relative === '' ? name : `${next.relative}/${name}`;
      const path = joined(next.path, entry.name);
      if (entry.isDirectory()) {
        if (!systemFolders.has(name.toLowerCase()) && path !== except) waiting.push({ path, relative });
      } else if (entry.isFile() && !isAppleDouble(name) && mediaType(extname(name)) !== null) {
        const file = await describe(path, relative, report);
        if (file) yield file;
      }
    }
  }
}

const readFolder = async (
  path: string | Buffer,
  relative: string,
  report: (problem: WalkProblem) => void,
): Promise<Dirent<Buffer>[]> => {
  try {
    return await readdir(path, { withFileTypes: true, encoding: 'buffer' });
  } catch (error) {
    if (relative === '') throw error;
    report({ relative, reason: reasonOf(error) });
    return [];
  }
};

const describe = async (
  path: string | Buffer,
  relative: string,
  report: (problem: WalkProblem) => void,
): Promise<LocalFile | null> => {
  try {
    const { size, mtimeMs } = await lstat(path);
    return { relative, path, size, modifiedMs: Math.trunc(mtimeMs) };
  } catch (error) {
    report({ relative, reason: reasonOf(error) });
    return null;
  }
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
