import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS, SIGN_IN_ENDPOINTS } from '../../src/immich/endpoints.ts';

const SRC = join(import.meta.dirname, '../../src');
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));
const rooms = (...names: string[]): typeof sources =>
  sources.filter(({ name }) => names.some((room) => name.startsWith(room)));

describe('the only door to an Immich library', () => {
  it('is in the source that is read here', () => {
    expect(rooms('immich/').length).toBeGreaterThan(20);
    expect(sources.length).toBeGreaterThan(60);
  });

  it('cannot say "force": nothing that talks to Immich knows the word as a field', () => {
    // Elsewhere the word means a file of our own, or (in the embedded server) what others may ask.
    const spoken = rooms(
      'domain/',
      'contract/',
      'immich/',
      'analysis/',
      'review/',
      'account/',
      'http/',
      'cli/',
    ).filter(({ text }) => /['"`]force['"`]|\bforce\s*[:=]|[{,]\s*force\s*[,}]/.test(text));
    expect(spoken.map(({ name }) => name)).toEqual([]);
  });

  it('never hides an asset from its own key', () => {
    for (const { name, text } of rooms('immich/'))
      expect(text, name).not.toMatch(/visibility: ['"]locked['"]/);
  });

  it('leads to these endpoints that change something, and no others', () => {
    const changing = Object.values(ENDPOINTS).filter(({ changes }) => changes);
    expect(changing.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'DELETE /albums/{id}/assets',
      'DELETE /assets',
      'DELETE /tags/{id}/assets',
      'POST /albums',
      'POST /trash/restore/assets',
      'PUT /albums/{id}/assets',
      'PUT /assets',
      'PUT /assets/{id}',
      'PUT /tags',
      'PUT /tags/{id}/assets',
    ]);
  });

  it('is opened by actions.ts alone', () => {
    const names = Object.entries(ENDPOINTS).filter(([, { changes }]) => changes);
    for (const { name, text } of rooms('immich/')) {
      if (name === 'immich/actions.ts' || name === 'immich/endpoints.ts') continue;
      for (const [endpoint] of names)
        expect(text, name).not.toMatch(new RegExp(`ENDPOINTS\\.${endpoint}\\b`));
    }
  });

  it('has a side entrance for signing in, which leads to no library', () => {
    expect(Object.values(SIGN_IN_ENDPOINTS).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /auth/login',
      'POST /auth/logout',
      'POST /api-keys',
    ]);
    const users = sources.filter(({ text }) => text.includes('SIGN_IN_ENDPOINTS')).map(({ name }) => name);
    expect(users.toSorted()).toEqual(['immich/endpoints.ts', 'immich/password-sign-in.ts']);
  });

  it('is opened only by approvals, which only the domain makes', () => {
    const makers = sources.filter(({ text }) => /\bas Approved</.test(text)).map(({ name }) => name);
    expect(makers).toEqual(['domain/approval.ts']);
  });

  it('sends requests from one file', () => {
    const senders = rooms('immich/').filter(({ text }) =>
      /from 'undici'|(?<!\.)\bfetch\(|node:https?'/.test(text),
    );
    expect(senders.map(({ name }) => name)).toEqual(['immich/transport.ts']);
  });
});
