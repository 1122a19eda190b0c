import type { EmbeddedAsset } from '../catalogue.ts';
import type { Library } from '../library/library.ts';
import { assetJson } from './asset-json.ts';
import { ApiError, type Call, ok, parse, type Route } from './call.ts';
import { searchFilter } from './search-filter.ts';
import {
  largeAssetsSearch,
  metadataSearch,
  randomSearch,
  type SearchFilters,
  statisticsSearch,
} from './search-schema.ts';

/** Immich's default page. */
const defaultSize = 250;

/** Matches in order; the time filters narrow the walk itself, which is what makes a keyset scan fast. */
function* matches(library: Library, search: SearchFilters): Iterable<EmbeddedAsset> {
  const fits = searchFilter(search, library);
  const { order = 'desc', takenAfter: from, takenBefore: to, updatedAfter: updatedFrom } = search;
  const range = { order, from, to, updatedFrom };
  for (const asset of library.walk(range)) if (fits(asset)) yield asset;
}

const slice = (assets: Iterable<EmbeddedAsset>, skip: number, take: number): EmbeddedAsset[] => {
  const taken: EmbeddedAsset[] = [];
  let seen = 0;
  for (const asset of assets) {
    seen += 1;
    if (seen > skip) taken.push(asset);
    if (taken.length === take) break;
  }
  return taken;
};

const metadata = async (call: Call) => {
  const search = parse(metadataSearch, await call.body());
  const size = search.size ?? defaultSize;
  const page = search.page ?? 1;
  const found = slice(matches(call.library, search), (page - 1) * size, size + 1);
  const shown = found.slice(0, size);
  await call.pace({ assets: shown.length });
  const show = { exif: search.withExif ?? false, people: search.withPeople ?? false };
  const ownerId = call.library.catalogue.owner.id;
  return ok({
    albums: { total: 0, count: 0, items: [], facets: [] },
    assets: {
      total: shown.length,
      count: shown.length,
      items: shown.map((asset) => assetJson(asset, ownerId, show)),
      facets: [],
      nextPage: found.length > size ? String(page + 1) : null,
    },
  });
};

const isPlain = (search: SearchFilters): boolean =>
  Object.entries(search).every(
    ([key, value]) => value === undefined || key === 'visibility' || key === 'type',
  );

const statistics = async (call: Call) => {
  const { library } = call;
  const search = parse(statisticsSearch, await call.body());
  const totals = library.totals('timeline');
  if (totals && search.visibility === 'timeline' && isPlain(search)) {
    const images = search.type === undefined || search.type === 'IMAGE' ? totals.images : 0;
    const videos = search.type === undefined || search.type === 'VIDEO' ? totals.videos : 0;
    return ok({ total: images + videos });
  }
  let total = 0;
  for (const _ of matches(library, search)) total += 1;
  return ok({ total });
};

const random = async (call: Call) => {
  const search = parse(randomSearch, await call.body());
  const size = search.size ?? defaultSize;
  const sample: EmbeddedAsset[] = [];
  let seen = 0;
  for (const asset of matches(call.library, search)) {
    seen += 1;
    if (sample.length < size) sample.push(asset);
    else {
      const place = Math.floor(call.random() * seen);
      if (place < size) sample[place] = asset;
    }
  }
  const show = { exif: search.withExif ?? true, people: search.withPeople ?? false };
  return ok(sample.map((asset) => assetJson(asset, call.library.catalogue.owner.id, show)));
};

const large = (call: Call) => {
  const search = parse(largeAssetsSearch, Object.fromEntries(call.query));
  const bytes = (asset: EmbeddedAsset) => asset.exif.fileSizeInByte;
  const found = [...matches(call.library, search)]
    .filter((asset) => bytes(asset) >= (search.minFileSize ?? 0))
    .sort((a, b) => bytes(b) - bytes(a))
    .slice(0, search.size ?? defaultSize);
  return ok(
    found.map((asset) => assetJson(asset, call.library.catalogue.owner.id, { exif: true, people: false })),
  );
};

const smart = (): never => {
  throw new ApiError(400, { message: 'Smart search is not enabled' });
};

export const searchRoutes: readonly Route[] = [
  { method: 'POST', path: '/search/metadata', permission: 'asset.read', run: metadata },
  { method: 'POST', path: '/search/statistics', permission: 'asset.statistics', run: statistics },
  { method: 'POST', path: '/search/random', permission: 'asset.read', run: random },
  { method: 'POST', path: '/search/large-assets', permission: 'asset.read', run: large },
  { method: 'POST', path: '/search/smart', permission: 'asset.read', run: smart },
  { method: 'GET', path: '/search/explore', permission: 'asset.read', run: () => ok([]) },
  { method: 'GET', path: '/search/suggestions', permission: 'asset.read', run: () => ok([]) },
];
