import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADA, assetIdOf, BOB, type InventedImmich, startInventedImmich } from '../access/invented-immich.ts';
import {
  type Answer,
  analyse,
  type Browser,
  FROM_ELSEWHERE,
  type ServiceUnderTest,
  serviceUnderTest,
} from '../access/service-under-test.ts';
import { appUnderTest } from '../http/app-under-test.ts';
import {
  type DescribedApi,
  type DescribedRoute,
  describedApi,
  registeredRoutes,
} from './described-routes.ts';
import { fromSchema } from './from-schema.ts';

/** What a stranger may call; everything else answers 401. */
const PUBLIC = [
  'GET /health',
  'GET /health/ready',
  'GET /api/session',
  'POST /api/session',
  'DELETE /api/session',
];
/** Never ends by itself. */
const STREAM = '/api/analyze/events';
const ADAS = ADA.fileNames;

let immich: InventedImmich;
let service: ServiceUnderTest;
let api: DescribedApi;
let ada: Browser;
let bob: Browser;
const attackers: Browser[] = [];

const nameOf = ({ method, path }: DescribedRoute): string => `${method} ${path}`;
/** With ids of Ada's own. */
const addressOf = ({ path }: DescribedRoute): string =>
  path.replace('{asset_id}', assetIdOf(ADA, 0)).replaceAll(/\{\w*id\}/g, '1');
const endless = ({ path }: DescribedRoute): boolean => path === STREAM;

function attacker(headers: Record<string, string> = {}): Browser {
  const browser = service.browser(headers);
  attackers.push(browser);
  return browser;
}

/** Everything of Ada's that an attack could have changed. */
async function adasState(): Promise<unknown> {
  const of = async (path: string) => (await ada.call('GET', path)).body;
  const { library, settings } = await of('/api/config');
  return {
    library,
    settings,
    results: (await of('/api/results?sort=name')).items,
    statistics: { ...(await of('/api/statistics')), last_run: null },
    plans: await of('/api/plans'),
    user: (await of('/api/session')).user,
  };
}

beforeAll(async () => {
  immich = await startInventedImmich([ADA, BOB]);
  service = serviceUnderTest({ IMMICH_URL: immich.url });
  await service.start();
  [ada, bob] = [service.browser(), attacker()];
  await ada.call('POST', '/api/session', { api_key: ADA.key });
  await bob.call('POST', '/api/session', { email: BOB.email, password: BOB.password });
  await analyse(service, ada);
  await ada.call('POST', '/api/mark_for_deletion', { asset_ids: [assetIdOf(ADA, 0)] });
  await ada.call('POST', '/api/plans', { outcome: 'export' });
  api = describedApi((await ada.call('GET', '/api/openapi.json')).body);
});
afterAll(async () => {
  await service.remove();
  await immich.close();
});

describe('the description of the API', () => {
  it('leaves out no route but itself, its page and the files of the web app', async () => {
    const { app, close } = await appUnderTest();
    await app.ready();
    const described = new Set(api.routes.map(nameOf));
    const hidden = registeredRoutes(app.printRoutes({ commonPrefix: false })).filter(
      (route) => !described.has(route),
    );
    await close();
    expect(described.size).toBeGreaterThan(30);
    expect(hidden).toEqual([
      'GET /api/docs',
      'GET /api/docs/js/scalar.js',
      'GET /api/openapi.json',
      'GET /index.html',
      'GET /_app/immutable/a.js',
    ]);
  });

  it('has no GET that changes anything', async () => {
    const before = await adasState();
    for (const route of api.routes) {
      if (route.method !== 'GET' || endless(route)) continue;
      await ada.call('GET', addressOf(route));
    }
    expect(await adasState()).toEqual(before);
  });
});

