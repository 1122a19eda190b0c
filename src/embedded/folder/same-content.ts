import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileAt } from './move-file.ts';

/** Whether both are files (no links) that hold the same bytes; false where one cannot be read. */
export const isSameContent = async (one: string | Buffer, other: string | Buffer): Promise<boolean> => {
  const [a, b] = [await fileAt(one), await fileAt(other)];
  if (a === null || b === null || a.size !== b.size) return false;
  try {
    return (await digestOf(one)) === (await digestOf(other));
  } catch {
    return false;
  }
};

const digestOf = async (path: string | Buffer): Promise<string> => {
  const hash = createHash('sha256');
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
  await pipeline(createReadStream(path, { flags: flags as unknown as string }), hash);
  return hash.digest('base64');
};
