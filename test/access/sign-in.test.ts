import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { session } from '../../src/contract/session.ts';
import { PERMISSIONS } from '../../src/immich/permissions.ts';
import {
  ADA,
  assetIdOf,
  BOB,
  type InventedImmich,
  LOOKING_KEY,
  POOR_KEY,
  startInventedImmich,
  userIdOf,
} from './invented-immich.ts';
import {
  analyse,
  type Browser,
  FROM_ELSEWHERE,
  type ServiceUnderTest,
  serviceUnderTest,
} from './service-under-test.ts';

let immich: InventedImmich;
let service: ServiceUnderTest;

beforeAll(async () => {
  immich = await startInventedImmich([ADA, BOB]);
});
afterAll(() => immich.close());
beforeEach(() => {
  immich.away = false;
  service = serviceUnderTest();
});
afterEach(() => service.remove());

const fixed = () => ({ IMMICH_URL: immich.url });
const signIn = (browser: Browser, body: object) => browser.call('POST', '/api/session', body);
const withPassword = ({ email, password }: typeof ADA) => ({ email, password });
const names = async (browser: Browser): Promise<string[]> =>
  (await browser.call('GET', '/api/results')).body.items
    .map((item: { file_name: string }) => item.file_name)
    .toSorted();

async function signedIn(person: typeof ADA): Promise<Browser> {
  const browser = service.browser();
  expect((await signIn(browser, { api_key: person.key })).status).toBe(200);
  return browser;
}

describe('the first minute of a new service', () => {
  it('is set up from this machine by signing in, and everybody else has to sign in from then on', async () => {
    await service.start();
    const browser = service.browser();
    expect(session.parse((await browser.call('GET', '/api/session')).body)).toMatchObject({
      state: 'set_up',
      can_set_up: true,
      server: null,
      methods: ['api_key', 'password'],
    });
    expect((await browser.call('POST', '/api/analyze/start')).body.code).toBe('not_set_up');
    const answer = await signIn(browser, { api_key: ADA.key, url: immich.url });
    expect(session.parse(answer.body)).toMatchObject({
      state: 'signed_in',
      auth: 'immich',
      user: { id: userIdOf(ADA), name: 'Ada', email: ADA.email },
      server: { url: immich.url, fixed: false },
      sessions: 1,
    });
    expect((await browser.call('GET', '/api/config')).body.library).toMatchObject({
      kind: 'immich',
      state: 'open',
      has_api_key: true,
      fixed: false,
      key_fixed: false,
    });

    const stranger = service.browser();
    expect((await stranger.call('GET', '/api/session')).body).toMatchObject({
      state: 'sign_in',
      user: null,
      can_set_up: false,
    });
    for (const path of ['/api/config', '/api/results', '/api/statistics'])
      expect(await stranger.call('GET', path)).toMatchObject({
        status: 401,
        body: { code: 'sign_in_required' },
      });
  });

  it('is set up through the settings as well, which sign in', async () => {
    await service.start();
    const browser = service.browser();
    const library = { kind: 'immich', url: immich.url, api_key: ADA.key };
    expect((await browser.call('PUT', '/api/config', { library })).body.library).toMatchObject({
      state: 'open',
    });
    expect((await browser.call('GET', '/api/session')).body.state).toBe('signed_in');
  });

  it('asks who comes from elsewhere for the code in the log, which works once', async () => {
    await service.start();
    const browser = service.browser(FROM_ELSEWHERE);
    expect((await browser.call('GET', '/api/session')).body).toMatchObject({ state: 'code', methods: [] });
    expect(await signIn(browser, { api_key: ADA.key, url: immich.url })).toMatchObject({
      status: 403,
      body: { code: 'set_up_not_allowed' },
    });
    const library = { kind: 'folder', path: service.folder };
    expect((await browser.call('PUT', '/api/config', { library })).status).toBe(401);
    expect((await signIn(browser, { code: 'BCDF-GHJK-LMNP' })).body.code).toBe('code_refused');

    const code = newestCode();
    expect((await signIn(browser, { code: code.toLowerCase() })).body).toMatchObject({
      state: 'set_up',
      can_set_up: true,
    });
    expect((await signIn(browser, { api_key: ADA.key, url: immich.url })).body.state).toBe('signed_in');
    expect((await signIn(service.browser(FROM_ELSEWHERE), { code })).status).toBe(401);
  });

  it('lets who has the code open a folder from elsewhere, and stay', async () => {
    await service.start();
    const browser = service.browser(FROM_ELSEWHERE);
    await signIn(browser, { code: newestCode() });
    const library = { kind: 'folder', path: service.folder };
    expect((await browser.call('POST', '/api/config/test', { library })).body.ok).toBe(true);
    expect((await browser.call('PUT', '/api/config', { library })).body.library.state).toBe('open');
    expect((await browser.call('GET', '/api/results')).status).toBe(200);
    expect((await service.browser(FROM_ELSEWHERE).call('GET', '/api/results')).status).toBe(401);
  });

  it('opens a folder for this machine only; from elsewhere with the code', async () => {
    await service.start();
    const here = service.browser();
    const library = { kind: 'folder', path: service.folder };
    expect((await here.call('PUT', '/api/config', { library })).body.library).toMatchObject({
      kind: 'folder',
      state: 'open',
    });
    expect((await service.browser().call('GET', '/api/session')).body).toMatchObject({
      state: 'signed_in',
      auth: 'none',
    });
    const elsewhere = service.browser(FROM_ELSEWHERE);
    expect((await elsewhere.call('GET', '/api/results')).status).toBe(401);
    expect((await signIn(elsewhere, { code: newestCode() })).body.state).toBe('signed_in');
    expect((await elsewhere.call('GET', '/api/results')).status).toBe(200);
  });

  function newestCode(): string {
    return [...service.said.join('\n').matchAll(/(?:[A-Z2-9]{4}-){2}[A-Z2-9]{4}/g)].at(-1)?.[0] ?? '';
  }
});

