import { dirname } from 'node:path';
import { createImmichLibrary } from '../immich/create-immich-library.ts';
import type { ImmichLibrary } from '../immich/immich-library.ts';
import { openAccountStore } from '../storage/account-store.ts';
import { holdLease } from './lease.ts';
import type { Measuring } from './measuring/measuring.ts';
import type { Patience, Waits } from './patience.ts';
import { doRun } from './run.ts';
import { RunInterruption } from './run-context.ts';
import type { LibraryConnection, RunSettings } from './run-settings.ts';
import type { RunNews } from './run-status.ts';

/** Everything a run needs to know; plain data, so that it reaches a worker thread. */
export interface RunOrder {
  readonly file: string;
  readonly runId: number;
  readonly owner: string;
  readonly connection: LibraryConnection;
  readonly settings: RunSettings;
}

export interface RunEnvironment {
  readonly clock: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly tell: (news: RunNews) => void;
  readonly library?: (connection: LibraryConnection) => ImmichLibrary;
  readonly waits?: Waits;
  /** Closed when the run has ended. */
  readonly measuring?: Measuring;
}

export interface RunProcess {
  /** Resolves when the run has ended, in whatever way. */
  readonly ended: Promise<void>;
  interrupt(kind: RunInterruption['kind']): void;
  /** Asks a server that was away at once. */
  wake(): void;
}

/** Begins a run with a database connection and an Immich client of its own. */
export function beginRun(order: RunOrder, environment: RunEnvironment): RunProcess {
  const stopping = new AbortController();
  let patience: Patience | null = null;
  const interrupt = (kind: RunInterruption['kind']) => {
    if (!stopping.signal.aborted) stopping.abort(new RunInterruption(kind));
  };

  async function work(): Promise<void> {
    const { clock, random, tell } = environment;
    const store = openAccountStore({ folder: dirname(order.file), prepare: false, now: clock() });
    try {
      const release = await holdLease({
        runs: store.runs,
        runId: order.runId,
        owner: order.owner,
        clock,
        signal: stopping.signal,
        lost: () => interrupt('lost'),
      });
      if (release === null) return;
      const library = (environment.library ?? openLibrary)(order.connection);
      try {
        await doRun({
          store,
          library,
          runId: order.runId,
          settings: order.settings,
          clock,
          signal: stopping.signal,
          tell,
          patient: (given) => {
            patience = given;
          },
          ...(environment.waits === undefined ? {} : { waits: environment.waits }),
          ...(environment.measuring === undefined ? {} : { measuring: environment.measuring }),
        });
      } finally {
        release();
        await Promise.all([library.close(), environment.measuring?.close()]);
      }
    } finally {
      store.close();
    }

    function openLibrary(connection: LibraryConnection): ImmichLibrary {
      return createImmichLibrary({
        ...connection,
        concurrency: order.settings.concurrency,
        now: clock,
        random,
      });
    }
  }

  return { ended: work(), interrupt, wake: () => patience?.wake() };
}
