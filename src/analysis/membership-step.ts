import type { AssetId } from '../domain/asset-facts.ts';
import { isOwnAlbum, isOwnTag, OWN_ALBUMS, ownAlbums } from '../domain/own-marks.ts';
import { ImmichError, MissingPermission } from '../immich/errors.ts';
import type { MembershipFilter } from '../immich/immich-library.ts';
import { settleAlbums } from '../storage/settle-albums.ts';
import { inParallel } from './pool.ts';
import type { RunContext } from './run-context.ts';

/**
 * Albums, tags and (in a full pass) stacks. What the key may not see is skipped, and returned as a sentence.
 */
export async function refreshMemberships(run: RunContext, isFull: boolean): Promise<string | null> {
  const { store, progress } = run;
  const skipped: string[] = [];
  const part = async (name: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ImmichError) || !isRefusal(error)) throw error;
      skipped.push(`${name} (${error instanceof MissingPermission ? error.permission : error.message})`);
    }
  };
  progress.begin('memberships', 0);
  await part('albums', () => refreshAlbums(run));
  await part('tags', () => refreshTags(run));
  if (isFull) await part('stacks', () => refreshStacks(run));
  store.settings.set('memberships_known', true);
  if (skipped.length === 0) return null;
  return `Not looked at, because the API key lacks the permission: ${skipped.join(', ')}. What only they would protect is not protected.`;
}

function isRefusal(error: ImmichError): boolean {
  return error instanceof MissingPermission || error.code === 'immich_refused';
}

async function refreshAlbums(run: RunContext): Promise<void> {
  const { store, library, patience, signal } = run;
  const own = ownAlbums(store.settings.get(OWN_ALBUMS));
  const albums = (await patience.with(() => library.albums(signal))).filter(
    (album) => !isOwnAlbum(album, own),
  );
  run.progress.atLeast(albums.length);
  const keys: number[] = [];
  // A home library has hundreds, most of them one short answer: it is the way there and back that takes the time.
  await inParallel(albums, run.tempo.lanes, async (album) => {
    // Whether it protects is settled below, and again when it is known what is in it.
    const counts = store.memberships.albumCounts(album.id) ?? true;
    const key = store.memberships.putAlbum({ id: album.id, name: album.name, counts });
    keys.push(key);
    const members = album.assetCount === 0 ? [] : await memberKeys(run, { kind: 'album', albumId: album.id });
    store.scores.markStale(store.memberships.setAlbumMembers(key, members));
    run.progress.advance(1);
  });
  store.scores.markStale(store.memberships.keepOnlyAlbums(keys));
  settleAlbums(store);
}

async function refreshTags(run: RunContext): Promise<void> {
  const { store, library, patience, signal } = run;
  const tags = (await patience.with(() => library.tags(signal))).filter(({ value }) => !isOwnTag(value));
  const keys: number[] = [];
  await inParallel(tags, run.tempo.lanes, async (tag) => {
    const key = store.memberships.putTag(tag);
    keys.push(key);
    const members = await memberKeys(run, { kind: 'tag', tagId: tag.id });
    store.scores.markStale(store.memberships.setTagMembers(key, members));
  });
  store.scores.markStale(store.memberships.keepOnlyTags(keys));
}

/** Stacks are known by set difference: whoever is not among the unstacked is in one. */
async function refreshStacks(run: RunContext): Promise<void> {
  const { store } = run;
  const unstacked = new Uint8Array((store.assets.greatestKey() >> 3) + 1);
  let met = 0;
  await eachId(run, { kind: 'not_stacked' }, (key) => {
    unstacked[key >> 3] = (unstacked[key >> 3] ?? 0) | (1 << (key & 7));
    met += 1;
  });
  // An answer without anybody is a server that does not know the filter, not a library of stacks alone.
  if (met === 0) return;
  const isUnstacked = (key: number) => ((unstacked[key >> 3] ?? 0) & (1 << (key & 7))) !== 0;
  const freed = store.memberships.stackedKeys().filter(isUnstacked);
  store.scores.markStale(store.memberships.setStacked(freed, false));
  for (let after = 0; ; ) {
    const keys = store.assets.keysAfter(after, 5_000);
    const stacked = keys.filter((key) => !isUnstacked(key));
    store.scores.markStale(store.memberships.setStacked(stacked, true));
    after = keys.at(-1) ?? after;
    if (keys.length < 5_000) return;
  }
}

async function memberKeys(run: RunContext, filter: MembershipFilter): Promise<number[]> {
  const keys: number[] = [];
  await eachId(run, filter, (key) => keys.push(key));
  return keys;
}

/** Goes through a membership scan; a server that goes away in the middle is asked again from the start. */
async function eachId(run: RunContext, filter: MembershipFilter, each: (key: number) => void): Promise<void> {
  const { library, patience, signal, store } = run;
  await patience.with(async () => {
    for await (const ids of library.scanIds(filter, signal)) {
      signal.throwIfAborted();
      for (const id of ids) {
        const key = keyOf(store, id);
        if (key !== null) each(key);
      }
    }
  });
}

function keyOf(store: RunContext['store'], id: AssetId): number | null {
  return store.assets.keyOf(id);
}
