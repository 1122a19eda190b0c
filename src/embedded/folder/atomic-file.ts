import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Replaces a file so that a crash leaves either the old or the new content, never half of it. */
export const writeAtomically = async (path: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.tmp`;
  const handle = await open(half, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, path);
};

/** The same without waiting for the disk: for what can be made again. After a power cut it may be empty or cut off. */
export const writeQuickly = async (path: string, content: Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.tmp`;
  await writeFile(half, content);
  await rename(half, path);
};

/** Appends lines and waits until they are on the disk. */
export const appendDurably = async (path: string, lines: readonly string[]): Promise<void> => {
  const handle = await open(path, 'a');
  try {
    await handle.writeFile(lines.map((line) => `${line}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** The JSON values of a file with one a line; a missing file has none, and half a line (a crash) is passed over. */
export const readJsonLines = async (path: string): Promise<unknown[]> => {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
};
