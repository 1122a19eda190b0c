import type { AssetVisibility, EmbeddedAsset } from '../catalogue.ts';

/** What people changed about one asset; every field absent until touched. */
export interface AssetMarks {
  isFavorite?: boolean;
  visibility?: AssetVisibility;
  description?: string;
  rating?: number | null;
  latitude?: number;
  longitude?: number;
  duplicateId?: string | null;
  /** Only where the catalogue moves no files itself. */
  trashedAt?: string | null;
  updatedAt?: string;
}

/** The asset as it stands now. Untouched assets, nearly all of them, are passed through without a copy. */
export const withMarks = (asset: EmbeddedAsset, marks: AssetMarks | undefined): EmbeddedAsset => {
  if (marks === undefined) return asset;
  const { description, rating, latitude, longitude, updatedAt, ...own } = marks;
  return {
    ...asset,
    ...own,
    updatedAt: updatedAt !== undefined && updatedAt > asset.updatedAt ? updatedAt : asset.updatedAt,
    exif: {
      ...asset.exif,
      ...(description === undefined ? {} : { description }),
      ...(rating === undefined ? {} : { rating }),
      ...(latitude === undefined ? {} : { latitude }),
      ...(longitude === undefined ? {} : { longitude }),
    },
  };
};
