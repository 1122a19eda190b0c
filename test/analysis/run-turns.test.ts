import { expect, it } from 'vitest';
import { createRunTurns } from '../../src/analysis/run-turns.ts';
import { inventedLibrary } from './invented-library.ts';
import { accountsOfEachTest, type TestAccount } from './test-account.ts';

const account = accountsOfEachTest();

/** Three people, and room for one at a time; whoever is asked first holds their answer back until told. */
function three() {
  const turns = createRunTurns(1);
  const libraries = [0, 1, 2].map(() => inventedLibrary(10));
  const [ada, bob, eve] = libraries.map((library) => account(library, { turns })) as [
    TestAccount,
    TestAccount,
    TestAccount,
  ];
  const [first] = libraries;
  if (first) first.away = true;
  return { ada, bob, eve, libraries };
}

it('analyses begin one after the other, in the order in which they were asked for, and say so', async () => {
  const { ada, bob, eve, libraries } = three();
  for (const { runs } of [ada, bob, eve]) await runs.start({});
  expect(bob.runs.status()).toMatchObject({
    state: 'queued',
    message: expect.stringContaining('one of them ends'),
  });
  expect(libraries.map(({ asked }) => asked.length > 0)).toEqual([expect.any(Boolean), false, false]);
  if (libraries[0]) libraries[0].away = false;
  await ada.runs.resume();
  expect(await ada.runs.idle()).toMatchObject({ state: 'finished' });
  expect(await bob.runs.idle()).toMatchObject({ state: 'finished', message: null });
  expect(await eve.runs.idle()).toMatchObject({ state: 'finished', message: null });
});

it('who waits can be stopped, paused and closed, and lets the next one in', async () => {
  const { ada, bob, eve, libraries } = three();
  for (const { runs } of [ada, bob, eve]) await runs.start({});
  expect(await bob.runs.pause()).toMatchObject({ state: 'paused' });
  await bob.runs.resume();
  expect(bob.runs.status().state).toBe('queued');
  expect(await bob.runs.stop()).toMatchObject({ state: 'stopped', finishedAt: expect.any(String) });
  await eve.runs.close();
  expect(eve.store.runs.active()?.state).toBe('queued');
  await ada.runs.stop();
  expect(libraries.slice(1).map(({ asked }) => asked.length)).toEqual([0, 0]);
  // As at the next start.
  await eve.runs.pickUp();
  expect(await eve.runs.idle()).toMatchObject({ state: 'finished' });
});

it('judging again waits for nobody', async () => {
  const { ada, bob } = three();
  await ada.runs.start({});
  await bob.runs.start({ rescoreOnly: true });
  expect(await bob.runs.idle()).toMatchObject({ state: 'finished', kind: 'rescore' });
  await ada.runs.stop();
});
