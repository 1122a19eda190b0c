import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { type EmbeddedAsset, type EmbeddedExif, emptyExif } from '../catalogue.ts';
import { mediaType } from '../media-types.ts';
import { stableId } from '../stable-id.ts';
import type { CatalogueRow } from './read-rows.ts';

/** How much the served catalogue gives away, to see what a verdict rests on. */
export interface Disclosure {
  /** `uninformative`: every name replaced by one that a camera, a phone or a recovery tool could have given anything. */
  readonly names: 'realistic' | 'uninformative';
  /** `none`: the server does not say them; `resampled`: the picture was scaled down on its way here. */
  readonly dimensions: 'true' | 'none' | 'resampled';
}

/** Where Immich keeps what was uploaded; everything else belongs to an external library. */
const UPLOADS = '/usr/src/app/upload/';

const externalLibrary = stableId('catalogue file', 'external library');

/** A row as Immich would describe it. */
export function describeRow(
  row: CatalogueRow,
  thumbhash: string | null,
  disclosure: Disclosure,
): EmbeddedAsset {
  const { name, path } = called(row, disclosure.names);
  const size = sized(row, disclosure.dimensions);
  const external = !path.startsWith(UPLOADS);
  const kind = mediaType(extname(name)) ?? { type: 'IMAGE', mimeType: 'application/octet-stream' };
  return {
    id: stableId('catalogue file', row.id),
    type: kind.type,
    originalPath: path,
    originalFileName: name,
    originalMimeType: kind.mimeType,
    checksum: createHash('sha1')
      .update(external ? path : row.sha256)
      .digest('base64'),
    thumbhash,
    fileCreatedAt: row.fileCreatedAt,
    fileModifiedAt: row.fileCreatedAt,
    localDateTime: row.fileCreatedAt,
    createdAt: row.fileCreatedAt,
    updatedAt: row.fileCreatedAt,
    width: size.shown?.[0] ?? null,
    height: size.shown?.[1] ?? null,
    durationMs: null,
    exif: {
      ...exifOf(row),
      exifImageWidth: size.stored?.[0] ?? null,
      exifImageHeight: size.stored?.[1] ?? null,
      fileSizeInByte: Math.round(row.bytes * size.scale ** 2),
    },
    libraryId: external ? externalLibrary : null,
  };
}

type Size = readonly [number, number];

function sized(
  row: CatalogueRow,
  dimensions: Disclosure['dimensions'],
): { shown?: Size; stored?: Size; scale: number } {
  if (dimensions === 'none') return { scale: 1 };
  const stored = pair(row.width, row.height);
  const shown = pair(row.display_width, row.display_height) ?? turned(stored, row.exif.Orientation);
  // 50 to 90 % of each side, the same for the same row.
  const scale = dimensions === 'true' ? 1 : 0.5 + (chanceOf(row, 'scale') % 41) / 100;
  const scaled = ([w, h]: Size): Size => [
    Math.max(1, Math.round(w * scale)),
    Math.max(1, Math.round(h * scale)),
  ];
  return { scale, ...(shown ? { shown: scaled(shown) } : {}), ...(stored ? { stored: scaled(stored) } : {}) };
}

/** A side of 0 pixels is one that could not be read. */
const pair = (w: number | null | undefined, h: number | null | undefined): Size | undefined =>
  w && h ? [w, h] : undefined;

/** Orientations 5 to 8 lie on their side. */
const turned = (size: Size | undefined, orientation: unknown): Size | undefined =>
  size && Number(orientation) >= 5 ? [size[1], size[0]] : size;

function called(row: CatalogueRow, names: Disclosure['names']): { name: string; path: string } {
  if (names === 'realistic') return { name: row.realistic_name, path: row.realistic_path };
  const name = meaninglessName(row);
  return {
    name,
    path: row.realistic_path.startsWith(UPLOADS)
      ? `${UPLOADS}library/admin/${name}`
      : `/mnt/photos/import/${name}`,
  };
}

function meaninglessName(row: CatalogueRow): string {
  const extension = extname(row.realistic_name);
  const chance = chanceOf(row, 'name');
  const number = chance >>> 4;
  switch (chance % 3) {
    case 0:
      return `IMG_${String(number % 10000).padStart(4, '0')}${extension}`;
    case 1:
      return `${stableId('catalogue file name', row.id)}${extension}`;
    default:
      return `f${String(number % 10_000_000).padStart(7, '0')}${extension}`;
  }
}

const chanceOf = (row: CatalogueRow, purpose: string): number =>
  createHash('sha256').update(`${purpose} ${row.id}`).digest().readUInt32LE(0);

function exifOf({ exif, fileCreatedAt }: CatalogueRow): EmbeddedExif {
  const taken = isoDate(exif.DateTimeOriginal);
  return {
    ...emptyExif,
    make: textOf(exif.Make),
    model: textOf(exif.Model),
    lensModel: textOf(exif.LensModel),
    fNumber: numberOf(exif.FNumber),
    focalLength: numberOf(exif.FocalLength),
    iso: numberOf(exif.ISO),
    exposureTime: exposureOf(numberOf(exif.ExposureTime)),
    orientation: textOf(exif.Orientation),
    // Immich fills it from the file's date; a time zone it has only from EXIF.
    dateTimeOriginal: taken ?? fileCreatedAt,
    timeZone: taken === null ? null : 'UTC',
    modifyDate: isoDate(exif.ModifyDate) ?? fileCreatedAt,
    latitude: numberOf(exif.GPSLatitude),
    longitude: numberOf(exif.GPSLongitude),
  };
}

const textOf = (value: string | number | null | undefined): string | null =>
  value == null ? null : String(value).trim() || null;

function numberOf(value: string | number | null | undefined): number | null {
  const number = value == null || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

/** "1/125" below a quarter of a second, "0.5" from there, as exiftool prints it. */
const exposureOf = (seconds: number | null): string | null =>
  seconds === null || seconds <= 0
    ? null
    : seconds < 0.25001
      ? `1/${Math.round(1 / seconds)}`
      : String(Math.round(seconds * 10) / 10);

/** `2017:07:18 15:32:26` and its like; null for what is no date, such as zeros. */
function isoDate(value: string | number | null | undefined): string | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(String(value ?? ''));
  if (!match || match[1] === '0000') return null;
  const [, year, month, day, hour, minute, second] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
