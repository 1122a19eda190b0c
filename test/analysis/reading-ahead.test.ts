import { afterEach, expect, test } from 'vitest';
import { inventedLibrary } from './invented-library.ts';
import { type TestAccount, testAccount } from './test-account.ts';

let here: TestAccount;
afterEach(() => here.close());

test('the next page is asked for before the last one is written, so that the server works meanwhile', async () => {
  const library = inventedLibrary(140);
  const writtenBefore: number[] = [];
  library.before = async (call) => {
    if (call !== 'scan') return;
    // As far as a client gets before its question is on the wire.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    writtenBefore.push(here.store.assets.count());
  };
  here = testAccount(library);
  await here.runs.start({ full: true });
  expect(await here.runs.idle()).toMatchObject({ state: 'finished' });
  const [first, second, third] = writtenBefore;
  expect([first, second, third]).toEqual([0, 0, 50]);
});
