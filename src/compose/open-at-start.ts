import type { Logger } from 'pino';
import { LOCAL_ACCOUNT } from '../account/accounts.ts';
import type { Library } from '../account/library.ts';
import type { RunStatus } from '../analysis/run-control.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import type { ComposedAccess } from './access.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import { keepTrying } from './keep-trying.ts';

export interface OpenAtStartOptions {
  readonly access: ComposedAccess;
  readonly environment: ServiceConfig['immich'];
  /** Opened whatever was connected before. */
  readonly library: Library | undefined;
  /** Start an analysis, unless one goes on or was finished already. */
  readonly startAnalysis: boolean;
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** The one library of a service without accounts. Null: none is chosen yet. */
export async function openLocalAtStart(options: OpenAtStartOptions): Promise<ConnectedLibrary | null> {
  const { access, signal, logger } = options;
  const { choice, libraries } = access.accounts.of(LOCAL_ACCOUNT);
  try {
    const library = options.library ?? choice.chosen()?.library;
    if (library === undefined) return null;
    const connected = await keepTrying(() => access.connectLocal(library), signal, logger);
    if (options.startAnalysis && isOver(connected.runs.status())) await connected.runs.start({});
    return connected;
  } catch (error) {
    if (error instanceof Error && libraries.state().kind === 'none') libraries.fail(error);
    throw error;
  }
}

/**
 * Every account that has a key, so that an analysis goes on where a stop or a crash ended it. Answers the
 * library of the key in the environment; null without one.
 */
export async function openAccountsAtStart(options: OpenAtStartOptions): Promise<ConnectedLibrary | null> {
  const { access, environment } = options;
  const installed = access.installation.current();
  if (installed.kind !== 'immich') return openLocalAtStart(options);
  const first =
    environment.apiKey === null ? null : await openEnvironmentKey(installed.url, environment.apiKey, options);
  for (const id of access.accountIds()) await access.accounts.wake(id);
  return first;
}

async function openEnvironmentKey(
  url: string,
  apiKey: string,
  { access, signal, logger }: OpenAtStartOptions,
): Promise<ConnectedLibrary> {
  const { accounts, installation, gate } = access;
  const installed = installation.current();
  const known = installed.kind === 'immich' ? installed.owner : null;
  // Immich may be down, and its last results are to be seen nevertheless.
  if (known !== null) access.environmentKeyBelongsTo(known.id);
  const { user } = await keepTrying(() => gate.checkKey(url, apiKey), signal, logger);
  access.environmentKeyBelongsTo(user.id);
  installation.connect(url, user);
  const { choice, libraries } = accounts.of(user.id);
  choice.remember({ kind: 'immich', url, apiKey }, user);
  await accounts.wake(user.id);
  return libraries.current();
}

/** Never begun, or broken off: what has finished or goes on needs no start. */
function isOver({ state }: RunStatus): boolean {
  return state === null || state === 'failed' || state === 'stopped';
}
