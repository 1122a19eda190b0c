/**
 * Compile-time proof that the wire schemas accept what each major version of Immich says it sends, and that
 * each understands what is asked of it. Checked by `tsc --build`; nothing here runs.
 */
import type * as v1 from '@immich/sdk-v1';
import type * as v2 from '@immich/sdk-v2';
import type * as v3 from '@immich/sdk-v3';
import type { z } from 'zod';
import type { Approved } from '../../src/domain/approval.ts';
import type { AssetId } from '../../src/domain/asset-facts.ts';
import type { ImmichActions } from '../../src/immich/actions.ts';
import type { SearchQuery } from '../../src/immich/search-page.ts';
import type * as wire from '../../src/immich/wire.ts';

/** The SDKs use enums, which JSON does not know: their values as plain strings, all the way down. */
type Plain<T> = T extends string
  ? `${T}`
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? Plain<Item>[]
      : { [Key in keyof T]: Plain<T[Key]> };

type Accepts<Schema extends z.ZodType, Sent> = Plain<Sent> extends z.input<Schema> ? true : false;
type Understands<Asked, Dto> = Asked extends Plain<Dto> ? true : false;
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Only `true` may be written here. */
export type Proofs = Expect<
  [
    Accepts<typeof wire.wireAsset, v1.AssetResponseDto>,
    Accepts<typeof wire.wireAsset, v2.AssetResponseDto>,
    Accepts<typeof wire.wireAsset, v3.AssetResponseDto>,
    Accepts<typeof wire.wireIdRow, v1.AssetResponseDto>,
    Accepts<typeof wire.wireIdRow, v2.AssetResponseDto>,
    Accepts<typeof wire.wireIdRow, v3.AssetResponseDto>,
    Accepts<typeof wire.wireSearchPage, v1.SearchResponseDto>,
    Accepts<typeof wire.wireSearchPage, v2.SearchResponseDto>,
    Accepts<typeof wire.wireSearchPage, v3.SearchResponseDto>,
    Accepts<typeof wire.wireUser, v1.UserAdminResponseDto>,
    Accepts<typeof wire.wireUser, v2.UserAdminResponseDto>,
    Accepts<typeof wire.wireUser, v3.UserAdminResponseDto>,
    Accepts<typeof wire.wireVersion, v1.ServerVersionResponseDto>,
    Accepts<typeof wire.wireVersion, v2.ServerVersionResponseDto>,
    Accepts<typeof wire.wireVersion, v3.ServerVersionResponseDto>,
    Accepts<typeof wire.wireFeatures, v1.ServerFeaturesDto>,
    Accepts<typeof wire.wireFeatures, v2.ServerFeaturesDto>,
    Accepts<typeof wire.wireFeatures, v3.ServerFeaturesDto>,
    Accepts<typeof wire.wireConfig, v1.ServerConfigDto>,
    Accepts<typeof wire.wireConfig, v2.ServerConfigDto>,
    Accepts<typeof wire.wireConfig, v3.ServerConfigDto>,
    Accepts<typeof wire.wireApiKey, v2.ApiKeyResponseDto>,
    Accepts<typeof wire.wireApiKey, v3.ApiKeyResponseDto>,
    Accepts<typeof wire.wireAssetCounts, v1.AssetStatsResponseDto>,
    Accepts<typeof wire.wireAssetCounts, v2.AssetStatsResponseDto>,
    Accepts<typeof wire.wireAssetCounts, v3.AssetStatsResponseDto>,
    Accepts<typeof wire.wireAlbums, v1.AlbumResponseDto[]>,
    Accepts<typeof wire.wireAlbums, v2.AlbumResponseDto[]>,
    Accepts<typeof wire.wireAlbums, v3.AlbumResponseDto[]>,
    Accepts<typeof wire.wireTags, v1.TagResponseDto[]>,
    Accepts<typeof wire.wireTags, v2.TagResponseDto[]>,
    Accepts<typeof wire.wireTags, v3.TagResponseDto[]>,
    Accepts<typeof wire.wireStacks, v1.StackResponseDto[]>,
    Accepts<typeof wire.wireStacks, v2.StackResponseDto[]>,
    Accepts<typeof wire.wireStacks, v3.StackResponseDto[]>,
    Accepts<typeof wire.wireTextBoxes, v2.AssetOcrResponseDto[]>,
    Accepts<typeof wire.wireTextBoxes, v3.AssetOcrResponseDto[]>,
    Accepts<typeof wire.wireFaces, v1.AssetFaceResponseDto[]>,
    Accepts<typeof wire.wireFaces, v2.AssetFaceResponseDto[]>,
    Accepts<typeof wire.wireFaces, v3.AssetFaceResponseDto[]>,
    Accepts<typeof wire.wireAssetExtras, v1.AssetResponseDto>,
    Accepts<typeof wire.wireAssetExtras, v2.AssetResponseDto>,
    Accepts<typeof wire.wireAssetExtras, v3.AssetResponseDto>,
    Accepts<typeof wire.wireMemberResults, v1.BulkIdResponseDto[]>,
    Accepts<typeof wire.wireMemberResults, v2.BulkIdResponseDto[]>,
    Accepts<typeof wire.wireMemberResults, v3.BulkIdResponseDto[]>,
    Understands<Mutable<SearchQuery>, v1.MetadataSearchDto>,
    Understands<Mutable<SearchQuery>, v2.MetadataSearchDto>,
    Understands<Mutable<SearchQuery>, v3.MetadataSearchDto>,
  ]
>;

type Expect<All extends readonly true[]> = All;

/** Planted faults: each must be an error, or the proofs above prove nothing. */
export type Planted = [
  // @ts-expect-error a number is not what `checksum` may be
  Expect<[Accepts<typeof wire.wireAsset, Omit<v3.AssetResponseDto, 'checksum'> & { checksum: number }>]>,
  // @ts-expect-error a row without its owner is not acceptable
  Expect<[Accepts<typeof wire.wireAsset, Omit<v3.AssetResponseDto, 'ownerId'>>]>,
  // @ts-expect-error page numbers are not sent as text
  Expect<[Understands<{ page: string }, v3.MetadataSearchDto>]>,
];

/** Approvals are for one purpose, and a plain id is none. */
export type Doors = [
  Expect<[Approved<AssetId, 'trash'> extends Trashable ? true : false]>,
  // @ts-expect-error a plain id must not pass
  Expect<[AssetId extends Trashable ? true : false]>,
  // @ts-expect-error an approval to tag must not pass
  Expect<[Approved<AssetId, 'tag'> extends Trashable ? true : false]>,
];
type Trashable = Parameters<ImmichActions['trash']>[0][number];
