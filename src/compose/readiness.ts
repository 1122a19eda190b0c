import { type Accounts, LOCAL_ACCOUNT } from '../account/accounts.ts';
import type { Installation } from '../account/installation.ts';
import type { AccessRule } from '../account/visitor.ts';
import type { HttpRooms, LibraryHealth } from '../http/rooms.ts';
import { reachImmich } from '../immich/client-without-key.ts';
import type { ConnectedLibrary } from './connected-library.ts';

export interface ReadinessOptions {
  readonly rule: AccessRule;
  readonly installation: Installation;
  readonly accounts: Pick<Accounts<ConnectedLibrary>, 'of' | 'open'>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Probes come every few seconds, from several sides, and need no sign-in: Immich is asked once in so long. */
const FRESH_MS = 5_000;
/** Whoever probes gives up after 10 or 30 seconds. */
const PATIENCE_MS = 3_000;

/**
 * Whether the library can be used, and whether what is done with it would be remembered. With a sign-in it can be used
 * while somebody's library is open (it can be reviewed though Immich is away), and else where Immich answers, without
 * which nobody can sign in. Of the accounts' libraries a stranger learns nothing more.
 */
export function createReadiness(options: ReadinessOptions): HttpRooms['health'] {
  const { rule, installation, accounts, clock } = options;
  let asked: { readonly url: string; readonly at: number; readonly answer: Promise<LibraryHealth> } | null =
    null;

  const askImmich = (url: string): Promise<LibraryHealth> => {
    const isFresh = asked?.url === url && Math.abs(clock() - asked.at) < FRESH_MS;
    if (!isFresh || asked === null) asked = { url, at: clock(), answer: answerOf(url, options) };
    return asked.answer;
  };

  return async () => {
    // First: the folder that is gone held the installation and the accounts as well.
    if (accounts.open().some(({ store }) => !store.isStillThere())) return DATA_GONE;
    const installed = installation.current();
    if (rule === 'sign-in' && installed.kind === 'nothing') return { state: 'none', message: null };
    if (rule === 'sign-in' && installed.kind === 'immich') {
      return accounts.open().length > 0 ? OPEN : askImmich(installed.url);
    }
    const state = accounts.of(LOCAL_ACCOUNT).libraries.state();
    if (state.kind === 'failed') return { state: 'failed', message: state.error.message };
    return { state: state.kind, message: state.kind === 'opening' ? state.message : null };
  };
}

const OPEN: LibraryHealth = { state: 'open', message: null };

/** Said to strangers too: an account's folder, which has its user's id in its name, is not named. */
const DATA_GONE: LibraryHealth = {
  state: 'failed',
  message:
    'The data folder of this service is gone, or another one stands in its place. Stop the service, bring the folder back, and start it again.',
};

async function answerOf(url: string, { clock, random }: ReadinessOptions): Promise<LibraryHealth> {
  try {
    await reachImmich({ url, now: clock, random }, AbortSignal.timeout(PATIENCE_MS));
    return OPEN;
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const seconds = PATIENCE_MS / 1000;
    const late = `Immich did not answer within ${seconds} seconds: check that it runs and can be reached.`;
    return { state: 'failed', message: isLate || !(error instanceof Error) ? late : error.message };
  }
}
