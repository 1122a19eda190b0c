import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const number = z.number().nullish();
/** EXIF as exiftool found it: now and then a number where a text is due, or a text where a number is. */
const loose = z.union([z.string(), z.number()]).nullish();

const catalogueRow = z.object({
  id: z.string(),
  realistic_name: z.string(),
  realistic_path: z.string(),
  fileCreatedAt: z.iso.datetime(),
  bytes: z.number().int().nonnegative(),
  width: number,
  height: number,
  display_width: number,
  display_height: number,
  sha256: z.string(),
  file: z.string().nullish(),
  /** Null: there is no thumbnail, because the picture cannot be decoded. */
  thumb: z.string().nullish(),
  original_in_pack: z.boolean().default(false),
  exif: z.object({
    Make: loose,
    Model: loose,
    LensModel: loose,
    FNumber: loose,
    FocalLength: loose,
    ISO: loose,
    ExposureTime: loose,
    Orientation: loose,
    DateTimeOriginal: loose,
    ModifyDate: loose,
    GPSLatitude: loose,
    GPSLongitude: loose,
  }),
});

/** A line of a catalogue file, as far as an Immich server would know it. Labels are not read. */
export type CatalogueRow = z.infer<typeof catalogueRow>;

/**
 * Reads a catalogue file: JSON lines.
 * @throws Error that names the line and the field that cannot be understood.
 */
export async function readRows(path: string): Promise<CatalogueRow[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [readRow(line, `${path}, line ${i + 1}`)]));
}

function readRow(line: string, place: string): CatalogueRow {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (cause) {
    throw new Error(`${place}: this is not JSON.`, { cause });
  }
  const row = catalogueRow.safeParse(json);
  if (row.success) return row.data;
  const [issue] = row.error.issues;
  throw new Error(`${place}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'cannot be understood'}.`, {
    cause: row.error,
  });
}
