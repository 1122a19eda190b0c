import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionReport } from '../../src/immich/compatibility.ts';
import { testImmichConnection } from '../../src/immich/create-immich-library.ts';
import { ENDPOINTS } from '../../src/immich/endpoints.ts';
import { PERMISSIONS } from '../../src/immich/permissions.ts';

interface Server {
  readonly version: string;
  readonly permissions: readonly string[];
  readonly trash?: boolean;
}

let close: () => Promise<void> = async () => {};
afterEach(() => close());

const needs = Object.values(ENDPOINTS).filter(({ permission }) => permission !== null);

/** A server that only knows who may ask what, as notes on real ones say. */
async function test({ version, permissions, trash = true }: Server, key = 'good'): Promise<ConnectionReport> {
  const [major, minor, patch] = version.split('.').map(Number);
  const methods: string[] = [];
  const answer = (path: string, method: string, sent: string | undefined): [number, unknown] => {
    if (path === '/server/version') return [200, { major, minor, patch }];
    if (path === '/server/features') {
      return [200, { trash, smartSearch: true, facialRecognition: true, duplicateDetection: true }];
    }
    if (path === '/server/config') return [200, { trashDays: 30, externalDomain: '' }];
    if (sent !== 'good') return [401, { message: 'Invalid API key' }];
    if (path === '/api-keys/me' && major !== 1) return [200, { permissions }];
    if (path === '/api-keys/me') return [404, { message: 'Cannot GET /api/api-keys/me' }];
    const asked = needs.find(
      (one) => one.method === method && new RegExp(`^${one.path.replace('{id}', '[^/]+')}$`).test(path),
    );
    const permission = asked?.permission ?? '';
    if (!permissions.includes(permission) && !permissions.includes('all')) {
      return [403, { message: `Missing required permission: ${permission}` }];
    }
    if (path === '/users/me')
      return [200, { id: '0f6a3f5e-1c57-4f0e-9a43-5d0c1c0a8d11', name: 'Ada', email: 'ada@example.com' }];
    if (path === '/assets/statistics') return [200, { images: 20, videos: 1, total: 21 }];
    if (path.startsWith('/assets/') || path === '/faces') return [400, { message: 'Not found or no access' }];
    return [200, []];
  };
  const server = createServer((request, response) => {
    methods.push(`${request.method}`);
    const path = new URL(request.url ?? '', 'http://x').pathname.replace(/^\/api/, '');
    const sent = request.headers['x-api-key'];
    const [status, body] = answer(path, request.method ?? '', Array.isArray(sent) ? sent[0] : sent);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signal = new AbortController().signal;
  const report = await testImmichConnection({ url, apiKey: key, now: Date.now, random: Math.random }, signal);
  expect(methods.filter((method) => method !== 'GET' && method !== 'POST')).toEqual([]);
  return report;
}

const granted = (report: ConnectionReport): string[] =>
  report.permissions.filter((one) => one.granted).map(({ name }) => name);

describe('the connection test', () => {
  it('greets a key that may do everything', async () => {
    const report = await test({ version: '3.1.0', permissions: ['all'] });
    expect(report).toMatchObject({
      ok: true,
      code: null,
      serverVersion: '3.1.0',
      message: 'Connected to Immich 3.1.0 as Ada.',
      user: { name: 'Ada', email: 'ada@example.com' },
      trashDays: 30,
      assets: 42,
    });
    expect(granted(report)).toHaveLength(PERMISSIONS.length);
  });

  it('says what to tick when something essential is missing', async () => {
    const report = await test({ version: '3.1.0', permissions: ['asset.view', 'album.read'] });
    expect(report).toMatchObject({ ok: false, code: 'immich_permission_missing', user: null, assets: null });
    expect(report.message).toContain('Account Settings → API Keys and tick asset.read, user.read.');
    expect(granted(report)).toEqual(['asset.view', 'album.read']);
  });

  it('works with the reading ones, and says what is skipped', async () => {
    const permissions = ['asset.read', 'user.read', 'asset.view'];
    const report = await test({ version: '2.7.5', permissions });
    expect(report.ok).toBe(true);
    expect(report.message).toMatch(/Better with album\.read, .*asset\.download.* ticked/);
    expect(report.message).toMatch(/To act on decisions later, also tick asset\.delete/);
  });

  it('tries the reading permissions out where the server cannot list them', async () => {
    const permissions = ['asset.read', 'user.read', 'asset.view', 'tag.read'];
    const report = await test({ version: '1.138.1', permissions });
    expect(report.ok).toBe(true);
    expect(granted(report).sort()).toEqual([...permissions].sort());
    expect(report.permissions.some(({ neededFor }) => neededFor === 'act')).toBe(false);
    expect(report.message).toContain('cannot say in advance');
  });

  it('says that a version is too old', async () => {
    const report = await test({ version: '1.120.2', permissions: ['all'] });
    expect(report).toMatchObject({ ok: false, code: 'immich_too_old', serverVersion: '1.120.2' });
    expect(report.message).toContain('Update Immich to 1.138.0 or newer.');
  });

  it('shows a trash that is switched off as 0 days', async () => {
    const report = await test({ version: '3.1.0', permissions: ['all'], trash: false });
    expect(report.trashDays).toBe(0);
  });

  it('turns a wrong key, a key that is none and a wrong address into reports', async () => {
    const wrong = await test({ version: '3.1.0', permissions: [] }, 'bad');
    expect(wrong).toMatchObject({ ok: false, code: 'immich_unauthorized', serverVersion: '3.1.0' });
    const signal = new AbortController().signal;
    const with_ = (url: string, apiKey: string): Promise<ConnectionReport> =>
      testImmichConnection({ url, apiKey, now: Date.now, random: Math.random }, signal);
    expect(await with_('http://127.0.0.1:1', 'a\nb')).toMatchObject({ code: 'immich_unauthorized' });
    expect(await with_('immich:2283', 'key')).toMatchObject({ code: 'immich_address_invalid', ok: false });
  });
});
