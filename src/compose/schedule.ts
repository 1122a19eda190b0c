import type { Logger } from 'pino';
import { type Accounts, LOCAL_ACCOUNT } from '../account/accounts.ts';
import { isQuiet, nextTime, type Schedule } from '../account/schedule.ts';
import type { ConnectedLibrary } from './connected-library.ts';

export interface ScheduleOptions {
  readonly accounts: Accounts<ConnectedLibrary>;
  readonly accountIds: () => readonly string[];
  /** Of an account whose own settings are not known yet. */
  readonly defaults: Schedule;
  readonly timeZone: string | null;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly logger: Logger;
}

/** Under which name an account's database remembers the run that the schedule started. */
const STARTED = 'scheduled_run';

type Remembered = { readonly runId: string; readonly pausedHere: boolean };

/**
 * Looks at the clock: starts what is due, and lets what it started rest in quiet hours. To be called every
 * minute or so; a time that passed while the machine slept counts once. What a person started goes on.
 */
export function createSchedule(options: ScheduleOptions): { look(): Promise<void> } {
  const { accounts, clock, timeZone, logger } = options;
  const known = new Map<string, Schedule>();
  const due = new Set<string>();
  let lookedAt = clock();
  let looking: Promise<void> | null = null;

  const lookAt = async (id: string, from: number, now: number): Promise<void> => {
    const seat = accounts.of(id);
    const before = seat.libraries.state();
    if (before.kind === 'open') known.set(id, before.open.settings());
    const { schedule, quietHours } = known.get(id) ?? options.defaults;
    const next = nextTime(schedule, from, timeZone);
    if (next !== null && next <= now) due.add(id);
    const isQuietNow = isQuiet(quietHours, now, timeZone);
    if (before.kind === 'open') await rest(before.open, isQuietNow);
    if (!due.has(id) || isQuietNow) return;
    await accounts.wake(id);
    const state = seat.libraries.state();
    // Nothing is connected: nothing can be missed. Opening, or Immich is away: it is tried again.
    if (state.kind === 'none') due.delete(id);
    if (state.kind !== 'open') return;
    due.delete(id);
    await begin(state.open, id);
  };

  const begin = async (library: ConnectedLibrary, id: string): Promise<void> => {
    const { state } = library.runs.status();
    if (state === 'running' || state === 'paused' || state === 'queued') return;
    const { runId } = await library.runs.start({});
    library.store.settings.set(STARTED, { runId, pausedHere: false } satisfies Remembered);
    logger.info({ account: id, runId }, 'The schedule started an analysis');
  };

  return {
    look() {
      const from = lookedAt;
      const now = clock();
      lookedAt = now;
      const ids = new Set([LOCAL_ACCOUNT, ...options.accountIds()]);
      const all = [...ids].map((id) =>
        lookAt(id, from, now).catch((error: unknown) =>
          logger.warn({ err: error, account: id }, 'The scheduled analysis could not be started'),
        ),
      );
      looking = (looking ?? Promise.resolve()).then(async () => void (await Promise.all(all)));
      return looking;
    },
  };
}

/** Pauses and resumes only what the schedule started, and resumes only what it paused. */
async function rest({ store, runs }: ConnectedLibrary, isQuietNow: boolean): Promise<void> {
  const remembered = store.settings.get(STARTED) as Remembered | undefined;
  const { runId, state } = runs.status();
  if (!remembered || remembered.runId !== runId) return;
  if (isQuietNow && state === 'running') {
    store.settings.set(STARTED, { ...remembered, pausedHere: true } satisfies Remembered);
    await runs.pause();
  }
  if (!isQuietNow && state === 'paused' && remembered.pausedHere) {
    store.settings.set(STARTED, { ...remembered, pausedHere: false } satisfies Remembered);
    await runs.resume();
  }
}
