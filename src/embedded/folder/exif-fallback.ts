import ExifReader from 'exifreader';
import { type Capture, finite, isoDate, noCapture, positiveInteger, text } from './capture.ts';

/** Basic EXIF from a file's content, for where exiftool cannot run or cannot be given the name. Never throws. */
export const readBasicExif = (content: Buffer): Capture => {
  let tags: ExifReader.ExpandedTags;
  try {
    tags = ExifReader.load(content, { expanded: true });
  } catch {
    return noCapture;
  }
  const { exif = {}, gps, file = {}, pngFile = {} } = tags;
  const named = (tag: string): string | null => {
    const value = (exif as Readonly<Record<string, unknown>>)[tag];
    return typeof value === 'object' && value !== null && 'description' in value
      ? text(value.description)
      : null;
  };
  const size = (dimension: 'Image Width' | 'Image Height'): number | null =>
    positiveInteger(file[dimension]?.value ?? pngFile[dimension]?.value);
  const orientation = positiveInteger(exif.Orientation?.value);
  return {
    ...noCapture,
    exif: {
      ...noCapture.exif,
      make: named('Make'),
      model: named('Model'),
      exifImageWidth: size('Image Width'),
      exifImageHeight: size('Image Height'),
      orientation: orientation === null || orientation > 8 ? null : String(orientation),
      lensModel: named('LensModel'),
      fNumber: ratio(exif.FNumber?.value),
      focalLength: ratio(exif.FocalLength?.value),
      iso: finite(exif.ISOSpeedRatings?.value),
      exposureTime: named('ExposureTime'),
      latitude: finite(gps?.Latitude),
      longitude: finite(gps?.Longitude),
      description: named('ImageDescription') ?? '',
      timeZone: offset(named('OffsetTimeOriginal')) === null ? null : `UTC${named('OffsetTimeOriginal')}`,
    },
    ...taken(named('DateTimeOriginal') ?? named('DateTime'), offset(named('OffsetTimeOriginal'))),
  };
};

const ratio = (value: unknown): number | null => {
  if (!Array.isArray(value)) return null;
  const [above, below] = value as unknown[];
  return typeof above === 'number' && typeof below === 'number' && below !== 0 ? above / below : null;
};

/** Minutes east of UTC, from `+02:00`. */
const offset = (stated: string | null): number | null => {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(stated ?? '');
  if (!match) return null;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
};

const taken = (stated: string | null, minutes: number | null): Pick<Capture, 'takenAt' | 'takenLocally'> => {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(stated ?? '');
  if (!match) return { takenAt: null, takenLocally: null };
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return year === 0 || month === 0
    ? { takenAt: null, takenLocally: null }
    : { takenAt: isoDate(wall - (minutes ?? 0) * 60_000), takenLocally: isoDate(wall) };
};
