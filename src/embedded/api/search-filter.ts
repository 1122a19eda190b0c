import type { EmbeddedAsset } from '../catalogue.ts';
import type { Library } from '../library/library.ts';
import { taggedWith } from '../library/tags.ts';
import { ApiError } from './call.ts';
import type { SearchFilters } from './search-schema.ts';

type Test = (asset: EmbeddedAsset) => boolean;

/** Folds case and accents, as Postgres' f_unaccent and ILIKE do. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** ILIKE '%pattern%' whose own wildcards are not escaped. */
const like = (pattern: string): ((text: string) => boolean) => {
  const source = fold(pattern).replace(/[\\^$.*+?()[\]{}|%_]/g, (c) =>
    c === '%' ? '.*' : c === '_' ? '.' : `\\${c}`,
  );
  const expression = new RegExp(source, 's');
  return (text) => expression.test(fold(text));
};

const sameChecksum = (given: string): string =>
  /^[0-9a-f]{40}$/i.test(given) ? Buffer.from(given, 'hex').toString('base64') : given;

/** Immich 3's default: everything but locked. */
const visible = (wanted: SearchFilters['visibility']): Test =>
  wanted === undefined
    ? (asset) => asset.visibility !== 'locked'
    : (asset) => (asset.visibility ?? 'timeline') === wanted;

const exifFields = ['city', 'country', 'lensModel', 'make', 'model', 'state', 'rating'] as const;

const between = (read: (asset: EmbeddedAsset) => string | null, after?: string, before?: string): Test[] => [
  ...(after === undefined ? [] : [(asset: EmbeddedAsset) => (read(asset) ?? '') >= after]),
  ...(before === undefined
    ? []
    : [
        (asset: EmbeddedAsset) => {
          const at = read(asset);
          return at !== null && at <= before;
        },
      ]),
];

/**
 * Which assets a search means. Only the filters that were given cost anything.
 * @throws ApiError 401 for locked assets: a key never sees them.
 */
export const searchFilter = (search: SearchFilters, library: Library): Test => {
  if (search.visibility === 'locked') throw new ApiError(401, { message: 'Elevated permission is required' });
  const tests: Test[] = [visible(search.visibility)];
  const withDeleted =
    search.withDeleted || search.trashedAfter || search.trashedBefore || search.isOffline === true;
  if (!withDeleted) tests.push((asset) => (asset.trashedAt ?? null) === null);
  const { type, isFavorite, isOffline, isMotion, libraryId, id } = search;
  if (type !== undefined) tests.push((asset) => asset.type === type);
  if (isFavorite !== undefined) tests.push((asset) => (asset.isFavorite ?? false) === isFavorite);
  if (isOffline !== undefined) tests.push((asset) => (asset.isOffline ?? false) === isOffline);
  if (isMotion !== undefined) tests.push((asset) => ((asset.livePhotoVideoId ?? null) !== null) === isMotion);
  if (libraryId !== undefined) tests.push((asset) => (asset.libraryId ?? null) === libraryId);
  if (id !== undefined) tests.push((asset) => asset.id === id);
  for (const field of exifFields) {
    const wanted = search[field];
    if (wanted !== undefined) tests.push((asset) => asset.exif[field] === wanted);
  }
  // No encoded videos and no OCR here: a search for them finds nothing.
  if (search.ocr !== undefined || search.isEncoded === true) tests.push(() => false);
  tests.push(...between((asset) => asset.createdAt, search.createdAfter, search.createdBefore));
  tests.push(...between((asset) => asset.updatedAt, search.updatedAfter, search.updatedBefore));
  tests.push(...between((asset) => asset.trashedAt ?? null, search.trashedAfter, search.trashedBefore));
  tests.push(...textTests(search), ...memberTests(search, library));
  return (asset) => tests.every((test) => test(asset));
};

const textTests = (search: SearchFilters): Test[] => {
  const tests: Test[] = [];
  if (search.originalFileName !== undefined) {
    const matches = like(search.originalFileName);
    tests.push((asset) => matches(asset.originalFileName));
  }
  if (search.originalPath !== undefined) {
    const matches = like(search.originalPath);
    tests.push((asset) => matches(asset.originalPath));
  }
  if (search.description) {
    const matches = like(search.description);
    tests.push((asset) => matches(asset.exif.description));
  }
  if (search.checksum !== undefined) {
    const checksum = sameChecksum(search.checksum);
    tests.push((asset) => asset.checksum === checksum);
  }
  return tests;
};

/** Of several albums, tags or people an asset must have all. */
const memberTests = (search: SearchFilters, library: Library): Test[] => {
  const tests: Test[] = [];
  const inAll = (sets: readonly ReadonlySet<string>[]): void => {
    if (sets.length > 0) tests.push((asset) => sets.every((set) => set.has(asset.id)));
  };
  const inNone = (sets: Iterable<ReadonlySet<string>>): void => {
    const members = new Set<string>();
    for (const set of sets) for (const id of set) members.add(id);
    tests.push((asset) => !members.has(asset.id));
  };
  const setsOf = function* (all: ReadonlyMap<string, { readonly assetIds: ReadonlySet<string> }>) {
    for (const one of all.values()) yield one.assetIds;
  };
  if (search.isNotInAlbum === true) inNone(setsOf(library.albums));
  inAll((search.albumIds ?? []).map((id) => library.albums.get(id)?.assetIds ?? new Set<string>()));
  if (search.tagIds === null) inNone(setsOf(library.tags));
  inAll((search.tagIds ?? []).map((id) => taggedWith(library, id)));
  if (search.withStacked === false) inNone(setsOf(library.stacks));
  const { personIds = [] } = search;
  if (personIds.length > 0)
    tests.push((asset) => personIds.every((id) => asset.people?.some((person) => person.id === id)));
  return tests;
};