describe('signing in', () => {
  it('with e-mail and password: a key with the least permissions is made once, the password forgotten, the Immich session ended', async () => {
    await service.start(fixed());
    const before = immich.requests.length;
    for (let times = 0; times < 2; times += 1) {
      const browser = service.browser();
      expect((await signIn(browser, withPassword(ADA))).body).toMatchObject({
        state: 'signed_in',
        user: { email: ADA.email },
      });
      expect((await browser.call('GET', '/api/config')).body.library.state).toBe('open');
    }
    const asked = immich.requests.slice(before);
    const count = (wanted: string) =>
      asked.filter(({ method, path }) => `${method} ${path}` === wanted).length;
    expect(count('POST /api/auth/login')).toBe(2);
    expect(count('POST /api/auth/logout')).toBe(2);
    expect(count('POST /api/api-keys')).toBe(1);
    const made = await fetch(`${immich.url}/api-keys`, { headers: { 'x-api-key': ADA.key } });
    const key = ((await made.json()) as { name: string; permissions: string[] }[]).find(
      ({ name }) => name === 'Immich Image Cleaner',
    );
    expect(key?.permissions.toSorted()).toEqual(PERMISSIONS.map(({ name }) => name).toSorted());
    for (const { name, text } of service.files()) expect(text, name).not.toContain(ADA.password);
  });

  it.each([
    ['a wrong password', () => ({ email: ADA.email, password: 'wrong' }), 401, 'sign_in_refused'],
    ['a wrong key', () => ({ api_key: 'sesame-wrong' }), 401, 'sign_in_refused'],
    ['a key that cannot be one', () => ({ api_key: 'öffne dich' }), 401, 'sign_in_refused'],
    ['a key that may not look', () => ({ api_key: POOR_KEY }), 403, 'key_lacks_permission'],
    ['another server', () => ({ api_key: ADA.key, url: immich.otherUrl }), 409, 'fixed_by_environment'],
    ['nothing', () => ({}), 400, 'validation_failed'],
  ])('refuses %s', async (_, body, status, code) => {
    await service.start(fixed());
    const browser = service.browser();
    expect(await signIn(browser, body())).toMatchObject({ status, body: { code } });
    expect(browser.cookie).toBeNull();
    expect((await browser.call('GET', '/api/results')).status).toBe(401);
  });

  it('gives a new session each time, and the one before opens nothing any more', async () => {
    await service.start(fixed());
    const browser = service.browser();
    browser.cookie = 'image_cleaner_session=chosen-by-somebody-else';
    await signIn(browser, { api_key: ADA.key });
    expect(browser.cookie).not.toContain('chosen-by-somebody-else');
    const first = service.browser();
    first.cookie = browser.cookie;
    await signIn(browser, { api_key: ADA.key });
    expect((await browser.call('GET', '/api/results')).status).toBe(200);
    expect((await first.call('GET', '/api/results')).status).toBe(401);
  });

  it('sets a cookie that scripts and other sites cannot reach, for TLS where there is TLS, below the sub-path', async () => {
    await service.start({ ...fixed(), TRUST_PROXY: 'true', BASE_PATH: '/cleaner' });
    const cookieOf = async (headers: Record<string, string>) =>
      (
        await service.browser(headers).call('POST', '/api/session', { api_key: ADA.key })
      ).headers.getSetCookie()[0];
    const behindTls = await cookieOf({ 'x-forwarded-for': '10.0.0.9', 'x-forwarded-proto': 'https' });
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/cleaner'])
      expect(behindTls).toContain(part);
    expect(await cookieOf({})).not.toContain('Secure');
    for (const { name, text } of service.files())
      expect(text, name).not.toContain(/=([^;]+)/.exec(behindTls ?? '')?.[1]);
  });

  it('ends with signing out, here or everywhere, and never for another account', async () => {
    await service.start(fixed());
    const [one, other, bob] = [await signedIn(ADA), await signedIn(ADA), await signedIn(BOB)];
    expect((await one.call('GET', '/api/session')).body.sessions).toBe(2);
    const stolen = service.browser();
    stolen.cookie = one.cookie;
    expect((await one.call('DELETE', '/api/session')).status).toBe(204);
    expect((await stolen.call('GET', '/api/results')).status).toBe(401);
    const third = await signedIn(ADA);
    expect((await other.call('DELETE', '/api/sessions')).status).toBe(204);
    expect((await third.call('GET', '/api/results')).status).toBe(401);
    expect((await bob.call('GET', '/api/results')).status).toBe(200);
  });

  it('ends the events that are being read, too', async () => {
    await service.start(fixed());
    const [ada, elsewhere] = [await signedIn(ADA), await signedIn(ADA)];
    const response = await fetch(`${service.url()}/api/analyze/events`, {
      headers: { cookie: elsewhere.cookie ?? '' },
    });
    const reading = response.text();
    await ada.call('DELETE', '/api/sessions');
    expect(await reading).toContain('"type":"status"');
  });

  it('lets nobody try for long', async () => {
    await service.start(fixed());
    const browser = service.browser();
    let answer = await signIn(browser, { api_key: 'sesame-wrong' });
    for (let times = 0; times < 10; times += 1) answer = await signIn(browser, { api_key: 'sesame-wrong' });
    expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn(browser, { api_key: ADA.key })).status).toBe(429);
  });
});