describe('every route, without sign-in', () => {
  it('answers 401, and nothing comes of it', async () => {
    const before = await adasState();
    const stranger = attacker();
    for (const route of api.routes) {
      if (PUBLIC.includes(nameOf(route))) continue;
      const body = route.body === null ? undefined : {};
      const answer = await stranger.call(route.method, addressOf(route), body);
      expect(answer, nameOf(route)).toMatchObject({ status: 401, body: { code: 'sign_in_required' } });
    }
    expect(await adasState()).toEqual(before);
  });

  it('tells a stranger at the public ones no name, no address of a person, no file', async () => {
    const stranger = attacker();
    for (const route of PUBLIC.filter((one) => one.startsWith('GET'))) {
      const { text } = await stranger.call('GET', route.slice(4));
      for (const secret of [ADA.email, BOB.email, userNames(), service.folder])
        expect(text, route).not.toContain(secret);
    }
    function userNames(): string {
      return '"Ada"';
    }
  });

  it('answers the same to a forged, an old and a broken cookie', async () => {
    const cookie = ada.cookie ?? '';
    for (const forged of [
      'image_cleaner_session=',
      `image_cleaner_session=${'A'.repeat(43)}`,
      `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`,
      `image_cleaner_session=${'x'.repeat(3_000)}`,
      'image_cleaner_session=%00%ff; a=b',
    ]) {
      const stranger = attacker();
      stranger.cookie = forged;
      expect((await stranger.call('GET', '/api/results')).status, forged).toBe(401);
    }
  });

  it.each([
    ['/%61pi/results'],
    ['/api/%72esults'],
    ['//api/results'],
    ['/api//results'],
    ['/api/results/'],
    ['/API/results'],
    ['/api/results;.js'],
    ['/api/results%00'],
    ['/api/results%2f'],
    ['/_app/../api/results'],
    ['/_app/%2e%2e/api/results'],
    ['/_app/..%2f..%2f..%2fpackage.json'],
    ['/_app/immutable/..%5c..%5cpackage.json'],
    ['/..%2f..%2f..%2f..%2fetc/passwd'],
    ['/health/../api/results'],
    ['/api/session/../results'],
    ['/api/docs/..%2fresults'],
    ['/api/%c0%ae%c0%ae/results'],
    ['/api/results?cursor=%zz'],
    ['http://127.0.0.1/api/results'],
    ['/\\api/results'],
  ])('cannot be reached by a detour: %s', async (path) => {
    for (const method of ['GET', 'POST']) {
      const answer = await raw(method, path, {});
      expect(answer.status, `${method} ${path}: ${answer.text}`).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      for (const secret of [...ADAS, '"dependencies"', 'root:']) expect(answer.text).not.toContain(secret);
    }
  });
});

describe('every route, with the session of another account', () => {
  it('shows nothing of Ada, and changes nothing of hers', async () => {
    const before = await adasState();
    const bobs = attacker();
    bobs.cookie = bob.cookie;
    for (const route of api.routes) {
      if (endless(route) || /\/api\/sessions?$/.test(route.path)) continue;
      const answer = await bobs.call(route.method, addressOf(route), bodyAbout(route));
      expect(answer.status, nameOf(route)).toBeLessThan(500);
      for (const name of ADAS) expect(answer.text, nameOf(route)).not.toContain(name);
    }
    expect(await adasState()).toEqual(before);
  });

  /** Aimed at Ada's first asset. */
  function bodyAbout({ path, body }: DescribedRoute): unknown {
    const asset_ids = [assetIdOf(ADA, 0)];
    if (body === null) return undefined;
    if (path === '/api/decisions') return { decision: 'keep', selection: { asset_ids } };
    if (path === '/api/plans') return { outcome: 'trash', selection: { asset_ids } };
    if (path === '/api/config') return { settings: { acting: 'trash' } };
    if (path.endsWith('/apply')) return { confirm_count: 1 };
    return path.startsWith('/api/analyze') || path.endsWith('/undo') ? {} : { asset_ids };
  }

  it('streams each their own events', async () => {
    const response = await fetch(`${service.url()}${STREAM}`, { headers: { cookie: bob.cookie ?? '' } });
    const reader = response.body?.getReader();
    const first = Buffer.from((await reader?.read())?.value ?? []).toString('utf8');
    await reader?.cancel();
    for (const name of ADAS) expect(first).not.toContain(name);
  });
});

