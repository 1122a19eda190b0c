import { type AssetFacts, assetId, type CameraFacts, isAssetId } from '../domain/asset-facts.ts';
import type { WireAsset, WireExif } from './wire.ts';

/** What the mapper must know of the server beyond the row. */
export interface MappingRules {
  /**
   * Our own folder server: every path is the person's own and every checksum is of the content. On a real
   * Immich only external libraries have a path that says something.
   */
  readonly pathsAreMeaningful: boolean;
  /**
   * Folder that the library is: paths are given relative to it, since where it happens to lie (a temporary
   * folder, a mount) says nothing about the pictures in it.
   */
  readonly pathRoot?: string;
}

/** A row that cannot be used; the message names the field. */
export class UnreadableRow extends Error {}

/**
 * Converts one row of Immich's into facts: conversion only, no judgement. The row must be an image or a
 * video of the timeline or the archive; throws `UnreadableRow` for a field that makes no sense.
 */
export function toFacts(row: WireAsset, rules: MappingRules): AssetFacts {
  const external = (row.libraryId ?? null) !== null;
  const exif = row.exifInfo ?? null;
  const isVideo = row.type === 'VIDEO';
  return {
    id: readId(row.id),
    type: isVideo ? 'video' : 'image',
    visibility: row.visibility === 'archive' ? 'archive' : 'timeline',
    fileName: row.originalFileName,
    path: rules.pathsAreMeaningful || external ? below(rules.pathRoot, row.originalPath) : null,
    mimeType: row.originalMimeType ?? null,
    ...displayedSize(row, exif),
    bytes: exif === null ? null : sizeOf(exif),
    takenAt: readTime(row.fileCreatedAt, 'fileCreatedAt'),
    modifiedAt: readTime(row.fileModifiedAt, 'fileModifiedAt'),
    uploadedAt: row.createdAt == null ? null : readTime(row.createdAt, 'createdAt'),
    updatedAt: readTime(row.updatedAt, 'updatedAt'),
    thumbhash: row.thumbhash ?? null,
    checksum: row.checksum,
    checksumOf: external && !rules.pathsAreMeaningful ? 'path' : 'content',
    camera: exif === null ? null : toCamera(exif),
    durationMs: readDuration(row.duration ?? null, isVideo),
    isFavorite: row.isFavorite,
    isEdited: row.isEdited ?? false,
    isOffline: row.isOffline,
    rating: readRating(exif?.rating ?? null),
    description: exif?.description ?? '',
    livePhotoVideoId: row.livePhotoVideoId ?? null,
    libraryId: row.libraryId ?? null,
    duplicateId: row.duplicateId ?? null,
    people: row.people?.map(({ id, name }) => ({ id, name })) ?? null,
  };
}

/** Immich says null of a file without a single byte; what it has not looked at yet has no EXIF. */
function sizeOf({ fileSizeInByte }: WireExif): number | null {
  return fileSizeInByte === undefined ? null : (fileSizeInByte ?? 0);
}

function below(root: string | undefined, path: string): string {
  return root !== undefined && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

function readId(text: string): AssetFacts['id'] {
  const lower = text.toLowerCase();
  if (!isAssetId(lower)) throw new UnreadableRow(`id: "${text}" is not a UUID`);
  return assetId(lower);
}

const ISO_MS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * ISO 8601 UTC with milliseconds. Nested rows carry microseconds and an offset instead, so times are
 * parsed before they are compared; what already has the right form is only checked.
 */
export function readTime(text: string, field: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new UnreadableRow(`${field}: "${text}" is not a date`);
  return ISO_MS.test(text) ? text : new Date(time).toISOString();
}

function toCamera(exif: WireExif): CameraFacts {
  return {
    make: exif.make ?? null,
    model: exif.model ?? null,
    lensModel: exif.lensModel ?? null,
    fNumber: exif.fNumber ?? null,
    focalLength: exif.focalLength ?? null,
    iso: exif.iso ?? null,
    exposureTime: exif.exposureTime ?? null,
    latitude: exif.latitude ?? null,
    longitude: exif.longitude ?? null,
    timeZone: exif.timeZone ?? null,
    projectionType: exif.projectionType ?? null,
  };
}

/** Since 2.5 the row says how large the picture is displayed; before, EXIF says how it is stored. */
function displayedSize(row: WireAsset, exif: WireExif | null): Pick<AssetFacts, 'width' | 'height'> {
  if (row.width != null && row.height != null) return { width: row.width, height: row.height };
  const width = exif?.exifImageWidth ?? null;
  const height = exif?.exifImageHeight ?? null;
  // EXIF orientations 5 to 8 lie on their side.
  const turned = /^[5-8]$/.test(String(exif?.orientation ?? ''));
  return turned ? { width: height, height: width } : { width, height };
}

/** "0:00:12.34500" until 2.x, milliseconds from 3.0. Still images have none, whatever the form. */
function readDuration(duration: string | number | null, isVideo: boolean): number | null {
  if (duration === null) return null;
  const ms = typeof duration === 'number' ? duration : msOf(duration);
  return ms === 0 && !isVideo ? null : ms;
}

function msOf(clock: string): number | null {
  const parts = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(clock);
  if (parts === null) return null;
  const [, hours, minutes, seconds] = parts;
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}

/** Immich also knows −1 (rejected); only stars say that somebody cares. */
function readRating(rating: number | null): number | null {
  return rating !== null && rating >= 1 && rating <= 5 ? rating : null;
}
