import { z } from 'zod';

const strings = z.array(z.string());

/** What outlives the process. Read leniently: a damaged document must not keep a folder from opening. */
export const libraryDocument = z.object({
  version: z.literal(1),
  marks: z.array(
    z.tuple([
      z.string(),
      z.object({
        isFavorite: z.boolean().optional(),
        visibility: z.enum(['timeline', 'archive', 'hidden', 'locked']).optional(),
        description: z.string().optional(),
        rating: z.number().nullable().optional(),
        latitude: z.number().optional(),
        longitude: z.number().optional(),
        duplicateId: z.string().nullable().optional(),
        trashedAt: z.string().nullable().optional(),
        updatedAt: z.string().optional(),
      }),
    ]),
  ),
  albums: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      createdAt: z.string(),
      updatedAt: z.string(),
      assetIds: strings,
    }),
  ),
  tags: z.array(
    z.object({
      id: z.string(),
      parentId: z.string().nullable(),
      value: z.string(),
      color: z.string().nullable(),
      createdAt: z.string(),
      updatedAt: z.string(),
      assetIds: strings,
    }),
  ),
  stacks: z.array(z.object({ id: z.string(), primaryAssetId: z.string(), assetIds: strings })),
  /** Immich's key/value store beside an asset: [asset id, key, value, updatedAt]. */
  values: z.array(z.tuple([z.string(), z.string(), z.record(z.string(), z.unknown()), z.string()])),
});

export type LibraryDocument = z.infer<typeof libraryDocument>;

export const emptyDocument = (): LibraryDocument => ({
  version: 1,
  marks: [],
  albums: [],
  tags: [],
  stacks: [],
  values: [],
});
