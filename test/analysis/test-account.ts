import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createRunControl, type RunControl, type RunSettings } from '../../src/analysis/run-control.ts';
import type { RunTurns } from '../../src/analysis/run-turns.ts';
import type { ImmichLibrary } from '../../src/immich/immich-library.ts';
import { type AccountStore, openAccountStore } from '../../src/storage/account-store.ts';

export const SETTINGS: RunSettings = {
  mode: 'quick',
  pageSize: 50,
  concurrency: 8,
  recentDays: 30,
  allowList: { folders: [], names: [], personIds: [], albumIds: [] },
};

/** One account on a real file with runs on the test's own thread. */
export interface TestAccount {
  readonly folder: string;
  readonly store: AccountStore;
  readonly runs: RunControl;
  /** The clock all see, epoch ms; tests set it. */
  now: number;
  /** Opens the same folder again, as a new process would. */
  reopen(): TestAccount;
  close(): Promise<void>;
}

export function testAccount(
  library: ImmichLibrary,
  options: { folder?: string; now?: number; turns?: RunTurns } = {},
): TestAccount {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'iic-account-'));
  const start = options.now ?? Date.UTC(2026, 0, 1);
  const store = openAccountStore({ folder, now: start });
  const time = { now: start };
  const runs = createRunControl({
    store,
    ...(options.turns === undefined ? {} : { turns: options.turns }),
    connection: () => ({ url: 'http://immich.test', apiKey: 'key', pathsAreMeaningful: false }),
    settings: () => SETTINGS,
    clock: () => time.now,
    random: () => 0.5,
    runIn: 'process',
    inProcess: { library: () => library, waits: { firstMs: 1, longestMs: 20 } },
  });
  const account: TestAccount = {
    folder,
    store,
    runs,
    get now() {
      return time.now;
    },
    set now(to) {
      time.now = to;
    },
    reopen() {
      store.close();
      return testAccount(library, { folder, now: account.now });
    },
    async close() {
      await account.runs.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return account;
}

/** `testAccount` whose accounts are closed after each test of the file that asks for it. */
export function accountsOfEachTest(): typeof testAccount {
  const open: TestAccount[] = [];
  afterEach(async () => {
    for (const account of open.splice(0)) await account.close();
  });
  return (...args) => {
    const made = testAccount(...args);
    open.push(made);
    return made;
  };
}

/** Everything that a run writes about assets, for comparing two databases. */
export function finalRows(store: AccountStore): unknown[] {
  return [...store.results.rows({})].flat().sort((a, b) => a.id.localeCompare(b.id));
}
