import { afterEach, expect, test } from 'vitest';
import { inventedId, inventedLibrary } from './invented-library.ts';
import { type TestAccount, testAccount } from './test-account.ts';

let here: TestAccount;
afterEach(() => here.close());

test('the next album is asked for while the server still answers the last one', async () => {
  const library = inventedLibrary(12);
  for (const n of [0, 1, 2, 3]) library.albumMembers.set(`Album ${n}`, [inventedId(n)]);
  const twoAsked = Promise.withResolvers<void>();
  let asked = 0;
  library.before = async (call) => {
    if (call !== 'scanIds album') return;
    if (++asked === 2) twoAsked.resolve();
    await twoAsked.promise;
  };
  here = testAccount(library);
  await here.runs.start({ full: true });
  expect(await here.runs.idle()).toMatchObject({ state: 'finished' });
  expect(asked).toBe(4);
  for (const n of [0, 1, 2, 3]) {
    const key = here.store.assets.keyOf(inventedId(n)) ?? 0;
    const [found] = here.store.subjects.byKeys([key], '2026-01-01T00:00:00.000Z');
    expect(found?.subject.memberships?.albums).toMatchObject([{ id: `Album ${n}` }]);
  }
});