describe('scripts', () => {
  it('send an API key of the account with each call, also while Immich is away', async () => {
    await service.start(fixed());
    const script = service.browser({ 'x-api-key': ADA.key });
    expect((await script.call('GET', '/api/config')).body.library).toMatchObject({ state: 'open' });
    const asked = immich.requests.filter(({ path }) => path === '/api/users/me').length;
    expect((await script.call('GET', '/api/results')).status).toBe(200);
    expect(immich.requests.filter(({ path }) => path === '/api/users/me')).toHaveLength(asked);
    immich.away = true;
    expect((await script.call('GET', '/api/results')).status).toBe(200);
    const unknown = await service.browser({ 'x-api-key': 'sesame-unknown' }).call('GET', '/api/results');
    expect(unknown).toMatchObject({ status: 502, body: { code: 'immich_unreachable' } });
  });

  it('are refused with a key that Immich does not know, and are not asked for ever', async () => {
    await service.start(fixed());
    const script = service.browser({ 'x-api-key': 'sesame-wrong' });
    expect(await script.call('GET', '/api/results')).toMatchObject({
      status: 401,
      body: { code: 'sign_in_refused' },
    });
    for (let times = 0; times < 30; times += 1) await script.call('GET', '/api/results');
    expect((await script.call('GET', '/api/results')).status).toBe(429);
    // Who is signed in is not kept out by it.
    expect((await (await signedIn(BOB)).call('GET', '/api/results')).status).toBe(200);
  });

  it('may do no more than their key may do in Immich', async () => {
    await service.start(fixed());
    const script = service.browser({ 'x-api-key': LOOKING_KEY });
    expect((await script.call('GET', '/api/results')).status).toBe(200);
    const settings = { acting: 'trash' };
    expect(await script.call('PUT', '/api/config', { settings })).toMatchObject({
      status: 403,
      body: { code: 'key_lacks_permission' },
    });
    const whole = service.browser({ 'x-api-key': ADA.key });
    expect((await whole.call('PUT', '/api/config', { settings })).body.settings.acting).toBe('trash');
  });
});

