import type { AccountStore } from '../storage/account-store.ts';
import { RunAlreadyActiveError } from '../storage/errors.ts';
import type { Run, RunMode, RunState } from '../storage/runs.ts';
import { checkStillThere } from '../storage/still-there.ts';
import { CATALOGUE_START } from './catalogue.ts';
import { createEventBuffer } from './event-buffer.ts';
import type { RunInterruption } from './run-context.ts';
import type { RunEnvironment, RunProcess } from './run-process.ts';
import type { LibraryConnection, RunSettings } from './run-settings.ts';
import { INTERRUPTED, type RunEvent, type RunNews, type RunStatus, statusOf } from './run-status.ts';
import { beginRunInThread } from './run-thread.ts';
import { inTurn, type RunTurns } from './run-turns.ts';

export type { LibraryConnection, RunSettings } from './run-settings.ts';
export type { RunEvent, RunStatus } from './run-status.ts';

export interface RunControlOptions {
  readonly store: AccountStore;
  /** Asked at each start. Throws where no library is configured yet. */
  readonly connection: () => LibraryConnection | Promise<LibraryConnection>;
  readonly settings: () => RunSettings;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** In [0, 1). */
  readonly random?: () => number;
  /** Shared by all accounts; without it, everybody's runs begin at once. */
  readonly turns?: RunTurns;
  /** `process` runs on the caller's own thread (tests, one-off scans); default `worker`. */
  readonly runIn?: 'worker' | 'process';
  /** Only with `runIn: 'process'`: another client, shorter waits. */
  readonly inProcess?: Pick<RunEnvironment, 'library' | 'waits'>;
}

/** Starts, stops and watches the analysis of one account. At most one runs at a time. */
export interface RunControl {
  /**
   * Throws `RunAlreadyActiveError`, or `DataGoneError`. `full` reads the whole catalogue again; where a paused run asked about assets
   * that are missing, it accepts that they are gone. `rescoreOnly` judges again without asking Immich anything.
   */
  start(options: {
    readonly mode?: RunMode;
    readonly full?: boolean;
    readonly rescoreOnly?: boolean;
  }): Promise<{
    readonly runId: string;
    readonly state: RunState;
  }>;
  /** Ends the run; what it found stays, and the next run does not repeat it. No run: does nothing. */
  stop(): Promise<RunStatus>;
  pause(): Promise<RunStatus>;
  /** Also takes up a run that a killed process left behind. Nothing to resume: does nothing. */
  resume(): Promise<RunStatus>;
  /** Called once at start: takes up what a killed process left behind, but not what a person paused. */
  pickUp(): Promise<RunStatus>;
  status(): RunStatus;
  /** Replays what came after `lastEventId` (as far as the buffer reaches), then goes on live. Returns the way to end it. */
  subscribe(listener: (event: RunEvent) => void, lastEventId?: number): () => void;
  /** Resolves once no run is going on (finished, paused, stopped or failed). */
  idle(): Promise<RunStatus>;
  /** Lets the running batch end and leaves the run to be taken up at the next start; at most 10 s. */
  close(): Promise<void>;
}

const QUEUED = 'Other analyses are going on: this one begins when one of them ends.';

/** A full pass at least daily: albums, faces and old uploads change nothing that a shorter look would see. */
const FULL_EVERY_MS = 24 * 3600 * 1000;
/** A graceful end takes at most this long; a killed run resumes by itself. */
const CLOSE_MS = 8_000;

