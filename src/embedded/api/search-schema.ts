import { z } from 'zod';

/** Immich accepts version 4 only. */
export const uuid = z.uuidv4('Invalid UUID');
export const ids = z.array(uuid);
export const visibility = z.enum(['archive', 'timeline', 'hidden', 'locked']);
export const assetType = z.enum(['IMAGE', 'VIDEO', 'AUDIO', 'OTHER']);
const text = z.string().nullable().optional();
/** Full ISO with zone; compared as text, so brought to the catalogue's form. */
const date = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value).toISOString())
  .optional();

const filters = {
  albumIds: ids.optional(),
  city: text,
  country: text,
  createdAfter: date,
  createdBefore: date,
  description: z.string().optional(),
  isEncoded: z.boolean().optional(),
  isFavorite: z.boolean().optional(),
  isMotion: z.boolean().optional(),
  isNotInAlbum: z.boolean().optional(),
  isOffline: z.boolean().optional(),
  lensModel: text,
  libraryId: uuid.nullable().optional(),
  make: text,
  model: text,
  ocr: z.string().optional(),
  personIds: ids.optional(),
  rating: z.int().min(1).max(5).nullable().optional(),
  state: text,
  tagIds: ids.nullable().optional(),
  takenAfter: date,
  takenBefore: date,
  trashedAfter: date,
  trashedBefore: date,
  type: assetType.optional(),
  updatedAfter: date,
  updatedBefore: date,
  visibility: visibility.optional(),
};

export const statisticsSearch = z.object(filters);

const page = {
  size: z.number().min(1).max(1000).int().optional(),
  withDeleted: z.boolean().optional(),
  withExif: z.boolean().optional(),
};

export const randomSearch = z.object({
  ...filters,
  ...page,
  withPeople: z.boolean().optional(),
  withStacked: z.boolean().optional(),
});

export const metadataSearch = z.object({
  ...randomSearch.shape,
  checksum: z.string().optional(),
  id: uuid.optional(),
  order: z.enum(['asc', 'desc']).optional(),
  originalFileName: z.string().optional(),
  originalPath: z.string().optional(),
  page: z.number().min(1).int().optional(),
});

export type SearchFilters = Partial<z.infer<typeof metadataSearch>>;

/** From a query string: numbers are text there, and booleans fail as they do in Immich. */
export const largeAssetsSearch = z.object({
  ...filters,
  ...page,
  size: z.coerce.number().min(1).max(1000).int().optional(),
  minFileSize: z.coerce.number().min(0).int().optional(),
});