describe('several people', () => {
  it('have libraries, settings, decisions and files of their own', async () => {
    await service.start(fixed());
    const [ada, bob] = [await signedIn(ADA), await signedIn(BOB)];
    await Promise.all([analyse(service, ada), analyse(service, bob)]);
    expect(await names(ada)).toEqual(ADA.fileNames.toSorted());
    expect(await names(bob)).toEqual(BOB.fileNames.toSorted());

    const asset = assetIdOf(ADA, 0);
    expect((await bob.call('GET', `/api/results/${asset}`)).status).toBe(404);
    expect((await bob.call('GET', `/api/assets/${asset}/thumbnail`)).status).toBe(404);
    expect((await bob.call('POST', '/api/mark_for_deletion', { asset_ids: [asset] })).body).toMatchObject({
      marked: 0,
      unknown: [asset],
    });
    expect((await ada.call('POST', '/api/mark_for_deletion', { asset_ids: [asset] })).body.marked).toBe(1);
    await ada.call('PUT', '/api/config', { settings: { recent_days: 7 } });
    expect((await bob.call('GET', '/api/config')).body.settings.recent_days).toBe(30);
    expect((await bob.call('GET', '/api/statistics')).body.marked.count).toBe(0);
    expect((await bob.call('POST', '/api/decisions/undo')).body.undone).toBe(0);
    expect(readdirSync(join(service.dataDir, 'accounts')).toSorted()).toEqual(
      [userIdOf(ADA), userIdOf(BOB)].toSorted(),
    );
    for (const { text } of bob.answers) expect(text).not.toContain('ada-');
  });

  it('cannot take over the account of another with their own key', async () => {
    await service.start(fixed());
    const ada = await signedIn(ADA);
    const library = { kind: 'immich', url: immich.url, api_key: BOB.key };
    expect(await ada.call('PUT', '/api/config', { library })).toMatchObject({
      status: 409,
      body: { code: 'other_account' },
    });
    expect((await ada.call('GET', '/api/session')).body.user.name).toBe('Ada');
  });

  it('cannot move the others to another server; who set it up can, and every key is forgotten', async () => {
    await service.start();
    const ada = service.browser();
    await signIn(ada, { api_key: ADA.key, url: immich.url });
    const bob = await signedIn(BOB);
    const library = { kind: 'immich', url: immich.otherUrl, api_key: BOB.key };
    expect((await bob.call('PUT', '/api/config', { library })).body.code).toBe('set_up_not_allowed');
    expect((await bob.call('POST', '/api/config/test', { library })).body.code).toBe('set_up_not_allowed');
    expect((await bob.call('PUT', '/api/config', { library: { kind: 'sample' } })).body.code).toBe(
      'set_up_not_allowed',
    );
    expect((await signIn(bob, { api_key: BOB.key, url: immich.otherUrl })).body.code).toBe('address_fixed');

    expect(
      (await ada.call('PUT', '/api/config', { library: { ...library, api_key: ADA.key } })).body.library,
    ).toMatchObject({
      url: immich.otherUrl,
      state: 'open',
    });
    expect((await ada.call('GET', '/api/results')).status).toBe(200);
    expect((await bob.call('GET', '/api/results')).status).toBe(401);
    const stored = service.files().filter(({ name }) => name === 'library.json');
    expect(stored.filter(({ text }) => text.includes('aes-256-gcm'))).toHaveLength(1);
  });
});

