import { sql } from 'drizzle-orm';
import {
  blob,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/**
 * Facts, one row per asset. `key` is our own small number: every other table refers to it, because a UUID
 * in ten indexes would double the file. Times are epoch milliseconds, hashes raw bytes.
 */
export const assets = sqliteTable(
  'assets',
  {
    key: integer().primaryKey(),
    id: blob({ mode: 'buffer' }).notNull(),
    /** 0 image, 1 video. */
    type: integer().notNull(),
    /** 0 timeline, 1 archive. */
    visibility: integer().notNull(),
    fileName: text('file_name').notNull(),
    path: text(),
    mimeType: text('mime_type'),
    width: integer(),
    height: integer(),
    bytes: integer(),
    takenAt: integer('taken_at').notNull(),
    modifiedAt: integer('modified_at').notNull(),
    uploadedAt: integer('uploaded_at'),
    updatedAt: integer('updated_at').notNull(),
    thumbhash: blob({ mode: 'buffer' }),
    checksum: blob({ mode: 'buffer' }).notNull(),
    /** 0 content, 1 path. */
    checksumOf: integer('checksum_of').notNull(),
    /** What a decision is remembered by where the checksum is of the path: hash of path, size and time. */
    fingerprint: blob({ mode: 'buffer' }),
    /** 0: the server sent no EXIF row, so nothing is known of the camera. */
    hasExif: integer('has_camera').notNull(),
    make: text(),
    model: text(),
    lensModel: text('lens_model'),
    fNumber: real('f_number'),
    focalLength: real('focal_length'),
    iso: real(),
    exposureTime: text('exposure_time'),
    latitude: real(),
    longitude: real(),
    timeZone: text('time_zone'),
    projectionType: text('projection_type'),
    durationMs: integer('duration_ms'),
    isFavorite: integer('is_favorite').notNull(),
    isEdited: integer('is_edited').notNull(),
    isOffline: integer('is_offline').notNull(),
    rating: integer(),
    description: text().notNull(),
    livePhotoVideoId: text('live_photo_video_id'),
    libraryId: text('library_id'),
    duplicateId: text('duplicate_id'),
    /** JSON `[[id, name], …]`; null when people were not asked for. */
    people: text(),
    isStacked: integer('is_stacked').notNull().default(0),
    /** When a complete pass did not meet it any more; null while it is there. */
    goneAt: integer('gone_at'),
  },
  (table) => [
    uniqueIndex('assets_id').on(table.id),
    index('assets_duplicate').on(table.duplicateId).where(sql`duplicate_id is not null`),
    index('assets_without_thumbnail').on(table.key).where(sql`thumbhash is null and gone_at is null`),
    index('assets_gone').on(table.goneAt).where(sql`gone_at is not null`),
  ],
);

export const albums = sqliteTable(
  'albums',
  {
    key: integer().primaryKey(),
    id: text().notNull(),
    name: text().notNull(),
    /** 1: membership protects. */
    counts: integer().notNull().default(1),
  },
  (table) => [uniqueIndex('albums_id').on(table.id)],
);

export const albumAssets = sqliteTable(
  'album_assets',
  { assetKey: integer('asset_key').notNull(), albumKey: integer('album_key').notNull() },
  (table) => [
    primaryKey({ columns: [table.assetKey, table.albumKey] }),
    index('album_assets_album').on(table.albumKey),
  ],
);

export const tags = sqliteTable(
  'tags',
  { key: integer().primaryKey(), id: text().notNull(), value: text().notNull() },
  (table) => [uniqueIndex('tags_id').on(table.id)],
);

export const tagAssets = sqliteTable(
  'tag_assets',
  { assetKey: integer('asset_key').notNull(), tagKey: integer('tag_key').notNull() },
  (table) => [
    primaryKey({ columns: [table.assetKey, table.tagKey] }),
    index('tag_assets_tag').on(table.tagKey),
  ],
);
