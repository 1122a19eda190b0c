import type { AssetId } from '../domain/asset-facts.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { RunChange, RunCounters, RunPhase, RunState } from '../storage/runs.ts';
import { type RunNews, statusOf } from './run-status.ts';

/** Counts what a run does, and tells it at most four times a second. */
export interface Progress {
  begin(phase: RunPhase, total: number, done?: number): void;
  advance(by: number): void;
  /** The total was an estimate. */
  atLeast(total: number): void;
  thumbnailRead(): void;
  bytesRead(bytes: number): void;
  failed(error: {
    readonly assetId: string;
    readonly fileName: string;
    readonly step: string;
    readonly message: string;
  }): void;
  found(id: AssetId): void;
  say(state: RunState, message: string | null): void;
  /** Writes the row (counters with it) and tells it. */
  save(change: RunChange): void;
  counters(): RunCounters;
}

/** How often the screen is told; more would only be blinking. */
const TELL_EVERY_MS = 250;
/** The rate is that of the last seconds, so that it follows a server that slows down. */
const WINDOW_MS = 10_000;
/** Newest findings told at a time: the screen shows a handful. */
const FOUND_AT_ONCE = 24;

export function createProgress(options: {
  readonly store: AccountStore;
  readonly runId: number;
  readonly clock: () => number;
  readonly tell: (news: RunNews) => void;
}): Progress {
  const { store, runId, clock, tell } = options;
  const first = store.runs.get(runId);
  let counters: RunCounters = first?.counters ?? {
    done: 0,
    total: 0,
    found: 0,
    errors: 0,
    thumbnailsRead: 0,
    bytesRead: 0,
  };
  let samples: { at: number; done: number }[] = [];
  let toldAt = Number.NEGATIVE_INFINITY;
  let newest: AssetId[] = [];

  function rate(): number {
    const oldest = samples[0];
    const last = samples.at(-1);
    if (oldest === undefined || last === undefined || last.at <= oldest.at) return 0;
    return ((last.done - oldest.done) * 1000) / (last.at - oldest.at);
  }

  function tellNow(): void {
    toldAt = clock();
    const run = store.runs.get(runId);
    if (run === null) return;
    const ratePerSecond = rate();
    const left = Math.max(0, counters.total - counters.done);
    tell({
      type: 'status',
      status: {
        ...statusOf({ ...run, counters }),
        ratePerSecond: Math.round(ratePerSecond * 10) / 10,
        secondsLeft: run.state === 'running' && ratePerSecond > 0 ? Math.ceil(left / ratePerSecond) : null,
      },
    });
    if (newest.length > 0) tell({ type: 'found', assetIds: newest });
    newest = [];
  }

  function tellSometimes(): void {
    const now = clock();
    const last = samples.at(-1);
    // Times to come were noted before the clock was set back.
    const isSetBack = last !== undefined && now < last.at;
    if (isSetBack) samples = [];
    if (last === undefined || isSetBack || now - last.at >= TELL_EVERY_MS) {
      samples.push({ at: now, done: counters.done });
      samples = samples.filter(({ at }) => now - at <= WINDOW_MS);
    }
    if (now >= toldAt && now - toldAt < TELL_EVERY_MS) return;
    counters = { ...counters, found: store.scores.candidates() };
    tellNow();
  }

  function save(change: RunChange): void {
    store.runs.update(runId, { ...change, counters });
    if (change.state !== undefined || change.phase !== undefined) tellNow();
    else tellSometimes();
  }

  return {
    begin(phase, total, done = 0) {
      counters = { ...counters, done, total, found: store.scores.candidates() };
      samples = [];
      save({ phase });
    },
    advance(by) {
      counters = {
        ...counters,
        done: counters.done + by,
        total: Math.max(counters.total, counters.done + by),
      };
      tellSometimes();
    },
    atLeast(total) {
      counters = { ...counters, total: Math.max(total, counters.done) };
    },
    thumbnailRead() {
      counters = { ...counters, thumbnailsRead: counters.thumbnailsRead + 1 };
    },
    bytesRead(bytes) {
      counters = { ...counters, bytesRead: counters.bytesRead + bytes };
    },
    failed(error) {
      counters = { ...counters, errors: counters.errors + 1 };
      store.runErrors.add({ ...error, runId, at: clock() });
    },
    found(id) {
      newest.push(id);
      if (newest.length > FOUND_AT_ONCE) newest.shift();
    },
    say(state, message) {
      save({ state, message });
    },
    save,
    counters: () => counters,
  };
}
