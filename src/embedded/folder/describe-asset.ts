import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path/posix';
import type { EmbeddedAsset } from '../catalogue.ts';
import { mediaType } from '../media-types.ts';
import { isoDate, noCapture } from './capture.ts';
import type { CachedExamination } from './examined-cache.ts';
import type { LocalFile } from './local-file.ts';

const day = 24 * 3600 * 1000;

/**
 * Clients take a young asset without thumbnail for one whose thumbnail is still to come. Once a file has been
 * examined nothing is to come, so it counts as having been there for a while.
 */
const settledAge = 2 * day;

const isTurned = (orientation: string | null): boolean => orientation !== null && Number(orientation) >= 5;

export interface Surroundings {
  readonly id: string;
  /** The folder as people wrote it, without a slash at its end. */
  readonly folder: string;
  readonly trashedAt: string | null;
  /** ISO 8601 UTC: since when the folder is being read. */
  readonly openedAt: string;
}

/** A file as an asset; `examination` undefined or without checksum: not read, which looks like Immich's pending state. */
export const describeAsset = (
  file: LocalFile,
  examination: CachedExamination | undefined,
  { id, folder, trashedAt, openedAt }: Surroundings,
): EmbeddedAsset => {
  const media = mediaType(extname(file.relative)) ?? { type: 'IMAGE', mimeType: 'application/octet-stream' };
  const modifiedAt = isoDate(file.modifiedMs) ?? new Date(0).toISOString();
  const { exif, takenAt, takenLocally, durationMs } = examination?.capture ?? noCapture;
  const turned = isTurned(exif.orientation);
  const examinedAt = examination?.examinedAt;
  // A file that this user may not read is not a broken one: nothing is known of it yet.
  const unread = examination?.sha1 === null;
  return {
    id,
    type: media.type,
    originalPath: `${folder}/${file.relative}`,
    originalFileName: basename(file.relative),
    originalMimeType: media.mimeType,
    checksum: examination?.sha1 ?? createHash('sha1').update(`path:${file.relative}`).digest('base64'),
    thumbhash: examination?.thumbhash ?? null,
    fileCreatedAt: takenAt ?? modifiedAt,
    fileModifiedAt: modifiedAt,
    localDateTime: takenLocally ?? modifiedAt,
    createdAt: examinedAt === undefined || unread ? openedAt : arrivedAt(file, examinedAt),
    updatedAt: examinedAt ?? openedAt,
    width: turned ? exif.exifImageHeight : exif.exifImageWidth,
    height: turned ? exif.exifImageWidth : exif.exifImageHeight,
    durationMs,
    exif: {
      ...exif,
      fileSizeInByte: file.size,
      dateTimeOriginal: examination === undefined ? null : (takenAt ?? modifiedAt),
      modifyDate: examination === undefined ? null : modifiedAt,
    },
    trashedAt,
  };
};

const arrivedAt = (file: LocalFile, examinedAt: string): string => {
  const settled = Date.parse(examinedAt) - settledAge;
  return isoDate(Math.min(file.modifiedMs, settled)) ?? examinedAt;
};
