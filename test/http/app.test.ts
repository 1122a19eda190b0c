import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { runStarted, runStatus } from '../../src/contract/analysis.ts';
import { problem } from '../../src/contract/problem.ts';
import { resultDetail, resultsPage } from '../../src/contract/results.ts';
import { statistics } from '../../src/contract/statistics.ts';
import { MissingPermission } from '../../src/immich/errors.ts';
import { id, photo, screenshot } from '../review/seeded-store.ts';
import { type AppUnderTest, appUnderTest, SCRIPT, type Wishes } from './app-under-test.ts';

let tested: AppUnderTest | null = null;
afterEach(async () => {
  await tested?.close();
  tested = null;
});

async function start(wishes: Wishes = {}): Promise<AppUnderTest> {
  tested = await appUnderTest(wishes);
  return tested;
}

const json = { 'content-type': 'application/json' };

describe('the API that scripts know', () => {
  it('says that it is well', async () => {
    const { app } = await start();
    const answer = await app.inject('/health');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'ok', version: '1.2.3' });
  });

  it('starts an analysis without a body, as curl -X POST sends it', async () => {
    const { app } = await start();
    const answer = await app.inject({ method: 'POST', url: '/api/analyze/start' });
    expect(answer.statusCode).toBe(202);
    expect(runStarted.parse(answer.json())).toEqual({ run_id: '1', state: 'running' });
  });

  it('starts an analysis with a JSON header and an empty body', async () => {
    const { app } = await start();
    const answer = await app.inject({
      method: 'POST',
      url: '/api/analyze/start',
      headers: json,
      payload: '',
    });
    expect(answer.statusCode).toBe(202);
  });

  it('hands the mode on, and shows the run', async () => {
    const { app } = await start();
    await app.inject({ method: 'POST', url: '/api/analyze/start', payload: { mode: 'thorough' } });
    const answer = await app.inject('/api/analyze/status');
    expect(runStatus.parse(answer.json())).toMatchObject({ mode: 'thorough', state: 'running' });
  });

  it.each(['stop', 'pause', 'resume'])('answers 409 to %s where nothing is going on', async (command) => {
    const { app } = await start();
    const answer = await app.inject({ method: 'POST', url: `/api/analyze/${command}` });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'run_not_active' });
  });

  it('pauses, resumes and stops', async () => {
    const { app } = await start();
    await app.inject({ method: 'POST', url: '/api/analyze/start' });
    for (const [command, state] of [
      ['pause', 'paused'],
      ['resume', 'running'],
      ['stop', 'stopped'],
    ])
      expect((await app.inject({ method: 'POST', url: `/api/analyze/${command}` })).json().state).toBe(state);
  });

  it('lists results in the promised shape', async () => {
    const { app } = await start({ assets: [screenshot(1), photo(2)] });
    const page = resultsPage.parse((await app.inject('/api/results?category=screenshots')).json());
    expect(page).toMatchObject({ total: 1, next_cursor: null, left_out: { protected: 0, kept: 0 } });
    expect(page.items[0]).toMatchObject({
      asset_id: id(1),
      category: 'screenshots',
      type: 'image',
      immich_url: `http://immich.local:2283/photos/${id(1)}`,
    });
    expect(page.items[0]?.thumbnail_url).toMatch(`/api/assets/${id(1)}/thumbnail?c=`);
  });

  it('takes an empty value for one that was left out', async () => {
    const { app } = await start({ assets: [screenshot(1), photo(2)] });
    const open = 'category=&min_confidence=&max_confidence=&decision=&protected=&q=&sort=&cursor=&limit=';
    expect((await app.inject(`/api/results?${open}`)).json()).toMatchObject({ total: 2 });
    // Empty says something there: no app is known, as one is of the screenshot.
    expect((await app.inject('/api/results?source_app=')).json()).toMatchObject({ total: 1 });
  });

  it('pages through everything, each once', async () => {
    const assets = Array.from({ length: 25 }, (_, n) => screenshot(n + 1));
    const { app } = await start({ assets });
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const url = `/api/results?limit=10${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = resultsPage.parse((await app.inject(url)).json());
      seen.push(...page.items.map(({ asset_id }) => asset_id));
      if (page.next_cursor === null) break;
      cursor = page.next_cursor;
    }
    expect(seen.toSorted()).toEqual(assets.map((asset) => asset.id).toSorted());
  });

  it('explains one result', async () => {
    const { app } = await start({ assets: [screenshot(1)] });
    const detail = resultDetail.parse((await app.inject(`/api/results/${id(1)}`)).json());
    expect(detail.contributions.length).toBeGreaterThan(0);
    expect(Object.keys(detail.categories)).toHaveLength(5);
  });

  it('counts', async () => {
    const { app } = await start({ assets: [screenshot(1), photo(2)] });
    const read = statistics.parse((await app.inject('/api/statistics')).json());
    expect(read).toMatchObject({ total_assets: 2, analyzed: 2, last_run: null });
    expect(read.by_category.screenshots.count).toBe(1);
  });

  it('marks, reports what is protected or unknown, keeps and undoes', async () => {
    const { app } = await start({ assets: [screenshot(1), screenshot(2, { isFavorite: true })] });
    const post = async (url: string, payload: object = {}) =>
      (await app.inject({ method: 'POST', url, payload })).json();
    expect(await post('/api/mark_for_deletion', { asset_ids: [id(1), id(2), id(3)] })).toEqual({
      marked: 1,
      unchanged: 0,
      protected: [id(2)],
      unknown: [id(3)],
      step: expect.any(Number),
    });
    expect(await post('/api/mark_for_deletion', { asset_ids: [id(1)], mark: false })).toMatchObject({
      marked: 1,
    });
    expect(await post('/api/keep', { asset_ids: [id(1)] })).toEqual({
      kept: 1,
      unchanged: 0,
      unknown: [],
      step: expect.any(Number),
    });
    expect(await post('/api/decisions/undo')).toMatchObject({
      undone: 1,
      description: 'Kept 1',
      now: [{ asset_id: id(1), decision: null }],
    });
  });

  it('accepts ids in capitals, and answers in lower case', async () => {
    const upper = id(0xab).toUpperCase();
    const { app } = await start({ assets: [screenshot(0xab)] });
    expect((await app.inject(`/api/results/${upper}`)).json().asset_id).toBe(id(0xab));
  });

  it('takes 50,000 ids at once, and not more', async () => {
    const { app } = await start();
    const send = (length: number) =>
      app.inject({
        method: 'POST',
        url: '/api/mark_for_deletion',
        payload: { asset_ids: Array.from({ length }, (_, n) => id(n)) },
      });
    expect((await send(50_000)).json().unknown).toHaveLength(50_000);
    expect((await send(50_001)).statusCode).toBe(400);
  });
});

describe('problems', () => {
  it.each([
    ['an unknown path', { url: '/api/nope' }, 404, 'no_such_route'],
    ['an unknown asset', { url: `/api/results/${id(9)}` }, 404, 'asset_not_found'],
    ['an id that is none', { url: '/api/results/..%2F..%2Fetc' }, 400, 'validation_failed'],
    ['a thumbnail of an id that is none', { url: '/api/assets/1/thumbnail' }, 400, 'validation_failed'],
    ['no thumbnail', { url: `/api/assets/${id(1)}/thumbnail` }, 404, 'no_thumbnail'],
    ['a misspelled filter', { url: '/api/results?catgory=screenshots' }, 400, 'validation_failed'],
    ['a parameter where none is taken', { url: '/api/statistics?category=' }, 400, 'validation_failed'],
    ['an unknown category', { url: '/api/results?category=cats' }, 400, 'validation_failed'],
    ['a broken cursor', { url: '/api/results?cursor=%00' }, 400, 'invalid_cursor'],
    ['a limit of a million', { url: '/api/results?limit=1000000' }, 400, 'validation_failed'],
    [
      'broken JSON',
      { method: 'POST', url: '/api/keep', headers: json, payload: '{"asset_ids":' },
      400,
      'invalid_json',
    ],
    [
      'a form',
      {
        method: 'POST',
        url: '/api/keep',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'a=1',
      },
      415,
      'unsupported_media_type',
    ],
    [
      'plain text',
      { method: 'POST', url: '/api/keep', headers: { 'content-type': 'text/plain' }, payload: '{}' },
      415,
      'unsupported_media_type',
    ],
    [
      'a misspelled field',
      { method: 'POST', url: '/api/keep', payload: { asset_ids: [id(1)], kep: true } },
      400,
      'validation_failed',
    ],
    [
      'a body too large',
      { method: 'POST', url: '/api/analyze/start', headers: json, payload: `"${'x'.repeat(70_000)}"` },
      413,
      'body_too_large',
    ],
    [
      'a prototype in the body',
      { method: 'POST', url: '/api/keep', headers: json, payload: '{"__proto__":{"asset_ids":[]}}' },
      400,
      'invalid_json',
    ],
  ] as const)('answers %s with problem+json', async (_, request, status, code) => {
    const { app } = await start();
    const answer = await app.inject(request);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(problem.parse(answer.json())).toMatchObject({ status, code, request_id: 'request-1' });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['x-request-id']).toBe('request-1');
  });

  it('names the field that is wrong', async () => {
    const { app } = await start();
    const payload = { asset_ids: [id(1), 'x'] };
    const { errors } = (await app.inject({ method: 'POST', url: '/api/keep', payload })).json();
    expect(errors).toEqual([{ field: 'asset_ids.1', message: expect.any(String) }]);
  });

  it('says once what is wrong with a number in two ways', async () => {
    const { app } = await start();
    const { detail } = (await app.inject('/api/plans/99999999999999999999')).json();
    expect(detail).toBe('id: must be at most 9007199254740991');
  });

  it('names a parameter that does not exist, and those that do', async () => {
    const { app } = await start();
    const { errors } = (await app.inject('/api/results?catgory=screenshots&limit=1')).json();
    expect(errors).toEqual([{ field: 'catgory', message: expect.stringMatching(/ category, .*, limit$/) }]);
    // A route whose parameters are checked against each other.
    const range = await app.inject('/api/results/layout/none/range?from=1&to=2');
    expect(range.json().code).toBe('layout_gone');
  });

  it('keeps what it does not understand out of the answer', async () => {
    const { app } = await start({
      rooms: {
        library: () => {
          throw new Error('secret path /home/ada');
        },
      },
    });
    const answer = await app.inject('/api/statistics');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('ada');
  });

  it.each([
    ['ENOSPC', 507, 'disk_full'],
    ['SQLITE_FULL', 507, 'disk_full'],
    ['corrupt_database', 503, 'corrupt_database'],
    ['not_set_up', 409, 'not_set_up'],
    ['immich_unreachable', 502, 'immich_unreachable'],
    ['immich_unauthorized', 502, 'immich_unauthorized'],
    ['immich_permission_missing', 502, 'immich_permission_missing'],
    ['not_immich', 502, 'not_immich'],
  ])('answers an error %s with %i', async (code, status, shown) => {
    const { app } = await start({
      rooms: {
        library: () => {
          throw Object.assign(new Error('What is wrong. What to do.'), { code });
        },
      },
    });
    const answer = await app.inject('/api/statistics');
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code: shown, detail: expect.stringMatching(/\S+.*[.]$/) });
  });
});

describe('thumbnails', () => {
  const picture = (contentType: string) => async () => ({ bytes: new Uint8Array([1, 2, 3]), contentType });

  it('come through the service, and may be kept for good under their thumbhash', async () => {
    const { app } = await start({ thumbnail: picture('image/webp') });
    const answer = await app.inject(`/api/assets/${id(1)}/thumbnail?c=abc`);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect([...answer.rawPayload]).toEqual([1, 2, 3]);
    const unversioned = await app.inject(`/api/assets/${id(1)}/thumbnail`);
    expect(unversioned.headers['cache-control']).toBe('private, max-age=3600');
  });

  it('are made of the file itself where Immich could not, for whoever looks at it closely', async () => {
    const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const { app } = await start({ original: async () => ({ size: null, bytes: Readable.from([bytes]) }) });
    const answer = await app.inject(`/api/assets/${id(1)}/thumbnail?size=preview`);
    expect(answer.headers['content-type']).toBe('image/webp');
    expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ width: 64, height: 48 });
    expect((await app.inject(`/api/assets/${id(1)}/thumbnail`)).statusCode).toBe(404);
  });

  it('are missing as before where the key may not download', async () => {
    const { app } = await start({
      original: async () => {
        throw new MissingPermission('asset.download');
      },
    });
    const address = `/api/assets/${id(1)}/thumbnail?size=preview`;
    expect((await app.inject(address)).statusCode).toBe(404);
    expect((await app.inject(`${address}&missing=empty`)).statusCode).toBe(204);
  });

  it.each(['text/html', 'image/svg+xml'])('are never %s', async (contentType) => {
    const { app } = await start({ thumbnail: picture(contentType) });
    expect((await app.inject(`/api/assets/${id(1)}/thumbnail`)).statusCode).toBe(404);
  });
});

describe('the border', () => {
  it.each([
    ['localhost:5001', 200],
    ['127.0.0.1', 200],
    ['192.168.1.5:5001', 200],
    ['[::1]:5001', 200],
    ['nas.local', 200],
    ['cleaner.example.org', 200],
    ['evil.example', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1.evil.example', 403],
  ])('answers under the name %s with %i', async (host, status) => {
    const { app } = await start({ options: { allowedHosts: ['cleaner.example.org'] } });
    expect((await app.inject({ url: '/api/statistics', headers: { host } })).statusCode).toBe(status);
  });

  it.each([
    ['no origin (curl)', {}, 200],
    ['the own origin', { origin: 'http://localhost:5001' }, 200],
    ['the own origin behind TLS', { origin: 'https://localhost:5001' }, 200],
    ['another port', { origin: 'http://localhost:8080' }, 403],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['another site, without origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['the page itself', { 'sec-fetch-site': 'same-origin' }, 200],
  ])('takes changes from %s: %o → %i', async (_, headers, status) => {
    const { app, seeded } = await start({ assets: [screenshot(1)] });
    const answer = await app.inject({
      method: 'POST',
      url: '/api/mark_for_deletion',
      headers: { host: 'localhost:5001', ...headers },
      payload: { asset_ids: [id(1)] },
    });
    expect(answer.statusCode).toBe(status);
    expect(seeded.store.decisions.get(id(1))).toBe(status === 200 ? 'delete' : null);
  });

  it('offers no CORS', async () => {
    const { app } = await start();
    const answer = await app.inject({ url: '/api/statistics', headers: { origin: 'https://evil.example' } });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('allows exactly the inline scripts of the built page', async () => {
    const { app } = await start();
    const policy = String((await app.inject('/')).headers['content-security-policy']);
    const scripts = policy.split(';').find((part) => part.startsWith('script-src ')) ?? '';
    expect(scripts).toContain(`'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`);
    expect(scripts).not.toContain('unsafe-inline');
    expect(policy).not.toContain('upgrade-insecure-requests');
  });

  it('keeps answers about a person out of caches', async () => {
    const { app } = await start();
    expect((await app.inject('/api/statistics')).headers['cache-control']).toBe('no-store');
  });
});

