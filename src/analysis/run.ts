import { ImmichError } from '../immich/errors.ts';
import type { ImmichLibrary } from '../immich/immich-library.ts';
import type { AccountStore } from '../storage/account-store.ts';
import { StorageError } from '../storage/errors.ts';
import type { Run, RunPhase } from '../storage/runs.ts';
import { settleAlbums } from '../storage/settle-albums.ts';
import {
  CATALOGUE_START,
  type CatalogueCursor,
  markVanished,
  readCatalogue,
  settleProfile,
} from './catalogue.ts';
import { climb } from './climb.ts';
import { type Measuring, measuringHere } from './measuring/measuring.ts';
import { refreshMemberships } from './membership-step.ts';
import { askConcepts, readTexts } from './ml-step.ts';
import { createPatience, type Patience, type Waits } from './patience.ts';
import { createProgress } from './progress.ts';
import { rejudgeStale } from './rejudge.ts';
import { askForTwins, relate } from './relation-step.ts';
import { type RunContext, RunInterruption, RunQuestion } from './run-context.ts';
import type { RunSettings } from './run-settings.ts';
import { INTERRUPTED, type RunNews } from './run-status.ts';
import { createScoring } from './scoring.ts';
import { createTempo } from './tempo.ts';
import { createTouched } from './touched.ts';
import { turn } from './turn.ts';

export interface RunOptions {
  readonly store: AccountStore;
  readonly library: ImmichLibrary;
  readonly runId: number;
  readonly settings: RunSettings;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly tell: (news: RunNews) => void;
  /** Called with the way to cut a wait for Immich short. */
  readonly patient?: (patience: Patience) => void;
  readonly waits?: Waits;
  /** In this thread where nothing is said. It is not closed here. */
  readonly measuring?: Measuring;
}

/**
 * Does one run from where its row says it stands to its end, and writes how it ended into the row. Never
 * rejects for what a run can run into: the row and the news say what happened.
 */
export async function doRun(options: RunOptions): Promise<void> {
  const { store, library, runId, settings, clock, signal } = options;
  const row = store.runs.get(runId);
  if (row === null) throw new Error(`There is no run ${runId}.`);
  const progress = createProgress({ store, runId, clock, tell: options.tell });
  const { recentDays, recommendFrom, allowList } = settings;
  const judgement = {
    recentDays,
    ...(recommendFrom === undefined ? {} : { recommendFrom }),
    allowList,
    keptBefore: false,
  };
  const now = new Date(row.startedAt).toISOString();
  const patience = createPatience({
    library,
    progress,
    signal,
    ...(options.waits === undefined ? {} : { waits: options.waits }),
  });
  options.patient?.(patience);
  const scoring = createScoring({ store, judgement, mode: row.mode, now, progress });
  const run: RunContext = {
    runId,
    store,
    library,
    settings,
    judgement,
    progress,
    scoring,
    patience,
    tempo: createTempo(settings.concurrency, settings.pace),
    measuring: options.measuring ?? measuringHere,
    clock,
    touched: createTouched(store, row.kind === 'full'),
    signal,
  };
  try {
    progress.say('running', null);
    const remark = await phases(run, row);
    progress.begin('done', store.assets.count(), store.assets.count());
    progress.save({ state: 'finished', finishedAt: clock(), message: remark, cursor: null });
  } catch (error) {
    endEarly(run, signal.aborted ? signal.reason : error);
  }
}

const AFTER_CATALOGUE: readonly RunPhase[] = [
  'memberships',
  'metadata',
  'pixels',
  'bytes',
  'relations',
  'scoring',
];

async function phases(run: RunContext, row: Run): Promise<string | null> {
  const { store } = run;
  let remark: string | null = null;
  if (row.kind !== 'rescore') {
    await meet(run, row);
    if (!AFTER_CATALOGUE.includes(row.phase)) await catalogue(run);
    const isFull = store.runs.get(run.runId)?.kind === 'full';
    if (row.phase === 'catalogue' || row.phase === 'memberships')
      remark = await refreshMemberships(run, isFull);
  }
  if (row.phase === 'catalogue') {
    store.scores.markTimeBoundStale();
    store.scores.retryGivenUp();
  }
  await rejudgeStale(run, 'metadata');
  if (row.kind === 'rescore') {
    settleAlbums(store);
    await rejudgeStale(run, 'scoring');
    return null;
  }
  const { features } = await run.patience.with(() => run.library.server(run.signal));
  if (isBeforePixels(row.phase) && store.runs.get(run.runId)?.kind === 'full') {
    await askConcepts(run, features);
    await rejudgeStale(run, 'metadata');
    await askForTwins(run);
  }
  // Relations can make suspicious what was not: a second round looks at those, and there are few.
  for (const phase of ['pixels', 'scoring'] as const) {
    await climb(run, 'pixels');
    await climb(run, 'bytes');
    await readTexts(run, features);
    if (phase === 'pixels') await relate(run);
    settleAlbums(store);
    await rejudgeStale(run, 'scoring');
  }
  await indexNames(run);
  store.runPages.clear();
  return remark ?? store.runs.get(run.runId)?.message ?? null;
}

