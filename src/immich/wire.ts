import { z } from 'zod';

/**
 * The fields of Immich's answers that are read, as 1.138 to 3.2 send them: unknown fields are ignored,
 * and what some version leaves out is optional here. Nothing is converted; that is the mapper's task.
 */

const text = z.string().nullish();
const number = z.number().nullish();

export const wireExif = z.object({
  make: text,
  model: text,
  lensModel: text,
  fNumber: number,
  focalLength: number,
  iso: number,
  exposureTime: text,
  latitude: number,
  longitude: number,
  timeZone: text,
  projectionType: text,
  exifImageWidth: number,
  exifImageHeight: number,
  /** A string on every version; a number would mean the same. */
  orientation: z.union([z.string(), z.number()]).nullish(),
  fileSizeInByte: number,
  rating: number,
  description: text,
});
export type WireExif = z.infer<typeof wireExif>;

export const wireAsset = z.object({
  id: z.string(),
  ownerId: z.string(),
  libraryId: text,
  /** AUDIO and OTHER exist in Immich's list too. */
  type: z.string(),
  originalPath: z.string(),
  originalFileName: z.string(),
  originalMimeType: text,
  thumbhash: text,
  fileCreatedAt: z.string(),
  fileModifiedAt: z.string(),
  /** Since 2.0. */
  createdAt: text,
  updatedAt: z.string(),
  isFavorite: z.boolean(),
  isTrashed: z.boolean(),
  isOffline: z.boolean(),
  visibility: z.string(),
  /** "0:00:00.00000" until 2.x, milliseconds or null from 3.0. */
  duration: z.union([z.string(), z.number()]).nullish(),
  exifInfo: wireExif.nullish(),
  livePhotoVideoId: text,
  people: z.array(z.object({ id: z.string(), name: z.string() })).nullish(),
  checksum: z.string(),
  duplicateId: text,
  /** As displayed; since 2.5. */
  width: number,
  height: number,
  /** Since 2.5. */
  isEdited: z.boolean().nullish(),
});
export type WireAsset = z.infer<typeof wireAsset>;

/** Rows stay unread here, so that one bad row costs only itself. */
export const wireSearchPage = z.object({
  assets: z.object({ items: z.array(z.unknown()), nextPage: z.string().nullish() }),
});

/** All that a plain scan for ids needs of a row. */
export const wireIdRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  fileCreatedAt: z.string(),
  isTrashed: z.boolean(),
  visibility: z.string(),
});

/** The id names a folder of ours, so nothing but a UUID will do. */
export const wireUser = z.object({ id: z.guid(), name: z.string(), email: z.string() });

export const wireVersion = z.object({ major: z.number(), minor: z.number(), patch: z.number() });

export const wireFeatures = z.object({
  trash: z.boolean(),
  smartSearch: z.boolean(),
  facialRecognition: z.boolean(),
  duplicateDetection: z.boolean(),
  /** Since 2.2. */
  ocr: z.boolean().nullish(),
});

export const wireConfig = z.object({ trashDays: z.number(), externalDomain: z.string() });

export const wireApiKey = z.object({ permissions: z.array(z.string()) });
export const wireLogin = z.object({ accessToken: z.string().min(1), userId: z.string() });
export const wireMadeKey = z.object({ secret: z.string().min(1) });

export const wireAssetCounts = z.object({ images: z.number(), videos: z.number(), total: z.number() });

export const wireAlbums = z.array(
  z.object({ id: z.string(), albumName: z.string(), assetCount: z.number() }),
);

export const wireTags = z.array(z.object({ id: z.string(), value: z.string() }));

export const wireStacks = z.array(z.object({ assets: z.array(z.object({ id: z.string() })) }));

export const wireTextBoxes = z.array(
  z.object({
    text: z.string(),
    x1: z.number(),
    y1: z.number(),
    x2: z.number(),
    y2: z.number(),
    x3: z.number(),
    y3: z.number(),
    x4: z.number(),
    y4: z.number(),
    /** False for what a person hid, or an edit cut off. */
    isVisible: z.boolean().nullish(),
  }),
);

export const wireFaces = z.array(
  z.object({
    boundingBoxX1: z.number(),
    boundingBoxY1: z.number(),
    boundingBoxX2: z.number(),
    boundingBoxY2: z.number(),
    imageWidth: z.number(),
    imageHeight: z.number(),
    person: z.object({ id: z.string(), name: z.string() }).nullish(),
  }),
);

/** What `GET /assets/{id}` says beyond a search row. */
export const wireAssetExtras = z.object({
  tags: wireTags.nullish(),
  stack: z.object({ id: z.string() }).nullish(),
});

/** One result per id, as albums and tags answer. */
export const wireMemberResults = z.array(z.object({ id: z.string(), success: z.boolean(), error: text }));

export const wireNewAlbum = z.object({ id: z.string() });

export const wireQueues = z.record(
  z.string(),
  z.object({ jobCounts: z.object({ active: z.number(), waiting: z.number(), delayed: z.number() }) }),
);
