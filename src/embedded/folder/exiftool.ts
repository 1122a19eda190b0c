import { ExifDateTime, ExifTool, type Tags } from 'exiftool-vendored';
import { type Capture, finite, isoDate, noCapture, positiveInteger, text } from './capture.ts';

/** Immich's order of trust. */
const dateTags = [
  'SubSecDateTimeOriginal',
  'SubSecCreateDate',
  'SubSecMediaCreateDate',
  'DateTimeOriginal',
  'CreationDate',
  'CreateDate',
  'MediaCreateDate',
  'DateTimeCreated',
  'GPSDateTime',
  'DateTimeUTC',
  'SonyDateTime2',
] as const;

/** Reads metadata with exiftool. */
export interface ExifReader {
  /** Null: the file cannot be read. Never throws for a bad file. */
  read(path: string): Promise<Capture | null>;
  close(): Promise<void>;
}

/**
 * Starts exiftool's processes.
 * Null where it cannot run, usually because perl is missing: the library goes on without it.
 */
export const openExiftool = async (processes: number): Promise<ExifReader | null> => {
  const exiftool = new ExifTool({
    maxProcs: processes,
    taskTimeoutMillis: 30_000,
    numericTags: ['*Duration*', 'GPSLatitude', 'GPSLongitude', 'FocalLength', 'FNumber', 'Orientation'],
    // A damaged file would otherwise be tried again and again.
    taskRetries: 0,
  });
  try {
    await exiftool.version();
  } catch {
    await exiftool.end(false).catch(() => undefined);
    return null;
  }
  return {
    read: async (path) => {
      try {
        return captureOf(await exiftool.read(path, { readArgs: ['-fast'] }));
      } catch {
        return null;
      }
    },
    close: () => exiftool.end(),
  };
};

const firstDate = (tags: Tags): ExifDateTime | null => {
  for (const tag of dateTags) {
    const value: unknown = (tags as Record<string, unknown>)[tag];
    if (value instanceof ExifDateTime && value.isValid) return value;
  }
  return null;
};

/** A time without zone is taken as UTC: Immich takes its server's, which in its container is UTC too. */
const taken = (date: ExifDateTime | null): Pick<Capture, 'takenAt' | 'takenLocally'> => {
  if (date === null) return { takenAt: null, takenLocally: null };
  const { year, month, day, hour, minute, second, millisecond = 0, tzoffsetMinutes } = date;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  return { takenAt: isoDate(wall - (tzoffsetMinutes ?? 0) * 60_000), takenLocally: isoDate(wall) };
};

const lensModel = (tags: Tags): string | null => {
  const lens = text(tags.LensID) ?? text(tags.LensType) ?? text(tags.LensSpec) ?? text(tags.LensModel);
  return lens === null || lens.startsWith('.') || lens.toLowerCase().includes('unknown') ? null : lens;
};

const rating = (value: unknown): number | null => {
  const stars = finite(value);
  return stars !== null && stars >= 1 && stars <= 5 ? Math.round(stars) : null;
};

const captureOf = (tags: Tags): Capture => {
  const other = tags as Record<string, unknown>;
  const [iso] = [other.ISO].flat();
  const duration = finite(other.Duration);
  const orientation = positiveInteger(other.Orientation);
  return {
    exif: {
      ...noCapture.exif,
      make: text(tags.Make ?? other.AndroidManufacturer),
      model: text(tags.Model ?? other.AndroidModel),
      exifImageWidth: positiveInteger(tags.ImageWidth),
      exifImageHeight: positiveInteger(tags.ImageHeight),
      orientation: orientation === null || orientation > 8 ? null : String(orientation),
      timeZone: text(tags.tz),
      lensModel: lensModel(tags),
      fNumber: finite(tags.FNumber),
      focalLength: finite(tags.FocalLength),
      iso: finite(iso),
      exposureTime: text(tags.ExposureTime),
      latitude: finite(tags.GPSLatitude),
      longitude: finite(tags.GPSLongitude),
      description: text(tags.ImageDescription) ?? text(tags.Description) ?? '',
      projectionType: text(other.ProjectionType)?.toUpperCase() ?? null,
      rating: rating(tags.Rating),
    },
    ...taken(firstDate(tags)),
    durationMs: duration === null ? null : Math.round(duration * 1000),
    contentId: text(other.ContentIdentifier) ?? text(other.MediaGroupUUID),
  };
};