describe('every route, from elsewhere', () => {
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost.evil.example' },
    { origin: 'http://localhost:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];

  it('refuses changes that the page of another site asks for, signed in or not', async () => {
    const before = await adasState();
    for (const headers of foreign) {
      const page = attacker();
      page.cookie = ada.cookie;
      for (const route of api.routes) {
        if (route.method === 'GET') continue;
        const answer = await page.call(route.method, addressOf(route), {}, headers);
        expect(answer, `${nameOf(route)} ${JSON.stringify(headers)}`).toMatchObject({
          status: 403,
          body: { code: 'foreign_origin' },
        });
      }
    }
    expect(await adasState()).toEqual(before);
  });

  it('lets no other site read anything', async () => {
    for (const route of api.routes) {
      if (route.method !== 'GET' || endless(route)) continue;
      const page = attacker();
      page.cookie = ada.cookie;
      const answer = await page.call('GET', addressOf(route), undefined, { origin: 'https://evil.example' });
      expect(answer.headers.get('access-control-allow-origin'), nameOf(route)).toBeNull();
      expect(answer.headers.get('cross-origin-resource-policy'), nameOf(route)).toBe('same-origin');
      const asked = await raw('OPTIONS', addressOf(route), { origin: 'https://evil.example' });
      expect(asked.headers['access-control-allow-origin'], nameOf(route)).toBeUndefined();
    }
  });

  it.each([
    ['evil.example'],
    ['evil.example:5001'],
    ['127.0.0.1.evil.example'],
    ['localhost.evil.example'],
    ['evil.example.'],
  ])('answers to no foreign name: %s', async (host) => {
    for (const route of api.routes) {
      if (route.path === '/health' || endless(route)) continue;
      const answer = await raw(route.method, addressOf(route), { host, cookie: ada.cookie ?? '' });
      expect([400, 403], `${nameOf(route)}: ${answer.text}`).toContain(answer.status);
    }
  });
});

describe('every route that takes a body', () => {
  const withBody = () => api.routes.filter(({ body }) => body !== null);

  it('refuses what is too large, and what is no JSON', async () => {
    const before = await adasState();
    const large = `{"asset_ids":["${'x'.repeat(4 * 1024 * 1024)}"]}`;
    for (const route of withBody()) {
      const send = (body: string, type = 'application/json') =>
        fetch(`${service.url()}${addressOf(route)}`, {
          method: route.method,
          headers: { cookie: ada.cookie ?? '', 'content-type': type },
          body,
        }).then(
          ({ status }) => status,
          () => 'cut',
        );
      expect([413, 'cut'], nameOf(route)).toContain(await send(large));
      expect(await send('{"asset_ids":'), nameOf(route)).toBe(400);
      expect(await send('[]'), nameOf(route)).toBe(400);
      expect(await send('{"__proto__":{"mark":true}}'), nameOf(route)).toBe(400);
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
      ])
        expect(await send('{}', type), `${nameOf(route)} as ${type}`).toBe(415);
    }
    expect(await adasState()).toEqual(before);
  });
});

