import { randomUUID } from 'node:crypto';
import { AccountError } from './account/errors.ts';
import type { Library } from './account/library.ts';
import type { AccessRule } from './account/visitor.ts';
import { composeAccess } from './compose/access.ts';
import type { ConnectedLibrary } from './compose/connected-library.ts';
import { version, webRoot, writableFolder } from './compose/installation.ts';
import { listen } from './compose/listen.ts';
import { openLog } from './compose/log.ts';
import { createMetrics } from './compose/metrics.ts';
import { openAccountsAtStart, openLocalAtStart } from './compose/open-at-start.ts';
import { createReadiness } from './compose/readiness.ts';
import { createSchedule } from './compose/schedule.ts';
import type { ServiceConfig } from './config/service-config.ts';
import { weakSecret } from './config/weak-secret.ts';
import { createApp } from './http/app.ts';
import { useFolder } from './storage/folder-use.ts';

export interface ServiceOptions {
  readonly config: ServiceConfig;
  /** Opened whatever was connected before: the demo's sample, a folder named on the command line. */
  readonly library?: Library;
  /** Start an analysis as soon as the library is open, unless one was finished already. */
  readonly startAnalysis?: boolean;
  readonly logToStdout: boolean;
  /** What goes on while the library opens, and the set-up code, for a terminal. */
  readonly report?: (message: string) => void;
}

export interface Service {
  /** The address to open in a browser. */
  readonly url: string;
  /** Resolves once the library is open; rejects where it cannot be opened. Null: none is chosen yet. */
  readonly opened: Promise<ConnectedLibrary | null>;
  /** Stops in the order: no new requests, the run, the database, the library. Within 10 seconds. */
  close(): Promise<void>;
}

const clock = (): number => Date.now();
const CLOSE_IDLE_EVERY_MS = 60_000;
/** The finest that a schedule can say is a minute. */
const LOOK_AT_SCHEDULE_EVERY_MS = 30_000;

/**
 * Builds the service and starts it. The page is up before the library is, so that what is wrong with the
 * library can be read there. Throws where the data folder or the port cannot be used.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config } = options;
  writableFolder(config.dataDir);
  const leave = useFolder(config.dataDir, 'serve');
  const log = openLog(config, options.logToStdout);
  const { logger } = log;

  const rule = accessRule(options);
  const weak = weakSecret(config.secretKey);
  if (weak !== null) logger.warn(weak);

  // A library that was named outright beats whatever is configured.
  const environment =
    options.library === undefined ? config.immich : { url: null, apiKey: null, publicUrl: null };
  const access = composeAccess({
    config,
    rule,
    environment,
    version,
    clock,
    random: Math.random,
    logger,
    report: options.report ?? (() => {}),
  });
  const { accounts } = access;

  const app = await createApp({
    rooms: {
      version,
      library: ({ account }) => {
        if (account === null)
          throw new AccountError('sign_in_required', 'Nobody is signed in: sign in first.');
        return accounts.of(account).libraries.current();
      },
      health: createReadiness({
        rule,
        installation: access.installation,
        accounts,
        clock,
        random: Math.random,
      }),
      metrics: createMetrics({
        accounts,
        accountIds: access.accountIds,
        token: config.metricsToken,
        version,
        clock,
      }),
      access: access.room,
      configuration: access.configuration,
    },
    webRoot,
    basePath: config.basePath,
    allowedHosts: [...config.allowedHosts, config.host],
    trustProxy: config.trustProxy,
    logger,
    requestId: randomUUID,
  });
  const url = await listen(app, config).catch(async (error: unknown) => {
    await app.close();
    await log.close();
    leave();
    throw error;
  });

  const stopping = new AbortController();
  const atStart = {
    access,
    environment,
    library: options.library,
    startAnalysis: options.startAnalysis === true,
    signal: stopping.signal,
    logger,
  };
  const opened = rule === 'sign-in' ? openAccountsAtStart(atStart) : openLocalAtStart(atStart);
  // Whoever does not wait for it is told by the page and the log.
  opened.catch((error: unknown) => logger.error({ err: error }, 'The library cannot be opened'));
  if (rule === 'sign-in' && environment.url === null) access.announceCode();
  const idle = setInterval(() => void accounts.closeIdle(), CLOSE_IDLE_EVERY_MS);
  idle.unref();
  const schedule = createSchedule({
    accounts,
    accountIds: access.accountIds,
    defaults: config.analysis,
    timeZone: config.timeZone,
    clock,
    logger,
  });
  const looking = setInterval(() => void schedule.look(), LOOK_AT_SCHEDULE_EVERY_MS);
  looking.unref();

  return {
    url,
    opened,
    async close() {
      stopping.abort();
      clearInterval(idle);
      clearInterval(looking);
      await app.close();
      await accounts.closeAll();
      await log.close();
      leave();
    },
  };
}

function accessRule({ config, library }: ServiceOptions): AccessRule {
  if (config.auth === 'none') return 'everybody';
  return library === undefined ? 'sign-in' : 'demo';
}
