import { z } from 'zod';
import { resultItem, resultsQuery } from './results.ts';
import { category } from './vocabulary.ts';

/** Filters alone: order and page say nothing about what there is. */
const filters = resultsQuery.omit({ cursor: true, limit: true, sort: true, order: true });

/** `GET /api/results/facets`: what could be filtered by, each counted under all other filters but its own. */
export const facetsQuery = filters;

const counted = z.array(z.object({ value: z.string(), count: z.number().int() }));

export const facets = z
  .object({
    /** Of confidences: twenty steps of 0.05, the last with 1.00. */
    histogram: z.array(z.number().int()),
    sub_kinds: counted,
    /** An empty value: none is known. The most common first, at most 50; so are folders and cameras. */
    source_apps: counted,
    folders: counted,
    cameras: counted,
    /** Newest first. */
    years: counted,
  })
  .meta({ id: 'Facets' });
export type Facets = z.infer<typeof facets>;

/** `GET /api/results/clusters`: what looks alike and can be decided at once. */
export const clustersQuery = filters.extend({
  /** `kind`: the same category, app and size in pixels; duplicates: copies of the same. `folder`: the same folder. */
  by: z.enum(['kind', 'folder']).default('kind'),
});
export type ClustersBy = z.infer<typeof clustersQuery>['by'];

const shown = resultItem.pick({ asset_id: true, file_name: true, thumbnail_url: true });

export const cluster = z
  .object({
    category: category.nullable(),
    source_app: z.string().nullable(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    folder: z.string().nullable(),
    /** Of duplicates: what they are copies of. It is not among them. */
    better_copy: shown.nullable(),
    count: z.number().int(),
    bytes: z.number().int(),
    /** Of these, how many are marked. */
    marked: z.number().int(),
    /** Of high confidence, and not recommended: to be looked at one by one. */
    held_back: z.number().int(),
    /** The surest few. */
    samples: z.array(shown),
  })
  .meta({ id: 'Cluster' });
export type Cluster = z.infer<typeof cluster>;

/** The greatest first, those that are marked whole last; at most 200, of at least two each (copies: of at least one); `rest` is what lies in no cluster that is listed. */
export const clusters = z
  .object({ items: z.array(cluster), total: z.number().int(), rest: z.number().int() })
  .meta({ id: 'Clusters' });
export type Clusters = z.infer<typeof clusters>;
