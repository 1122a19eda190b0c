import { AccountError } from './errors.ts';
import type { Library } from './library.ts';

export interface Closable {
  close(): Promise<void>;
}

export type SwitchState<Open> =
  | { readonly kind: 'none' }
  /** `message`: what is going on, for a person who waits. */
  | { readonly kind: 'opening'; readonly message: string }
  | { readonly kind: 'open'; readonly open: Open }
  | { readonly kind: 'failed'; readonly error: Error };

export interface LibrarySwitch<Open> {
  state(): SwitchState<Open>;
  /** The library that is open, is being opened, or failed to open; null before the first. */
  library(): Library | null;
  /** Throws `AccountError` (`not_set_up`, `library_opening`, `library_unavailable`) where none is open. */
  current(): Open;
  /**
   * Closes the library that is open and opens another. Where that fails, the earlier one is opened again
   * and the error is thrown. Calls queue up.
   */
  to(library: Library): Promise<Open>;
  /** Says why there is none, where not even opening could be tried. */
  fail(error: Error): void;
  close(): Promise<void>;
}

export interface LibrarySwitchOptions<Open> {
  readonly open: (library: Library, report: (message: string) => void, signal: AbortSignal) => Promise<Open>;
}

/** Exactly one library is open at a time, since two of them could share one database. */
export function createLibrarySwitch<Open extends Closable>({
  open,
}: LibrarySwitchOptions<Open>): LibrarySwitch<Open> {
  let state: SwitchState<Open> = { kind: 'none' };
  let library: Library | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  const tryOpening = async (wanted: Library): Promise<Open> => {
    const report = (message: string): void => {
      state = { kind: 'opening', message };
    };
    library = wanted;
    report('The library is being opened.');
    try {
      const opened = await open(wanted, report, closing.signal);
      state = { kind: 'open', open: opened };
      return opened;
    } catch (error) {
      state = { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
      throw error;
    }
  };

  const closeCurrent = async (): Promise<void> => {
    if (state.kind !== 'open') return;
    const { open: opened } = state;
    state = { kind: 'none' };
    await opened.close();
  };

  const change = async (wanted: Library): Promise<Open> => {
    const earlier = state.kind === 'open' ? library : null;
    await closeCurrent();
    try {
      return await tryOpening(wanted);
    } catch (error) {
      // The person is told of the new library's failure; should the earlier one fail too, the state says so.
      if (earlier !== null && !closing.signal.aborted) await tryOpening(earlier).catch(() => undefined);
      throw error;
    }
  };

  return {
    state: () => state,
    library: () => library,
    current() {
      if (state.kind === 'open') return state.open;
      if (state.kind === 'opening')
        throw new AccountError('library_opening', `${state.message} Try again in a moment.`);
      if (state.kind === 'failed')
        throw new AccountError('library_unavailable', state.error.message, { cause: state.error });
      throw new AccountError(
        'not_set_up',
        'No library is connected yet: open the web page and enter the address of your Immich server and an API key, or choose a folder or the sample library.',
      );
    },
    to(wanted) {
      const next = queue.then(() => change(wanted));
      queue = next.catch(() => undefined);
      return next;
    },
    fail(error) {
      state = { kind: 'failed', error };
    },
    async close() {
      closing.abort();
      await queue;
      await closeCurrent();
    },
  };
}