describe('the web app', () => {
  const html = { accept: 'text/html' };

  it.each(['/', '/results/screenshots', '/settings?tab=1'])('is served at %s', async (url) => {
    const { app } = await start();
    const answer = await app.inject({ url, headers: html });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<!doctype html>');
  });

  it('has files that may be kept for good', async () => {
    const { app } = await start();
    const answer = await app.inject('/_app/immutable/a.js');
    expect(answer.headers['cache-control']).toContain('immutable');
    expect((await app.inject('/_app/immutable/gone.js')).statusCode).toBe(404);
  });

  it('lets no path out of its folder', async () => {
    const { app } = await start();
    for (const url of ['/../library.db', '/..%2flibrary.db', '/%2e%2e/library.db'])
      expect((await app.inject(url)).statusCode, url).toBe(404);
  });

  it('lives under a base path, whether the proxy cuts it off or not', async () => {
    const { app } = await start({ options: { basePath: '/cleaner' } });
    for (const url of ['/cleaner', '/cleaner/', '/', '/cleaner/results'])
      expect((await app.inject({ url, headers: html })).body, url).toContain(
        'src="/cleaner/_app/immutable/a.js"',
      );
    expect((await app.inject({ url: '/', headers: html })).body).toContain('base: "/cleaner"');
    expect((await app.inject('/cleaner/health')).statusCode).toBe(200);
    expect((await app.inject('/cleanerx/health')).statusCode).toBe(404);
    expect((await app.inject('/cleaner/api/docs')).headers.location).toBe('/cleaner/api/docs/');
  });

  it('is missed in one clear sentence where it was not built', async () => {
    const { app } = await start({ options: { webRoot: '/nowhere' } });
    const answer = await app.inject({ url: '/', headers: html });
    expect(answer.json()).toMatchObject({
      code: 'web_not_built',
      detail: expect.stringContaining('build:web'),
    });
    expect((await app.inject('/health')).statusCode).toBe(200);
  });
});

describe('the description', () => {
  it('lists every route with its shapes', async () => {
    const { app } = await start();
    const description = (await app.inject('/api/openapi.json')).json();
    expect(description.openapi).toBe('3.1.0');
    for (const path of [
      '/api/analyze/errors',
      '/api/analyze/events',
      '/api/analyze/pause',
      '/api/analyze/resume',
      '/api/analyze/start',
      '/api/analyze/status',
      '/api/analyze/stop',
      '/api/assets/{asset_id}/thumbnail',
      '/api/config',
      '/api/config/test',
      '/api/decisions/undo',
      '/api/keep',
      '/api/mark_for_deletion',
      '/api/results',
      '/api/results/{asset_id}',
      '/api/statistics',
      '/health',
      '/health/ready',
    ])
      expect(Object.keys(description.paths)).toContain(path);
    expect(description.components.schemas).toHaveProperty('ResultItem');
  });

  it('has a page of its own, with its own policy', async () => {
    const { app } = await start();
    const answer = await app.inject('/api/docs/');
    expect(answer.statusCode).toBe(200);
    expect(String(answer.headers['content-security-policy'])).toMatch(/script-src 'self' 'sha256-[^']+';/);
  });
});
