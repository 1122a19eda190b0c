import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RunAlreadyActiveError } from '../../src/storage/errors.ts';
import { type InventedLibrary, inventedLibrary } from './invented-library.ts';
import { finalRows, type TestAccount, testAccount } from './test-account.ts';

const ASSETS = 30;
const COMMANDS = ['start', 'full', 'pause', 'resume', 'stop', 'close and reopen', 'away', 'back'] as const;

/** Waits until the library was asked `calls` more times, or nothing is going on. */
async function afterCalls(account: TestAccount, library: InventedLibrary, calls: number): Promise<void> {
  const until = library.asked.length + calls;
  let idle = false;
  void account.runs.idle().then(() => {
    idle = true;
  });
  while (!idle && library.asked.length < until) await new Promise((resolve) => setImmediate(resolve));
}

async function apply(
  account: TestAccount,
  library: InventedLibrary,
  command: (typeof COMMANDS)[number],
): Promise<TestAccount> {
  const active = account.store.runs.active();
  switch (command) {
    case 'start':
    case 'full': {
      const started = account.runs.start({ full: command === 'full' });
      if (active !== null) await expect(started).rejects.toThrow(RunAlreadyActiveError);
      else await started;
      return account;
    }
    case 'pause': {
      const { state } = await account.runs.pause();
      if (active !== null) expect(['paused', 'finished']).toContain(state);
      return account;
    }
    case 'stop': {
      const { state } = await account.runs.stop();
      if (active !== null) expect(['stopped', 'finished']).toContain(state);
      expect(account.store.runs.active()).toBeNull();
      return account;
    }
    case 'resume':
      await account.runs.resume();
      return account;
    case 'close and reopen': {
      await account.runs.close();
      const again = account.reopen();
      await again.runs.pickUp();
      return again;
    }
    default:
      library.away = command === 'away';
      return account;
  }
}

test('whatever is done to a run, one is active at most and the end is the same', async () => {
  const calm = testAccount(inventedLibrary(ASSETS));
  await calm.runs.start({});
  await calm.runs.idle();
  const expected = finalRows(calm.store);
  await calm.close();

  const step = fc.record({ command: fc.constantFrom(...COMMANDS), calls: fc.nat(25) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const library = inventedLibrary(ASSETS);
      let account = testAccount(library);
      for (const { command, calls } of steps) {
        account = await apply(account, library, command);
        await afterCalls(account, library, calls);
      }
      library.away = false;
      await (account.store.runs.active() === null
        ? account.runs.start({ full: true })
        : account.runs.resume());
      expect(await account.runs.idle()).toMatchObject({ state: 'finished', errors: 0 });
      expect(finalRows(account.store)).toEqual(expected);
      await account.close();
    }),
    { numRuns: 12, seed: 7 },
  );
});