describe('every route, with what a careless or hostile program sends', () => {
  it('never fails itself: no 5xx, and every refusal is a problem that says why', async () => {
    const known = [assetIdOf(BOB, 0), assetIdOf(ADA, 0)];
    for (const route of api.routes) {
      // A stream never ends; signing out would end the test; sign-ins are counted.
      if (endless(route) || /\/api\/sessions?$/.test(route.path)) continue;
      await fc.assert(
        fc.asyncProperty(requestTo(route, known), async ({ path, query, body }) => {
          const answer = await bob.call(route.method, `${path}${query}`, body);
          expect(answer.status, answer.text).toBeLessThan(500);
          if (answer.status >= 400)
            expect(answer.body).toMatchObject({
              code: expect.stringMatching(/^[a-z_]+$/),
              detail: expect.any(String),
            });
          for (const name of ADAS) expect(answer.text).not.toContain(name);
        }),
        { seed: 20261122, numRuns: 30, endOnFailure: true },
      );
    }
  });

  it('takes a sign-in of any shape for what it is: refused', async () => {
    const body = api.routes.find((route) => nameOf(route) === 'POST /api/session')?.body;
    if (!body) throw new Error('The description has no sign-in.');
    const stranger = attacker();
    await fc.assert(
      fc.asyncProperty(fromSchema(body, api, ['x']), async (sent) => {
        const { status } = await stranger.call('POST', '/api/session', sent);
        expect([400, 401, 409, 422, 429]).toContain(status);
      }),
      { seed: 20261122, numRuns: 60 },
    );
    expect(stranger.cookie).toBeNull();
  });

  function requestTo(route: DescribedRoute, known: readonly string[]) {
    const value = (name: string) => {
      const found = route.parameters.find((one) => one.name === name);
      return fromSchema(found?.schema ?? {}, api, known).map((one) => encode(one));
    };
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const inQuery = route.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
    return fc.record({
      path: fc
        .record(Object.fromEntries(inPath.map((name) => [name, value(name)])))
        .map((values) => route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] || 'x')),
      query: fc
        .record(Object.fromEntries(inQuery.map((name) => [name, value(name)])), { requiredKeys: [] })
        .map(
          (values) =>
            `?${Object.entries(values)
              .map(([name, one]) => `${name}=${one}`)
              .join('&')}`,
        ),
      body: route.body === null ? fc.constant(undefined) : fromSchema(route.body, api, known),
    });
  }

  function encode(value: unknown): string {
    const text = typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? '');
    return encodeURIComponent(text.toWellFormed());
  }
});

describe('this service knocks at no other door', () => {
  it('does not follow a redirect, and contacts no server but the one that is set', async () => {
    let knocks = 0;
    const canary = createServer((_request, response) => {
      knocks += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const { port } = canary.address() as AddressInfo;
    const redirecting = createServer((_request, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${port}/api/server/version` }).end(),
    );
    await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}`;

    const library = { kind: 'immich', url: `http://127.0.0.1:${port}`, api_key: 'x' };
    await bob.call('POST', '/api/config/test', { library });
    await bob.call('PUT', '/api/config', { library });
    await attacker().call('POST', '/api/session', { api_key: 'x', url: `http://127.0.0.1:${port}` });
    expect(knocks).toBe(0);

    const free = serviceUnderTest();
    await free.start();
    const answer = await free.browser().call('POST', '/api/config/test', { library: { ...library, url } });
    await free.remove();
    expect(answer.body).toMatchObject({ ok: false, code: 'immich_redirects' });
    expect(knocks).toBe(0);
    canary.close();
    redirecting.close();
  });

  it('hands on no x-api-key that a visitor sent with a session of another', async () => {
    const mixed = attacker({ 'x-api-key': BOB.key });
    mixed.cookie = ada.cookie;
    expect((await mixed.call('GET', '/api/session')).body.user.email).toBe(BOB.email);
  });
});

describe('secrets', () => {
  it('stand in no answer, no log and no file after all this', async () => {
    await attacker(FROM_ELSEWHERE).call('GET', '/api/results', undefined, { 'x-api-key': ADA.key });
    const cookies = [ada, bob].map(({ cookie }) => cookie?.split('=')[1] ?? '');
    const secrets = [ADA.key, BOB.key, ADA.password, BOB.password, 'the secret of these tests', ...cookies];
    await service.stop();
    const answers = [ada, ...attackers].flatMap((browser): readonly Answer[] => browser.answers);
    expect(answers.length).toBeGreaterThan(500);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(answers.filter(({ text }) => text.includes(secret))).toEqual([]);
      expect(
        service
          .files()
          .filter(({ text }) => text.includes(secret))
          .map(({ name }) => name),
      ).toEqual([]);
    }
    expect(service.files().some(({ name, text }) => name.endsWith('.log') && text.length > 1_000)).toBe(true);
  });
});

/** As no browser would send it: any Host, any path, nothing tidied up. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }> {
  const { hostname, port } = new URL(service.url());
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
