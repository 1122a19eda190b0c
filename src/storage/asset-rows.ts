import type { AssetFacts, CameraFacts, Person } from '../domain/asset-facts.ts';
import { fromMillis, idFromBytes, idToBytes, pathFingerprint, toMillis } from './identifiers.ts';

/** A row of `assets` as SQLite gives it. */
export interface AssetRow {
  readonly key: number;
  readonly id: Buffer;
  readonly type: number;
  readonly visibility: number;
  readonly file_name: string;
  readonly path: string | null;
  readonly mime_type: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number | null;
  readonly taken_at: number;
  readonly modified_at: number;
  readonly uploaded_at: number | null;
  readonly updated_at: number;
  readonly thumbhash: Buffer | null;
  readonly checksum: Buffer;
  readonly checksum_of: number;
  readonly fingerprint: Buffer | null;
  /** Whether there was an EXIF row; of a camera it says nothing. */
  readonly has_camera: number;
  readonly make: string | null;
  readonly model: string | null;
  readonly lens_model: string | null;
  readonly f_number: number | null;
  readonly focal_length: number | null;
  readonly iso: number | null;
  readonly exposure_time: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly time_zone: string | null;
  readonly projection_type: string | null;
  readonly duration_ms: number | null;
  readonly is_favorite: number;
  readonly is_edited: number;
  readonly is_offline: number;
  readonly rating: number | null;
  readonly description: string;
  readonly live_photo_video_id: string | null;
  readonly library_id: string | null;
  readonly duplicate_id: string | null;
  readonly people: string | null;
  readonly is_stacked: number;
}

/** Columns that come from Immich, in the order of `factsToValues`. */
export const FACT_COLUMNS = [
  'id',
  'type',
  'visibility',
  'file_name',
  'path',
  'mime_type',
  'width',
  'height',
  'bytes',
  'taken_at',
  'modified_at',
  'uploaded_at',
  'updated_at',
  'thumbhash',
  'checksum',
  'checksum_of',
  'fingerprint',
  'has_camera',
  'make',
  'model',
  'lens_model',
  'f_number',
  'focal_length',
  'iso',
  'exposure_time',
  'latitude',
  'longitude',
  'time_zone',
  'projection_type',
  'duration_ms',
  'is_favorite',
  'is_edited',
  'is_offline',
  'rating',
  'description',
  'live_photo_video_id',
  'library_id',
  'duplicate_id',
  'people',
] as const;

const NO_CAMERA: { readonly [K in keyof CameraFacts]: null } = {
  make: null,
  model: null,
  lensModel: null,
  fNumber: null,
  focalLength: null,
  iso: null,
  exposureTime: null,
  latitude: null,
  longitude: null,
  timeZone: null,
  projectionType: null,
};

export function factsToValues(facts: AssetFacts): unknown[] {
  const camera = facts.camera ?? NO_CAMERA;
  return [
    idToBytes(facts.id),
    facts.type === 'video' ? 1 : 0,
    facts.visibility === 'archive' ? 1 : 0,
    facts.fileName,
    facts.path,
    facts.mimeType,
    facts.width,
    facts.height,
    facts.bytes,
    toMillis(facts.takenAt),
    toMillis(facts.modifiedAt),
    facts.uploadedAt === null ? null : toMillis(facts.uploadedAt),
    toMillis(facts.updatedAt),
    facts.thumbhash === null ? null : Buffer.from(facts.thumbhash, 'base64'),
    Buffer.from(facts.checksum, 'base64'),
    facts.checksumOf === 'path' ? 1 : 0,
    pathFingerprint(facts),
    facts.camera === null ? 0 : 1,
    camera.make,
    camera.model,
    camera.lensModel,
    camera.fNumber,
    camera.focalLength,
    camera.iso,
    camera.exposureTime,
    camera.latitude,
    camera.longitude,
    camera.timeZone,
    camera.projectionType,
    facts.durationMs,
    facts.isFavorite ? 1 : 0,
    facts.isEdited ? 1 : 0,
    facts.isOffline ? 1 : 0,
    facts.rating,
    facts.description,
    facts.livePhotoVideoId,
    facts.libraryId,
    facts.duplicateId,
    peopleToJson(facts.people),
  ];
}

export function rowToFacts(row: AssetRow): AssetFacts {
  return {
    id: idFromBytes(row.id),
    type: row.type === 1 ? 'video' : 'image',
    visibility: row.visibility === 1 ? 'archive' : 'timeline',
    fileName: row.file_name,
    path: row.path,
    mimeType: row.mime_type,
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    takenAt: fromMillis(row.taken_at),
    modifiedAt: fromMillis(row.modified_at),
    uploadedAt: row.uploaded_at === null ? null : fromMillis(row.uploaded_at),
    updatedAt: fromMillis(row.updated_at),
    thumbhash: row.thumbhash === null ? null : row.thumbhash.toString('base64'),
    checksum: row.checksum.toString('base64'),
    checksumOf: row.checksum_of === 1 ? 'path' : 'content',
    camera: row.has_camera === 0 ? null : cameraOf(row),
    durationMs: row.duration_ms,
    isFavorite: row.is_favorite === 1,
    isEdited: row.is_edited === 1,
    isOffline: row.is_offline === 1,
    rating: row.rating,
    description: row.description,
    livePhotoVideoId: row.live_photo_video_id,
    libraryId: row.library_id,
    duplicateId: row.duplicate_id,
    people: row.people === null ? null : peopleFromJson(row.people),
  };
}

function cameraOf(row: AssetRow): CameraFacts {
  return {
    make: row.make,
    model: row.model,
    lensModel: row.lens_model,
    fNumber: row.f_number,
    focalLength: row.focal_length,
    iso: row.iso,
    exposureTime: row.exposure_time,
    latitude: row.latitude,
    longitude: row.longitude,
    timeZone: row.time_zone,
    projectionType: row.projection_type,
  };
}

export function peopleToJson(people: readonly Person[] | null): string | null {
  if (people === null) return null;
  return people.length === 0 ? '[]' : JSON.stringify(people.map(({ id, name }) => [id, name]));
}

function peopleFromJson(json: string): Person[] {
  if (json === '[]') return [];
  const pairs: [string, string][] = JSON.parse(json);
  return pairs.map(([id, name]) => ({ id, name }));
}
