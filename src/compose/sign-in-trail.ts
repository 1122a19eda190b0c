import type { Accounts } from '../account/accounts.ts';
import type { ConnectedLibrary } from './connected-library.ts';

export type SignInAction = 'signed_in' | 'signed_out' | 'signed_out_everywhere';

/** Signing in and out, written into the audit log of the account that it concerns. */
export interface SignInTrail {
  note(account: string, action: SignInAction, details?: Readonly<Record<string, unknown>>): void;
  /** Writes what was noted while the account's library was not open yet. */
  flush(account: string): void;
}

interface Note {
  readonly at: number;
  readonly action: SignInAction;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The log stands in the account's own database, which is only opened by the sign-in: until then notes wait. */
export function createSignInTrail(accounts: Accounts<ConnectedLibrary>, clock: () => number): SignInTrail {
  const waiting = new Map<string, Note[]>();
  const flush = (account: string): void => {
    const notes = waiting.get(account);
    if (notes === undefined) return;
    const state = accounts.of(account).libraries.state();
    if (state.kind !== 'open') return;
    waiting.delete(account);
    const { store, user } = state.open;
    for (const note of notes) store.audit.append({ ...note, actor: user.email });
  };
  return {
    note(account, action, details = {}) {
      waiting.set(account, [...(waiting.get(account) ?? []), { at: clock(), action, details }]);
      flush(account);
    },
    flush,
  };
}
