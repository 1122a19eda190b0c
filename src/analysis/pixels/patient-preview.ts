import type { Readable } from 'node:stream';
import sharp from 'sharp';

/** Short side of Immich's previews. */
const SIDE = 1440;
/** A camera's JPEG is a tenth of this; what is larger is not held in memory for one look at it. */
const MOST_BYTES = 64 * 1024 * 1024;
/** A file that breaks off may state any size; no camera of today has more. */
const MOST_PIXELS = 200_000_000;

/** A whole file; `size` null = not stated. */
interface WholeFile {
  readonly size: number | null;
  readonly bytes: Readable;
}

/**
 * A preview of what Immich could make none of: a picture is read as far as it goes, and the rest is left grey. WebP of
 * the size of Immich's previews; null where nothing can be seen or the connection breaks. The file is read to its end
 * or destroyed.
 */
export async function patientPreview(file: WholeFile): Promise<Buffer | null> {
  try {
    const bytes = await readWhole(file);
    if (bytes === null) return null;
    return await sharp(bytes, { failOn: 'none', limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'outside', withoutEnlargement: true })
      .webp()
      .toBuffer();
  } catch {
    return null;
  }
}

async function readWhole({ size, bytes }: WholeFile): Promise<Buffer | null> {
  if (size !== null && size > MOST_BYTES) {
    bytes.on('error', () => {}).destroy();
    return null;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop destroys the stream: the rest is never downloaded.
    if (length > MOST_BYTES) return null;
  }
  return Buffer.concat(chunks, length);
}