export function createRunControl(options: RunControlOptions): RunControl {
  const { store, clock, random = Math.random } = options;
  const owner = `${process.pid}-${clock()}-${random().toString(36).slice(2)}`;
  const events = createEventBuffer();
  let going: RunProcess | null = null;
  let live: RunStatus | null = null;
  /** Resolves when a run has ended and everybody was told. */
  let ending: Promise<void> = Promise.resolve();

  const status = (): RunStatus => (going !== null && live !== null ? live : statusOf(store.runs.latest()));

  function tell(news: RunNews): void {
    if (news.type === 'status') live = news.status;
    events.publish(news);
  }

  async function launch(run: Run): Promise<void> {
    const connection = await options.connection();
    // Only here: the image library and all that a run needs stay out of the thread that answers.
    const here = options.runIn === 'process' ? await import('./run-process.ts') : null;
    live = statusOf(run);
    const begin = (): RunProcess => {
      const settings = { ...options.settings(), mode: run.mode };
      const order = { file: store.file, runId: run.id, owner, connection, settings };
      if (here === null) return beginRunInThread(order, { tell });
      return here.beginRun(order, { clock, random, tell, ...options.inProcess });
    };
    // Judging again takes seconds, and somebody waits to see what a setting changes.
    const begun =
      options.turns === undefined || run.kind === 'rescore'
        ? begin()
        : inTurn(options.turns, begin, { waits: () => queued(run.id), left: (kind) => left(run.id, kind) });
    going = begun;
    ending = begun.ended
      .catch((error: unknown) => crashed(run.id, error))
      .finally(() => {
        going = null;
        live = null;
        events.publish({ type: 'status', status: status() });
      });
  }

  function queued(runId: number): void {
    store.runs.update(runId, { state: 'queued', message: QUEUED });
    tell({ type: 'status', status: statusOf(store.runs.get(runId)) });
  }

  /** Interrupted before its turn came. Closing changes nothing: the next start queues it again. */
  function left(runId: number, kind: RunInterruption['kind']): void {
    if (kind === 'stop') store.runs.update(runId, { ...INTERRUPTED.stop, finishedAt: clock() });
    if (kind === 'pause') store.runs.update(runId, INTERRUPTED.pause);
  }

  /** The thread itself died (out of memory, a native fault): the row must not say "running" for ever. */
  function crashed(runId: number, error: unknown): void {
    const said = error instanceof Error ? error.message : String(error);
    const message = `The analysis broke off (${said}). Start it again; what was found so far stays.`;
    store.runs.update(runId, { state: 'failed', finishedAt: clock(), message });
    store.runs.release(runId, owner);
  }

  async function interrupt(kind: 'stop' | 'pause' | 'close'): Promise<RunStatus> {
    const begun = going;
    if (begun === null) return status();
    begun.interrupt(kind);
    await ending;
    return statusOf(store.runs.latest());
  }

  function nextKind(full: boolean): Run['kind'] {
    const at = store.settings.get('full_pass_at');
    const age = typeof at === 'number' ? clock() - at : FULL_EVERY_MS;
    // A pass in the future was made before the clock was set back: how old it is, nobody knows.
    const isFresh = age >= 0 && age < FULL_EVERY_MS;
    const last = store.runs.latest();
    return !full && isFresh && last?.state === 'finished' ? 'changes' : 'full';
  }

  async function resume(): Promise<RunStatus> {
    if (going !== null) {
      going.wake();
      return status();
    }
    const run = store.runs.active();
    if (run === null) return status();
    checkStillThere(store);
    await launch(run);
    return status();
  }

  return {
    async start({ mode, full = false, rescoreOnly = false }) {
      checkStillThere(store);
      const active = store.runs.active();
      if (active !== null) {
        const asked = going === null && active.state === 'paused' && isQuestion(active.cursor);
        if (!asked || !full) throw new RunAlreadyActiveError(active.id);
        store.runs.update(active.id, { cursor: { ...CATALOGUE_START, accept: true } });
        await resume();
        return { runId: String(active.id), state: 'running' };
      }
      await options.connection();
      const run = store.runs.create({
        kind: rescoreOnly ? 'rescore' : nextKind(full),
        mode: mode ?? options.settings().mode,
        at: clock(),
      });
      await launch(run);
      return { runId: String(run.id), state: run.state };
    },
    async stop() {
      if (going !== null) return interrupt('stop');
      const run = store.runs.active();
      if (run !== null) store.runs.update(run.id, { state: 'stopped', finishedAt: clock(), message: null });
      return status();
    },
    pause: () => interrupt('pause'),
    resume,
    async pickUp() {
      const run = store.runs.active();
      return run === null || (run.state === 'paused' && !store.runs.isHeld(run.id)) ? status() : resume();
    },
    status,
    subscribe: events.subscribe,
    async idle() {
      while (going !== null) await ending;
      return status();
    },
    async close() {
      const late = new Promise<void>((resolve) => {
        setTimeout(resolve, CLOSE_MS).unref();
      });
      await Promise.race([interrupt('close').then(() => undefined), late]);
    },
  };
}

function isQuestion(cursor: unknown): boolean {
  return typeof cursor === 'object' && cursor !== null && 'question' in cursor;
}