describe('without sign-in', () => {
  it('AUTH=none lets everybody in, and a key that was stored so goes over to its account', async () => {
    await service.start({ AUTH: 'none' });
    const elsewhere = service.browser(FROM_ELSEWHERE);
    const library = { kind: 'immich', url: immich.url, api_key: ADA.key };
    expect((await elsewhere.call('PUT', '/api/config', { library })).body.library.state).toBe('open');
    expect((await elsewhere.call('GET', '/api/session')).body).toMatchObject({
      state: 'signed_in',
      auth: 'none',
      user: null,
    });
    await service.start();
    expect((await elsewhere.call('GET', '/api/results')).status).toBe(401);
    const before = immich.requests.filter(({ path }) => path === '/api/api-keys').length;
    await signIn(elsewhere, withPassword(ADA));
    expect((await elsewhere.call('GET', '/api/results')).status).toBe(200);
    expect(immich.requests.filter(({ path }) => path === '/api/api-keys')).toHaveLength(before);
  });

  it('the demo shows itself to everybody, and lets only this machine choose another library', async () => {
    await service.start({}, { kind: 'folder', path: service.folder });
    const elsewhere = service.browser(FROM_ELSEWHERE);
    expect((await elsewhere.call('GET', '/api/results')).status).toBe(200);
    const library = { kind: 'folder', path: '/' };
    for (const [method, path] of [
      ['PUT', '/api/config'],
      ['POST', '/api/config/test'],
    ] as const)
      expect((await elsewhere.call(method, path, { library })).body.code).toBe('set_up_not_allowed');
    expect((await service.browser().call('POST', '/api/config/test', { library })).status).toBe(200);
  });
});

describe('keys and secrets', () => {
  it('of the environment show as fixed, for their account alone', async () => {
    await service.start({ ...fixed(), IMMICH_API_KEY: ADA.key });
    const [ada, bob] = [await signedIn(ADA), await signedIn(BOB)];
    expect((await ada.call('GET', '/api/config')).body.library).toMatchObject({
      fixed: true,
      key_fixed: true,
    });
    expect((await bob.call('GET', '/api/config')).body.library).toMatchObject({
      fixed: true,
      key_fixed: false,
    });
    const library = { kind: 'immich', url: immich.url, api_key: LOOKING_KEY };
    expect((await ada.call('PUT', '/api/config', { library })).body.code).toBe('fixed_by_environment');
  });

  it('ask for the key again under another SECRET_KEY, and lose no decision', async () => {
    await service.start(fixed());
    const ada = await signedIn(ADA);
    await analyse(service, ada);
    const asset = assetIdOf(ADA, 0);
    await ada.call('POST', '/api/mark_for_deletion', { asset_ids: [asset] });
    await service.start({ ...fixed(), SECRET_KEY: 'another secret' });
    expect((await ada.call('GET', '/api/config')).body.library).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/SECRET_KEY.*decisions are all there/),
    });
    const library = { kind: 'immich', url: immich.url, api_key: ADA.key };
    expect((await ada.call('PUT', '/api/config', { library })).body.library.state).toBe('open');
    expect((await ada.call('GET', `/api/results/${asset}`)).body.decision).toBe('delete');
  });

  it('survive a restart while Immich is away: who was signed in goes on reviewing', async () => {
    await service.start(fixed());
    const ada = await signedIn(ADA);
    await analyse(service, ada);
    immich.away = true;
    await service.start(fixed());
    expect(await names(ada)).toEqual(ADA.fileNames.toSorted());
    expect((await signIn(service.browser(), { api_key: ADA.key })).body.code).toBe('immich_unreachable');
  });
});
