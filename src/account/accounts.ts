import type { LibraryChoice } from './library-choice.ts';
import type { Closable, LibrarySwitch } from './library-switch.ts';

/** The one library of an installation without accounts: a folder, the sample, or an Immich with AUTH=none. */
export const LOCAL_ACCOUNT = 'local';

/** What one account has: which library (with its key), and whether that is open. */
export interface Account<Open> {
  readonly id: string;
  readonly choice: LibraryChoice;
  readonly libraries: LibrarySwitch<Open>;
}

export interface Accounts<Open> {
  /** Opens nothing. */
  of(id: string): Account<Open>;
  /** The libraries that are open at this moment. */
  open(): readonly Open[];
  /**
   * Opens the account's library where it is closed, and waits a moment for it. Never throws: the state of the
   * switch says what came of it. The local library is opened at start and stays open.
   */
  wake(id: string): Promise<void>;
  /** Opens it (again) with the key that is stored now. Does not wait. */
  reopen(id: string): void;
  /** It stays open until the returned function is called: a request, a stream. */
  hold(id: string): () => void;
  /** Closes what nobody used for a while and what does not work on anything. */
  closeIdle(): Promise<void>;
  close(id: string): Promise<void>;
  /** `except`: the one that stays as it is. */
  closeAll(except?: string): Promise<void>;
}

export interface AccountsOptions<Open> {
  readonly create: (id: string) => Account<Open>;
  /** After it was opened. */
  readonly opened: (account: Account<Open>) => void;
  /** An analysis or a plan is going on. */
  readonly isBusy: (open: Open) => Promise<boolean>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Long enough for a cup of coffee; opening again takes a fraction of a second. */
export const IDLE_MS = 15 * 60 * 1000;
/** Opening takes less, unless Immich is slow to answer; then the request is told to come back. */
const PATIENCE_MS = 3_000;
/** What could not be opened is tried again by itself after this. */
const RETRY_MS = 30_000;

interface Seat<Open> extends Account<Open> {
  usedAt: number;
  /** Epoch milliseconds of the last attempt to open it. */
  triedAt: number;
  holders: number;
  opening: Promise<void> | null;
}

/** The libraries of all accounts of this installation: opened when somebody comes, closed when nobody does. */
export function createAccounts<Open extends Closable>(options: AccountsOptions<Open>): Accounts<Open> {
  const { clock } = options;
  const seats = new Map<string, Seat<Open>>();
  /** Two switches of one account must never be open at a time: they would share a database. */
  const closing = new Map<string, Promise<void>>();

  const seatOf = (id: string): Seat<Open> => {
    const known = seats.get(id);
    if (known !== undefined) return known;
    const seat = {
      ...options.create(id),
      usedAt: clock(),
      triedAt: Number.NEGATIVE_INFINITY,
      holders: 0,
      opening: null,
    };
    seats.set(id, seat);
    return seat;
  };

  const open = async (seat: Seat<Open>): Promise<void> => {
    try {
      await closing.get(seat.id);
      const chosen = seat.choice.chosen();
      if (chosen === null) return;
      await seat.libraries.to(chosen.library);
      options.opened(seat);
    } catch (error) {
      if (seat.libraries.state().kind !== 'open')
        seat.libraries.fail(error instanceof Error ? error : new Error(String(error)));
    }
  };

  const start = (seat: Seat<Open>): Promise<void> => {
    seat.triedAt = clock();
    const opening = open(seat).finally(() => {
      if (seat.opening === opening) seat.opening = null;
    });
    seat.opening = opening;
    return opening;
  };

  const close = async (id: string): Promise<void> => {
    const seat = seats.get(id);
    if (seat === undefined) return closing.get(id);
    seats.delete(id);
    const closed = seat.libraries.close().finally(() => closing.delete(id));
    closing.set(id, closed);
    return closed;
  };

  const isIdle = async (seat: Seat<Open>): Promise<boolean> => {
    if (
      seat.id === LOCAL_ACCOUNT ||
      seat.opening !== null ||
      seat.holders > 0 ||
      // Set back or forward, the clock says nothing of idleness: the next look does.
      Math.abs(clock() - seat.usedAt) < IDLE_MS
    )
      return false;
    const state = seat.libraries.state();
    return state.kind !== 'open' || !(await options.isBusy(state.open));
  };

  return {
    of: seatOf,
    open: () =>
      [...seats.values()].flatMap(({ libraries }) => {
        const state = libraries.state();
        return state.kind === 'open' ? [state.open] : [];
      }),
    async wake(id) {
      if (id === LOCAL_ACCOUNT) return;
      const seat = seatOf(id);
      seat.usedAt = clock();
      const { kind } = seat.libraries.state();
      const isDue = kind === 'none' || (kind === 'failed' && Math.abs(clock() - seat.triedAt) >= RETRY_MS);
      const opening = seat.opening ?? (isDue ? start(seat) : null);
      if (opening !== null) await Promise.race([opening, options.wait(PATIENCE_MS)]);
    },
    reopen(id) {
      void start(seatOf(id));
    },
    hold(id) {
      const seat = seatOf(id);
      seat.holders += 1;
      let held = true;
      return () => {
        if (held) seat.holders -= 1;
        held = false;
        seat.usedAt = clock();
      };
    },
    async closeIdle() {
      for (const seat of [...seats.values()])
        if ((await isIdle(seat)) && seat.holders === 0) await close(seat.id);
    },
    close,
    async closeAll(except) {
      await Promise.all([...seats.keys()].filter((id) => id !== except).map(close));
      await Promise.all(closing.values());
    },
  };
}
