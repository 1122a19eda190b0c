import { z } from 'zod';
import type { EmbeddedAsset } from '../catalogue.ts';
import { type Answer, type Call, ok, parse, type Route } from './call.ts';
import { searchFilter } from './search-filter.ts';
import { uuid, visibility } from './search-schema.ts';

const flag = z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' }).optional();
const query = z.object({
  albumId: uuid.optional(),
  isFavorite: flag,
  isTrashed: flag,
  order: z.enum(['asc', 'desc']).optional(),
  personId: uuid.optional(),
  tagId: uuid.optional(),
  timeBucket: z.string().optional(),
  visibility: visibility.optional(),
});

/** The month of the local date, as Immich groups. */
const bucketOf = (asset: EmbeddedAsset): string => `${asset.localDateTime.slice(0, 7)}-01`;

const select = (call: Call): EmbeddedAsset[] => {
  const wanted = parse(query, Object.fromEntries(call.query));
  const { albumId, personId, tagId, isTrashed = false } = wanted;
  const fits = searchFilter(
    {
      visibility: wanted.visibility,
      isFavorite: wanted.isFavorite,
      withDeleted: isTrashed,
      albumIds: albumId === undefined ? [] : [albumId],
      personIds: personId === undefined ? [] : [personId],
      tagIds: tagId === undefined ? [] : [tagId],
    },
    call.library,
  );
  return [...call.library.walk({ order: wanted.order ?? 'desc' })].filter(
    (asset) =>
      fits(asset) &&
      asset.visibility !== 'hidden' &&
      ((asset.trashedAt ?? null) !== null) === isTrashed &&
      (wanted.timeBucket === undefined || bucketOf(asset).slice(0, 7) === wanted.timeBucket.slice(0, 7)),
  );
};

const buckets = (call: Call): Answer => {
  const counts = new Map<string, number>();
  for (const asset of select(call)) counts.set(bucketOf(asset), (counts.get(bucketOf(asset)) ?? 0) + 1);
  const order = call.query.get('order') === 'asc' ? 1 : -1;
  return ok(
    [...counts]
      .sort(([a], [b]) => (a < b ? -order : order))
      .map(([timeBucket, count]) => ({ timeBucket, count })),
  );
};

const offsetHours = (asset: EmbeddedAsset): number =>
  (Date.parse(asset.localDateTime) - Date.parse(asset.fileCreatedAt)) / 3_600_000;

/** Immich's `to_char` leaves the zone and trailing zeros away. */
const bare = (iso: string): string => iso.replace(/\.?0*Z$/, '');

const bucket = (call: Call): Answer => {
  const assets = select(call);
  const column = <T>(read: (asset: EmbeddedAsset) => T): T[] => assets.map(read);
  return ok({
    duration: column((asset) => asset.durationMs),
    id: column((asset) => asset.id),
    visibility: column((asset) => asset.visibility ?? 'timeline'),
    isFavorite: column((asset) => asset.isFavorite ?? false),
    isImage: column((asset) => asset.type === 'IMAGE'),
    isTrashed: column((asset) => (asset.trashedAt ?? null) !== null),
    livePhotoVideoId: column((asset) => asset.livePhotoVideoId ?? null),
    fileCreatedAt: column((asset) => bare(asset.fileCreatedAt)),
    localOffsetHours: column(offsetHours),
    createdAt: column((asset) => bare(asset.createdAt)),
    ownerId: column(() => call.library.catalogue.owner.id),
    projectionType: column((asset) => asset.exif.projectionType),
    ratio: column((asset) => (asset.width && asset.height ? asset.width / asset.height : 1)),
    status: column((asset) => (asset.trashedAt ? 'trashed' : 'active')),
    thumbhash: column((asset) => asset.thumbhash),
    city: column((asset) => asset.exif.city),
    country: column((asset) => asset.exif.country),
  });
};

export const timelineRoutes: readonly Route[] = [
  { method: 'GET', path: '/timeline/buckets', permission: 'asset.read', run: buckets },
  { method: 'GET', path: '/timeline/bucket', permission: 'asset.read', run: bucket },
];
