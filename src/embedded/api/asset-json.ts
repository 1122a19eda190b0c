import type { CatalogueOwner, EmbeddedAsset, EmbeddedExif, EmbeddedPerson } from '../catalogue.ts';
import type { Library, Tag } from '../library/library.ts';

/** Dates within aggregates come from Postgres as text: `2026-11-22T05:51:07.957+00:00`. */
export const nestedDate = (iso: string | null): string | null => iso?.replace(/\.?0*Z$/, '+00:00') ?? null;

const exifJson = (exif: EmbeddedExif) => ({
  make: exif.make,
  model: exif.model,
  exifImageWidth: exif.exifImageWidth,
  exifImageHeight: exif.exifImageHeight,
  fileSizeInByte: exif.fileSizeInByte || null,
  orientation: exif.orientation,
  dateTimeOriginal: nestedDate(exif.dateTimeOriginal),
  modifyDate: nestedDate(exif.modifyDate),
  timeZone: exif.timeZone,
  lensModel: exif.lensModel,
  fNumber: exif.fNumber,
  focalLength: exif.focalLength,
  iso: exif.iso,
  exposureTime: exif.exposureTime,
  latitude: exif.latitude,
  longitude: exif.longitude,
  city: exif.city,
  state: exif.state,
  country: exif.country,
  description: exif.description,
  projectionType: exif.projectionType,
  rating: exif.rating,
});

export const personJson = (person: EmbeddedPerson, updatedAt: string | null) => ({
  id: person.id,
  name: person.name,
  birthDate: null,
  thumbnailPath: '',
  isHidden: person.isHidden ?? false,
  isFavorite: person.isFavorite ?? false,
  updatedAt,
});

/** An asset as search results show it: `tags`, `stack` and `owner` never, `people` empty unless asked for. */
export const assetJson = (
  asset: EmbeddedAsset,
  ownerId: string,
  show: { readonly exif: boolean; readonly people: boolean },
) => {
  const visibility = asset.visibility ?? 'timeline';
  return {
    id: asset.id,
    createdAt: asset.createdAt,
    ownerId: asset.ownerId ?? ownerId,
    libraryId: asset.libraryId ?? null,
    type: asset.type,
    originalPath: asset.originalPath,
    originalFileName: asset.originalFileName,
    originalMimeType: asset.originalMimeType,
    thumbhash: asset.thumbhash,
    fileCreatedAt: asset.fileCreatedAt,
    fileModifiedAt: asset.fileModifiedAt,
    localDateTime: asset.localDateTime,
    updatedAt: asset.updatedAt,
    isFavorite: asset.isFavorite ?? false,
    isArchived: visibility === 'archive',
    isTrashed: (asset.trashedAt ?? null) !== null,
    visibility,
    duration: asset.durationMs,
    ...(show.exif ? { exifInfo: exifJson(asset.exif) } : {}),
    livePhotoVideoId: asset.livePhotoVideoId ?? null,
    people: show.people
      ? (asset.people ?? []).map((one) => personJson(one, nestedDate(asset.createdAt)))
      : [],
    checksum: asset.checksum,
    isOffline: asset.isOffline ?? false,
    hasMetadata: true,
    duplicateId: asset.duplicateId ?? null,
    resized: true,
    width: asset.width,
    height: asset.height,
    isEdited: asset.isEdited ?? false,
  };
};

export const ownerJson = (owner: CatalogueOwner) => ({
  id: owner.id,
  email: owner.email,
  name: owner.name,
  profileImagePath: '',
  avatarColor: 'gray',
  profileChangedAt: nestedDate(owner.createdAt),
});

export const tagJson = (tag: Tag, date: (iso: string) => string | null = (iso) => iso) => ({
  id: tag.id,
  ...(tag.parentId === null ? {} : { parentId: tag.parentId }),
  name: tag.value.slice(tag.value.lastIndexOf('/') + 1),
  value: tag.value,
  createdAt: date(tag.createdAt),
  updatedAt: date(tag.updatedAt),
  ...(tag.color === null ? {} : { color: tag.color }),
});

/** An asset read singly, with everything, each further key after the one that it follows in Immich. */
export const wholeAssetJson = (asset: EmbeddedAsset, library: Library): Record<string, unknown> => {
  const { owner } = library.catalogue;
  const stack = [...library.stacks.values()].find((one) => one.assetIds.has(asset.id));
  const tags = [...library.tags.values()].filter((tag) => tag.assetIds.has(asset.id));
  const further: Readonly<Record<string, [key: string, value: unknown]>> = {
    ownerId: ['owner', ownerJson(owner)],
    livePhotoVideoId: ['tags', tags.map((tag) => tagJson(tag, nestedDate))],
    checksum: [
      'stack',
      stack ? { id: stack.id, primaryAssetId: stack.primaryAssetId, assetCount: stack.assetIds.size } : null,
    ],
  };
  const entries = Object.entries(assetJson(asset, owner.id, { exif: true, people: true }));
  return Object.fromEntries(
    entries.flatMap((entry): [string, unknown][] => {
      const next = further[entry[0]];
      return next ? [entry, next] : [entry];
    }),
  );
};
