import { renameSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createReadiness } from '../../src/compose/readiness.ts';
import { ADA, type InventedImmich, startInventedImmich } from './invented-immich.ts';
import { type ServiceUnderTest, serviceUnderTest } from './service-under-test.ts';

let immich: InventedImmich;
let service: ServiceUnderTest;

beforeAll(async () => {
  immich = await startInventedImmich([ADA]);
});
afterAll(() => immich.close());
beforeEach(() => {
  immich.away = false;
  service = serviceUnderTest();
});
afterEach(() => service.remove());

const ready = async () => {
  const { status, body } = await service.browser().call('GET', '/health/ready');
  return { ...body, status };
};
const secrets = { IMMICH_API_KEY: ADA.key };

it.each([
  ['no key', {}],
  ['a key', secrets],
])('is not ready with a sign-in and %s where Immich does not answer, and says why', async (_, key) => {
  immich.away = true;
  // With a key it goes on trying to open that account's library.
  const started = service.start({ IMMICH_URL: immich.url, ...key });
  await expect.poll(() => service.url(), { timeout: 20_000 }).not.toBe('');
  const answer = await ready();
  expect(answer).toMatchObject({ status: 503, library: 'failed' });
  expect(answer.message).toContain('does not answer');
  expect(JSON.stringify(answer)).not.toContain(ADA.key);
  await service.stop();
  await started;
});

it('is ready with a sign-in where Immich answers, and asks it once for many probes', async () => {
  await service.start({ IMMICH_URL: immich.url });
  const before = immich.requests.length;
  const answers = await Promise.all(Array.from({ length: 20 }, ready));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const paths = immich.requests.slice(before).map(({ path }) => path);
  expect(paths).toEqual(['/api/server/version']);
});

it('is ready while a library is open, though Immich is away: it can be reviewed', async () => {
  await service.start({ IMMICH_URL: immich.url, ...secrets });
  immich.away = true;
  expect(await ready()).toMatchObject({ status: 200, library: 'open', message: null });
});

it('is not ready once the data folder is gone, and tells a stranger no folder', async () => {
  await service.start({ IMMICH_URL: immich.url, ...secrets });
  renameSync(service.dataDir, `${service.dataDir}-aside`);
  const answer = await ready();
  expect(answer).toMatchObject({ status: 503, library: 'failed' });
  expect(answer.message).toMatch(/data folder .* is gone, .*bring the folder back/);
  expect(answer.message).not.toContain(service.folder);
  renameSync(`${service.dataDir}-aside`, service.dataDir);
  expect(await ready()).toMatchObject({ status: 200, library: 'open' });
});

it('says that nothing is set up', async () => {
  await service.start();
  expect(await ready()).toMatchObject({ status: 503, library: 'none' });
});

it('asks again after a while, and after another address was chosen', async () => {
  let now = 0;
  let url = immich.url;
  const readiness = createReadiness({
    rule: 'sign-in',
    installation: {
      current: () => ({ kind: 'immich', url, fixed: true, owner: null }),
      connect: () => {},
      rememberOwner: () => {},
    },
    accounts: {
      open: () => [],
      of: () => {
        throw new Error('Nobody has an account here.');
      },
    },
    clock: () => now,
    random: () => 0,
  });
  expect(await readiness()).toMatchObject({ state: 'open' });
  immich.away = true;
  now += 4_000;
  expect(await readiness()).toMatchObject({ state: 'open' });
  now += 1_000;
  expect(await readiness()).toMatchObject({ state: 'failed' });
  url = 'http://127.0.0.1:9';
  expect((await readiness()).message).toContain('127.0.0.1:9');
});
