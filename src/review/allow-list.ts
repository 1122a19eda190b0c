import { assetId } from '../domain/asset-facts.ts';
import type { JudgementSettings } from '../domain/judgement.ts';
import { folderHolds, globMatches } from '../domain/protection.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { NamedAsset } from '../storage/asset-names.ts';
import { breathe } from './breathe.ts';
import { AssetNotFoundError } from './review.ts';

export type AllowKind = 'folder' | 'name' | 'album' | 'person';

export interface AllowEntry {
  readonly kind: AllowKind;
  /** A folder, a pattern, or an Immich id. */
  readonly value: string;
}

export interface DescribedEntry extends AllowEntry {
  readonly label: string;
  /** Analysed assets that it matches. */
  readonly assets: number;
}

/** What is never recommended, because the person said so. */
export interface AllowList {
  list(): Promise<readonly DescribedEntry[]>;
  /** Listing what is listed changes nothing, and neither does removing what is not. */
  add(entry: AllowEntry): Promise<void>;
  remove(entry: AllowEntry): Promise<void>;
  /** What of one asset could be listed. Throws `AssetNotFoundError`. */
  options(assetId: string): Promise<readonly (DescribedEntry & { readonly listed: boolean })[]>;
}

type Listed = JudgementSettings['allowList'];

export interface AllowListOptions {
  readonly store: AccountStore;
  readonly read: () => Listed;
  /** Stores it; what it concerns is judged again. */
  readonly write: (list: Listed) => Promise<void>;
}

const FIELDS = {
  folder: 'folders',
  name: 'names',
  album: 'albumIds',
  person: 'personIds',
} as const satisfies Record<AllowKind, keyof Listed>;
const KINDS = Object.keys(FIELDS) as AllowKind[];

/** Names gone through at a time. */
const BATCH = 5_000;
/** Folders of one asset that are offered, the nearest first. */
const FOLDERS_OFFERED = 3;

export function createAllowList({ store, read, write }: AllowListOptions): AllowList {
  const entries = (): AllowEntry[] =>
    KINDS.flatMap((kind) => read()[FIELDS[kind]].map((value) => ({ kind, value })));
  const has = ({ kind, value }: AllowEntry): boolean => read()[FIELDS[kind]].includes(value);

  const describe = async (wanted: readonly AllowEntry[]): Promise<readonly DescribedEntry[]> => {
    const counts = await countMatches(store, wanted);
    const people = store.assetNames.people(
      wanted.filter(({ kind }) => kind === 'person').map(({ value }) => value),
    );
    return wanted.map((entry, at) => {
      const album = entry.kind === 'album' ? store.albums.one(entry.value) : null;
      return {
        ...entry,
        label: album?.name ?? people.get(entry.value) ?? entry.value,
        assets: album?.assets ?? counts[at] ?? 0,
      };
    });
  };

  return {
    list: () => describe(entries()),
    async add(entry) {
      const field = FIELDS[entry.kind];
      if (!has(entry)) await write({ ...read(), [field]: [...read()[field], entry.value] });
    },
    async remove(entry) {
      const field = FIELDS[entry.kind];
      if (has(entry))
        await write({ ...read(), [field]: read()[field].filter((value) => value !== entry.value) });
    },
    async options(text) {
      const subject = store.subjects.one(assetId(text), new Date(0).toISOString());
      if (subject === null) throw new AssetNotFoundError(text);
      const { facts, memberships } = subject;
      const offered: AllowEntry[] = [
        ...foldersOf(facts.path).map((value) => ({ kind: 'folder' as const, value })),
        ...patternsOf(facts.fileName).map((value) => ({ kind: 'name' as const, value })),
        ...(memberships?.albums ?? []).map(({ id }) => ({ kind: 'album' as const, value: id })),
        ...(facts.people ?? []).map(({ id }) => ({ kind: 'person' as const, value: id })),
      ];
      return (await describe(offered)).map((entry) => ({ ...entry, listed: has(entry) }));
    },
  };
}

function foldersOf(path: string | null): string[] {
  if (path === null) return [];
  const folders = path.split('/').slice(0, -1);
  const offered: string[] = [];
  for (let depth = folders.length; depth > 0 && offered.length < FOLDERS_OFFERED; depth -= 1) {
    const folder = folders.slice(0, depth).join('/');
    if (folder !== '') offered.push(folder);
  }
  return offered;
}

/** The name itself, and what stays of it without its numbers: what the same source names alike. */
function patternsOf(fileName: string): string[] {
  const alike = fileName.replaceAll(/\d[\d ._-]*\d|\d/g, '*').replaceAll(/\*+/g, '*');
  return /[\p{L}]{3}/u.test(alike.replace(/\.[^.]*$/, '')) && alike !== fileName
    ? [fileName, alike]
    : [fileName];
}

/** How many analysed assets each entry matches; albums are counted elsewhere. */
async function countMatches(store: AccountStore, entries: readonly AllowEntry[]): Promise<number[]> {
  const counts = entries.map(() => 0);
  const looked = entries.map(({ kind }, at) => ({ kind, at })).filter(({ kind }) => kind !== 'album');
  if (looked.length === 0) return counts;
  for (let after = 0; ; ) {
    const batch = store.assetNames.after(after, BATCH);
    for (const asset of batch)
      for (const { at } of looked) {
        const entry = entries[at];
        if (entry !== undefined && matches(entry, asset)) counts[at] = (counts[at] ?? 0) + 1;
      }
    after = batch.at(-1)?.key ?? after;
    if (batch.length < BATCH) return counts;
    await breathe();
  }
}

function matches({ kind, value }: AllowEntry, { fileName, path, people }: NamedAsset): boolean {
  if (kind === 'folder') return path !== null && folderHolds(value, path);
  if (kind === 'name') return globMatches(value, fileName);
  return people.includes(value);
}
