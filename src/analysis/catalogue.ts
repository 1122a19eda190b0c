import type { AssetFacts } from '../domain/asset-facts.ts';
import { LibraryProfile } from '../domain/library-profile.ts';
import { folderStanding } from '../domain/signals/folder-profile.ts';
import type { ScanCursor, ScanPage } from '../immich/immich-library.ts';
import { type RunContext, RunQuestion } from './run-context.ts';
import { turn } from './turn.ts';

/** Where the catalogue goes on after a kill. */
export interface CatalogueCursor {
  readonly visibility: 'timeline' | 'archive';
  readonly after: ScanCursor | null;
  readonly page: number;
  /** The person was asked about assets that are missing, and accepts it. */
  readonly accept?: boolean;
}

export const CATALOGUE_START: CatalogueCursor = { visibility: 'timeline', after: null, page: 0 };

/** Vanished assets marked at a time. */
const CHUNK = 500;
/** A library that loses more than this at once has more likely lost a disk than its pictures. */
const VANISHED_AT_ONCE = 0.02;
/** Of a small library a few may go at once without anybody being asked. */
const VANISHED_UNASKED = 20;

/** Reads pages from the cursor on, writes facts and first scores. Returns the library's counts. */
export async function readCatalogue(
  run: RunContext,
  start: CatalogueCursor,
  updatedAfter: string | null,
): Promise<LibraryProfile> {
  const { progress, library, signal } = run;
  const isFull = updatedAfter === null;
  const profile = startingProfile(run, isFull, start.page > 0);
  let page = start.page;
  progress.begin(
    'catalogue',
    await run.patience.with(() => library.count(signal)),
    start.page === 0 ? 0 : progress.counters().done,
  );

  for (const visibility of ['timeline', 'archive'] as const) {
    if (start.visibility === 'archive' && visibility === 'timeline') continue;
    let after = start.visibility === visibility ? start.after : null;
    for (let ended = false; !ended; ) {
      ended = await run.patience.with(async () => {
        const pages = library.scan(
          {
            visibility,
            pageSize: run.settings.pageSize,
            ...(after === null ? {} : { after }),
            ...(updatedAfter === null ? {} : { updatedAfter }),
          },
          signal,
        );
        for await (const read of pages) {
          signal.throwIfAborted();
          await writePage(run, read, page, profile, isFull);
          after = read.cursor;
          page += 1;
          progress.save({ cursor: { visibility, after, page, ...(start.accept ? { accept: true } : {}) } });
        }
        return true;
      });
    }
  }
  return profile;
}

/** A resumed full pass counts provisionally; see `settleProfile`. */
function startingProfile({ store }: RunContext, isFull: boolean, isResumed: boolean): LibraryProfile {
  if (!isFull) return store.profile.read();
  return isResumed ? store.profile.recount() : new LibraryProfile();
}

/**
 * In one transaction, of some 30 ms: readers never wait for it, and a decision hardly. Every index is written to all
 * over, so that two halves would write nearly all its pages twice.
 */
async function writePage(
  run: RunContext,
  { assets, rejected }: ScanPage,
  page: number,
  profile: LibraryProfile,
  isFull: boolean,
): Promise<void> {
  const { store, progress, runId } = run;
  if (isFull) for (const facts of assets) profile.add(facts);
  const known = store.assets.known(assets.map(({ id }) => id));
  const judged = assets.map((facts) => ({
    facts,
    write: known.has(facts.id) ? null : judgeNew(run, facts, profile, isFull),
  }));
  store.transaction(() => {
    const keys: number[] = [];
    const changed: number[] = [];
    for (const { facts, write } of judged) {
      const { key, change, leanedOn } = store.assets.upsert(facts, write !== null);
      if (change !== 'same') run.touched.add([key, ...leanedOn]);
      if (change === 'new' && write !== null) write(key);
      else if (change !== 'same') changed.push(key);
      keys.push(key);
    }
    // Judged again, many at a time, as soon as everything is read.
    store.scores.markStale(changed);
    if (isFull) store.runPages.add(runId, page, keys);
    for (const { id, reason } of rejected)
      progress.failed({
        assetId: id,
        fileName: '',
        step: 'catalogue',
        message: `Immich's row is not readable: ${reason}`,
      });
  });
  // Lets messages in (stop, pause) and the next page.
  await turn();
  if (!isFull) store.profile.save(profile);
  progress.advance(assets.length + rejected.length);
}

/** What was never seen is judged before the file is held for writing. */
function judgeNew(
  { scoring }: RunContext,
  facts: AssetFacts,
  profile: LibraryProfile,
  isFull: boolean,
): (key: number) => void {
  if (!isFull) profile.add(facts);
  return scoring.fresh(facts, profile);
}

/**
 * After a complete pass: what no page held is gone. Throws `RunQuestion` where so much vanished at once that
 * the person has to say whether that is true.
 */
export function markVanished(run: RunContext, accepted: boolean): number {
  const { store } = run;
  const met = store.runPages.met(run.runId, store.assets.greatestKey());
  const vanished: number[] = [];
  let known = 0;
  for (let after = 0; ; ) {
    const keys = store.assets.keysAfter(after, 5_000);
    for (const key of keys) if (((met[key >> 3] ?? 0) & (1 << (key & 7))) === 0) vanished.push(key);
    known += keys.length;
    after = keys.at(-1) ?? after;
    if (keys.length < 5_000) break;
  }
  if (!accepted && vanished.length > Math.max(VANISHED_UNASKED, known * VANISHED_AT_ONCE))
    throw new RunQuestion(
      'paused',
      `${vanished.length} of ${known} assets are not in Immich any more. If that is right, start a full analysis ` +
        'to accept it; if a disk or library is missing, bring it back and resume.',
    );
  if (vanished.length > 0) run.touched.add(vanished);
  for (let at = 0; at < vanished.length; at += CHUNK)
    store.transaction(() => store.assets.markGone(vanished.slice(at, at + CHUNK), run.clock()));
  return vanished.length;
}

/** Keeps the counts; where they make a difference to verdicts written already, those are judged again. */
export function settleProfile({ store }: RunContext, profile: LibraryProfile): void {
  store.profile.save(profile);
  const unusual = Object.values(profile.toJSON().folders).some(([assets, carved]) =>
    ['mixed', 'recovered'].includes(folderStanding({ assets, carverShare: carved / assets })),
  );
  if (unusual) store.scores.markAllStale();
}