function isBeforePixels(phase: RunPhase): boolean {
  return phase === 'catalogue' || phase === 'memberships' || phase === 'metadata';
}

/** Names taken into the search index at a time: some 20 ms. */
const NAMES = 1_000;

async function indexNames({ store, signal }: RunContext): Promise<void> {
  while (store.transaction(() => store.names.extend(NAMES)) === NAMES) {
    signal.throwIfAborted();
    await turn();
  }
}

/** Who are we talking to? Another person's library must not be mixed with this one. */
async function meet({ store, library, patience, signal, progress }: RunContext, row: Run): Promise<void> {
  const user = await patience.with(() => library.me(signal));
  const known = store.settings.get('library_user');
  if (typeof known === 'string' && known !== user.id)
    throw new RunQuestion(
      'failed',
      'The API key belongs to another Immich account than the pictures analysed so far. Enter a key of the same account.',
    );
  store.settings.set('library_user', user.id);
  if (row.watermark !== null) return;
  const server = await patience.with(() => library.server(signal));
  progress.save({ watermark: server.now });
}

/** Transactions that were under way when the last run began may carry an earlier time. */
const OVERLAP_MS = 60_000;

/** The server's time when the last finished run began that asked it; judging again asks nothing. */
function lastLook({ runs }: AccountStore): string | null {
  const looks = [runs.latestFinished('full'), runs.latestFinished('changes')].filter((run) => run !== null);
  return looks.toSorted((a, b) => b.id - a.id)[0]?.watermark ?? null;
}

async function catalogue(run: RunContext): Promise<void> {
  const { store, progress, library, patience, signal } = run;
  const row = store.runs.get(run.runId);
  const cursor = (row?.cursor as CatalogueCursor | null) ?? CATALOGUE_START;
  if (row?.kind === 'changes') {
    const last = lastLook(store);
    // A server whose clock was set back notes changes at times that count as seen.
    if (last !== null && last <= (row.watermark ?? last)) {
      const since = new Date(Date.parse(last) - OVERLAP_MS).toISOString();
      await readCatalogue(run, cursor, since);
      const difference = (await patience.with(() => library.count(signal))) - store.assets.count();
      if (difference === (store.settings.get('count_difference') ?? 0)) return;
    }
    // Something vanished, or came without a trace: only a look at everything tells what.
    progress.save({ kind: 'full', cursor: CATALOGUE_START });
    return catalogue(run);
  }
  const profile = await readCatalogue(run, cursor, null);
  markVanished(run, cursor.accept === true);
  settleProfile(run, cursor.page > 0 ? store.profile.recount() : profile);
  const count = await patience.with(() => library.count(signal));
  store.settings.set('count_difference', count - store.assets.count());
  store.settings.set('full_pass_at', run.clock());
}

function endEarly({ progress, store, runId, clock }: RunContext, reason: unknown): void {
  if (reason instanceof RunInterruption) {
    if (reason.kind === 'stop') progress.save({ ...INTERRUPTED.stop, finishedAt: clock() });
    if (reason.kind === 'pause') progress.save(INTERRUPTED.pause);
    return;
  }
  if (reason instanceof RunQuestion && reason.state === 'paused') {
    const cursor = { ...CATALOGUE_START, question: 'vanished' };
    progress.save({ state: 'paused', message: reason.message, phase: 'catalogue', cursor });
    store.runPages.clear();
    return;
  }
  const message = messageOf(reason);
  try {
    progress.save({ state: 'failed', finishedAt: clock(), message });
  } catch {
    // A full disk takes no row either; the news still says why.
    throw new Error(`Run ${runId} failed: ${message}`, { cause: reason });
  }
}

function messageOf(reason: unknown): string {
  if (reason instanceof StorageError || reason instanceof ImmichError || reason instanceof RunQuestion)
    return reason.message;
  const said = reason instanceof Error ? reason.message : String(reason);
  return `The analysis ended with an error that this program did not expect (${said}). Start it again; what was found so far stays.`;
}
