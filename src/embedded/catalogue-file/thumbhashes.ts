import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';

/** Thumbnails decoded at one time. */
const AT_ONCE = 4;

/**
 * Thumbhashes by file, each worked out once and then kept in `cacheFolder`. A thumbnail that cannot be
 * decoded has none.
 */
export async function thumbhashesOf(
  files: readonly string[],
  cacheFolder: string,
): Promise<Map<string, string>> {
  const kept = join(cacheFolder, 'thumbhashes.json');
  const known = new Map(Object.entries(await readKept(kept)));
  const missing = files.filter((file) => !known.has(file));
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let file = missing[next++]; file !== undefined; file = missing[next++]) {
      const hash = await thumbhashOf(file).catch(() => null);
      if (hash !== null) known.set(file, hash);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  if (missing.length > 0) {
    await mkdir(cacheFolder, { recursive: true });
    await writeFile(`${kept}.unfinished`, JSON.stringify(Object.fromEntries(known)));
    await rename(`${kept}.unfinished`, kept);
  }
  return known;
}

/** As Immich makes it: of the picture at 100 pixels a side at most. */
async function thumbhashOf(file: string): Promise<string> {
  const { data, info } = await sharp(file)
    .resize(100, 100, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}

async function readKept(path: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
  } catch {
    // Not there yet, or half written by something else: worked out again.
    return {};
  }
}
