import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError } from './config-error.ts';
import { refuseToShareFolder } from './listen-rule.ts';
import { loadConfig } from './load-config.ts';
import { serviceSchema } from './service-schema.ts';
import { weakSecret } from './weak-secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'iic-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig({}, environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.mistakes.map(({ field }) => field);
  }
}

describe('loadConfig', () => {
  it('takes names of hosts, and no addresses', () => {
    const { allowedHosts } = loadConfig({}, { ALLOWED_HOSTS: 'Photos.example.com, müller.home' });
    expect(allowedHosts).toEqual(['photos.example.com', 'müller.home']);
    for (const ALLOWED_HOSTS of ['https://photos.example.com', 'nas:5001', 'good.example,a b'])
      expect(mistakesOf({ ALLOWED_HOSTS }), ALLOWED_HOSTS).toEqual(['ALLOWED_HOSTS']);
  });

  it('starts with nothing set: this machine only, port 5001', () => {
    expect(loadConfig({}, {})).toMatchObject({
      host: '127.0.0.1',
      port: 5001,
      auth: 'immich',
      basePath: '',
      immich: { url: null, apiKey: null },
      analysis: {
        mode: 'quick',
        pageSize: 1000,
        concurrency: 8,
        recentDays: 30,
        schedule: '',
        quietHours: '',
      },
    });
  });

  it('takes an empty variable for one that is not set, as Compose writes it', () => {
    const empty = Object.fromEntries(Object.keys(serviceSchema.shape).map((name) => [name, '']));
    expect(loadConfig({}, empty)).toEqual(loadConfig({}, {}));
  });

  it('reports every mistake at once', () => {
    expect(
      mistakesOf({
        IMMICH_URL: 'immich:2283',
        PORT: '70000',
        TZ: 'Mars/Olympus',
        LOG_LEVEL: 'loud',
        CONCURRENCY: '8.5',
        TRUST_PROXY: 'perhaps',
        BASE_PATH: 'cleaner',
      }).toSorted(),
    ).toEqual(['BASE_PATH', 'CONCURRENCY', 'IMMICH_URL', 'LOG_LEVEL', 'PORT', 'TRUST_PROXY', 'TZ']);
  });

  it.each(['/../x', '/a/..', '/./x', '/health', '/api', '/api/x', '/metrics', '/_app'])(
    'refuses a sub-path that cannot work: %s',
    (BASE_PATH) => expect(mistakesOf({ BASE_PATH })).toEqual(['BASE_PATH']),
  );

  it.each(['/cleaner', '/a/b', '/..x', '/healthy', '/apis'])('takes the sub-path %s', (BASE_PATH) =>
    expect(loadConfig({}, { BASE_PATH }).basePath).toBe(BASE_PATH),
  );

  it.each([
    ['127.0.0.1', {}, true],
    ['localhost', {}, true],
    ['::1', {}, true],
    ['0.0.0.0', {}, false],
    ['::', {}, false],
    ['192.168.1.5', {}, false],
    ['0.0.0.0', { AUTH: 'none' }, true],
  ])('sharing a folder without sign-in on %s with %o is allowed: %s', (HOST, more, allowed) => {
    const config = loadConfig({}, { HOST, ...more });
    if (allowed) refuseToShareFolder(config);
    else expect(() => refuseToShareFolder(config)).toThrow(/HOST is .*AUTH=none/);
  });

  it('reads secrets from files of their own, and says which one cannot be read', () => {
    const path = file('key', 'an-api-key\n');
    expect(loadConfig({}, { IMMICH_API_KEY_FILE: path }).immich.apiKey).toBe('an-api-key');
    expect(mistakesOf({ SECRET_KEY_FILE: join(folder, 'nowhere') })).toEqual(['SECRET_KEY_FILE']);
    expect(mistakesOf({ SECRET_KEY_FILE: file('empty', '\n') })).toEqual(['SECRET_KEY_FILE']);
    expect(mistakesOf({ IMMICH_API_KEY: 'one', IMMICH_API_KEY_FILE: path })).toEqual(['IMMICH_API_KEY_FILE']);
  });

  it('lets the command line beat the environment, and the environment the file', () => {
    const CONFIG_FILE = file('settings.env', 'PORT=1111\nCONCURRENCY=2\nRECENT_DAYS=7\n');
    const config = loadConfig({ PORT: '3333' }, { CONFIG_FILE, PORT: '2222', CONCURRENCY: '4' });
    expect(config).toMatchObject({ port: 3333, analysis: { concurrency: 4, recentDays: 7 } });
  });

  it('finds a misspelled setting in the file', () => {
    expect(mistakesOf({ CONFIG_FILE: file('typo.env', 'PROT=5001\n') })).toEqual(['PROT']);
  });

  it('finds every line of the file that sets nothing, by its number', () => {
    const text = [
      '# a remark',
      'PORT=5001',
      'SECRET_KEY sesame-secret',
      '',
      'export CONCURRENCY=4',
      'IMMICH_API_KEY="two',
      'lines"',
      '  LOG_LEVEL: debug',
      'RECENT_DAYS=',
    ];
    for (const end of ['\n', '\r\n']) {
      const CONFIG_FILE = file('lines.env', text.join(end));
      expect(mistakesOf({ CONFIG_FILE, PORT: 'x' })).toEqual(['CONFIG_FILE', 'CONFIG_FILE', 'PORT']);
      expect(() => loadConfig({}, { CONFIG_FILE })).toThrow(
        expect.objectContaining({
          message: expect.toSatisfy(
            (said: string) =>
              said.includes('line 3,') && said.includes('line 8,') && !said.includes('sesame'),
          ),
        }),
      );
    }
  });

  it('says of a SECRET_KEY that can be tried out what to do, and accepts it', () => {
    expect(loadConfig({}, { SECRET_KEY: 'x' }).secretKey).toBe('x');
    expect(weakSecret('x')).toMatch(/SECRET_KEY is shorter than 16 .*openssl rand/);
    expect(weakSecret('x'.repeat(15))).not.toBeNull();
    expect(weakSecret('x'.repeat(16))).toBeNull();
    expect(weakSecret(null)).toBeNull();
  });

  it('cannot be changed afterwards', () => {
    const config = loadConfig({}, {});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.immich)).toBe(true);
  });

  it('never repeats a secret in its complaints', () => {
    const secrets = { IMMICH_API_KEY: 'sesame-key', SECRET_KEY: 'sesame-secret' };
    expect(() => loadConfig({}, { ...secrets, PORT: 'x' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('sesame') }),
    );
  });

  it('accepts every port and refuses everything else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), (port) => {
        expect(loadConfig({}, { PORT: String(port) }).port).toBe(port);
      }),
    );
    fc.assert(
      fc.property(
        fc.string().filter((text) => text.trim() !== '' && !/^\d+$/.test(text.trim())),
        (text) => {
          expect(mistakesOf({ PORT: text })).toEqual(['PORT']);
        },
      ),
    );
  });

  it('either reads any environment or names only fields that exist', () => {
    const names = Object.keys(serviceSchema.shape);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string()), (environment) => {
        for (const field of mistakesOf(environment)) expect(names).toContain(field);
      }),
    );
  });

  it('describes every setting, since the documentation is made of it', () => {
    for (const [name, schema] of Object.entries(serviceSchema.shape))
      expect(schema.description, name).toMatch(/\S.*\.$/);
  });
});
