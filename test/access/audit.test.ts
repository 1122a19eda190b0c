import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADA, BOB, type InventedImmich, startInventedImmich } from './invented-immich.ts';
import { type Browser, type ServiceUnderTest, serviceUnderTest } from './service-under-test.ts';

let immich: InventedImmich;
let service: ServiceUnderTest;

beforeAll(async () => {
  immich = await startInventedImmich([ADA, BOB]);
});
afterAll(() => immich.close());
beforeEach(async () => {
  service = serviceUnderTest();
  await service.start({ IMMICH_URL: immich.url });
});
afterEach(() => service.remove());

async function signedIn(person: typeof ADA): Promise<Browser> {
  const browser = service.browser();
  const answer = await browser.call('POST', '/api/session', {
    email: person.email,
    password: person.password,
  });
  expect(answer.status).toBe(200);
  return browser;
}

const entries = async (browser: Browser) =>
  (await browser.call('GET', '/api/audit')).body.items.map(
    ({ actor, action, details }: Record<string, unknown>) => ({ actor, action, details }),
  );

describe('the audit log of an account', () => {
  it('says who signed in, how, and out; and nothing of others', async () => {
    const bob = await signedIn(BOB);
    const ada = await signedIn(ADA);
    await ada.call('GET', '/api/session');
    await ada.call('DELETE', '/api/session');
    const again = await signedIn(ADA);
    expect(await entries(again)).toEqual([
      { actor: ADA.email, action: 'signed_in', details: { with: 'password' } },
      { actor: ADA.email, action: 'signed_out', details: {} },
      { actor: ADA.email, action: 'signed_in', details: { with: 'password' } },
    ]);
    expect(await entries(bob)).toHaveLength(1);
    expect(service.files().some(({ text }) => text.includes(ADA.password))).toBe(false);
  });

  it('says which settings were changed, before and after', async () => {
    const ada = await signedIn(ADA);
    const change = { settings: { recent_days: 7, acting: 'organise' } };
    expect((await ada.call('PUT', '/api/config', change)).status).toBe(200);
    const [entry] = await entries(ada);
    expect(entry).toEqual({
      actor: ADA.email,
      action: 'settings_changed',
      details: { before: { recentDays: 30, acting: 'off' }, after: { recentDays: 7, acting: 'organise' } },
    });
  });
});
