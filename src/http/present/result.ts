import type { ResultDetail, ResultItem } from '../../contract/results.ts';
import type { BetterCopy, Relation } from '../../domain/verdict.ts';
import type { ReviewedDetail, ReviewedResult } from '../../review/reviewed.ts';
import { spelledResult } from '../../review/spelled-result.ts';

/** How addresses are made: Immich's own page of an asset, and our proxy for its thumbnail. */
export interface Links {
  /** Null where Immich has no page (a folder). */
  readonly webUrl: string | null;
  readonly basePath: string;
}

export function presentResult(result: ReviewedResult, links: Links): ResultItem {
  const { row, betterCopy } = result;
  return {
    ...spelledResult(result),
    better_copy: betterCopy === null ? null : presentCopy(betterCopy, links),
    immich_url: immichUrl(row.id, links),
    thumbnail_url: thumbnailUrl(row.id, row.thumbhash, links),
  };
}

export function presentDetail(detail: ReviewedDetail, links: Links): ResultDetail {
  const { camera } = detail.facts;
  const copies = new Map(detail.copies.map((row) => [row.id, row]));
  const known = (copy: BetterCopy) => {
    const row = copies.get(copy.id);
    return {
      ...presentCopy(copy, links, row?.thumbhash),
      taken_at: row?.takenAt ?? null,
      path: row?.path ?? null,
    };
  };
  return {
    ...presentResult(detail, links),
    categories: detail.row.categories,
    source_app: detail.row.sourceApp,
    prior: detail.prior,
    contributions: detail.contributions.map((piece) => ({ ...piece })),
    better_copy: detail.betterCopy === null ? null : known(detail.betterCopy),
    relations: detail.relations.map((relation: Relation) => ({
      ...known(relation.better),
      distance: relation.distance,
    })),
    damaged_from: detail.damagedFrom,
    damaged: detail.damaged.map((area) => ({ ...area })),
    facts: {
      make: camera?.make ?? null,
      model: camera?.model ?? null,
      lens: camera?.lensModel ?? null,
      f_number: camera?.fNumber ?? null,
      focal_length: camera?.focalLength ?? null,
      iso: camera?.iso ?? null,
      exposure_time: camera?.exposureTime ?? null,
      latitude: camera?.latitude ?? null,
      longitude: camera?.longitude ?? null,
      modified_at: detail.facts.modifiedAt,
      mime_type: detail.facts.mimeType,
      description: detail.facts.description,
      rating: detail.facts.rating,
      people: (detail.facts.people ?? []).map(({ name }) => name).filter((name) => name !== ''),
      albums: detail.albums.map(({ name }) => name),
      tags: [...detail.tags],
    },
    would_change: [...detail.wouldChange],
  };
}

function presentCopy(
  copy: BetterCopy,
  links: Links,
  thumbhash: string | null = null,
): NonNullable<ResultItem['better_copy']> {
  return {
    asset_id: copy.id,
    file_name: copy.fileName,
    width: copy.width,
    height: copy.height,
    size_bytes: copy.bytes,
    relation: copy.relation,
    immich_url: immichUrl(copy.id, links),
    thumbnail_url: thumbnailUrl(copy.id, thumbhash, links),
  };
}

export function immichUrl(id: string, { webUrl }: Links): string | null {
  return webUrl === null ? null : `${webUrl}/photos/${id}`;
}

/** The thumbhash changes with the picture, so that a browser may keep what it has under that address for good. */
export function thumbnailUrl(id: string, thumbhash: string | null, { basePath }: Links): string {
  const version = thumbhash === null ? '' : `?c=${encodeURIComponent(thumbhash)}`;
  return `${basePath}/api/assets/${id}/thumbnail${version}`;
}
