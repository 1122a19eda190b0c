import { ExifTool } from 'exiftool-vendored';
import sharp from 'sharp';
import type { Check } from './check.ts';

/** What Immich makes thumbnails of, and what folders are full of. */
const NEEDED = ['jpeg', 'png', 'webp'] as const;
const WELCOME = ['gif', 'tiff', 'heif'] as const;

export async function checkImages(): Promise<Check> {
  const title = 'Images';
  const reads = (format: keyof typeof sharp.format): boolean => sharp.format[format].input.buffer;
  const missing = NEEDED.filter((format) => !reads(format));
  if (missing.length > 0)
    return {
      title,
      state: 'failed',
      message: `The image library cannot read ${missing.join(', ')}: install the package again for this platform (npm ci).`,
    };
  const formats = [...NEEDED, ...WELCOME].filter(reads).join(', ');
  // AVIF comes with sharp; HEIC (iPhones) has a decoder of its own, for folders.
  const heic = await import('heic-decode').then(
    () => ', HEIC',
    () => '',
  );
  return { title, state: 'ok', message: `sharp ${sharp.versions.sharp ?? ''} reads ${formats}${heic}.` };
}

export async function checkExiftool(): Promise<Check> {
  const title = 'EXIF of folders';
  const exiftool = new ExifTool({ maxProcs: 1, taskTimeoutMillis: 10_000 });
  try {
    return { title, state: 'ok', message: `exiftool ${await exiftool.version()}.` };
  } catch {
    return {
      title,
      state: 'warning',
      message:
        'exiftool does not run, so folders are judged with little camera data: install perl (apt install perl, apk add perl). Libraries in Immich do not need it.',
    };
  } finally {
    await exiftool.end(false).catch(() => undefined);
  }
}
