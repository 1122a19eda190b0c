import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installationSecret } from './installation-secret.ts';
import { createLibraryChoice } from './library-choice.ts';
import { libraryFile } from './library-file.ts';

const HOME = 'http://immich.local:2283';
const USER = { id: '7d2f9c1e-8a4b-4c3d-9e5f-0a1b2c3d4e5f', name: 'Ada', email: 'ada@example.org' };

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'iic-account-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

function choose(fixed: { url?: string; apiKey?: string } = {}, secretKey: string | null = null) {
  return createLibraryChoice({
    file: libraryFile(dataDir),
    secret: () => installationSecret(dataDir, secretKey, randomBytes),
    random: randomBytes,
    fixed: { url: fixed.url ?? null, apiKey: fixed.apiKey ?? null },
  });
}

describe('the choice of a library', () => {
  it('is none at first', () => {
    expect(choose().describe()).toBeNull();
    expect(choose().chosen()).toBeNull();
  });

  it('is remembered with its key, which no file shows', () => {
    choose().remember({ kind: 'immich', url: HOME, apiKey: 'sesame' }, USER);
    expect(choose().chosen()).toEqual({
      library: { kind: 'immich', url: HOME, apiKey: 'sesame' },
      user: USER,
    });
    expect(choose().describe()).toMatchObject({ url: HOME, hasApiKey: true, fixed: false, userName: 'Ada' });
    expect(JSON.stringify(choose().describe())).not.toContain('sesame');
    expect(readFileSync(join(dataDir, 'library.json'), 'utf8')).not.toContain('sesame');
  });

  it('keeps its files from other users', () => {
    choose().remember({ kind: 'immich', url: HOME, apiKey: 'sesame' }, USER);
    for (const name of ['library.json', 'secret.key'])
      expect(statSync(join(dataDir, name)).mode & 0o777, name).toBe(0o600);
  });

  it('finds the key again under another spelling of the same address', () => {
    choose().remember({ kind: 'immich', url: HOME, apiKey: 'sesame' }, USER);
    expect(choose().resolve({ kind: 'immich', url: `${HOME}/api/` })).toMatchObject({ apiKey: 'sesame' });
  });

  it('never hands the stored key to another address', () => {
    choose().remember({ kind: 'immich', url: HOME, apiKey: 'sesame' }, USER);
    expect(() => choose().resolve({ kind: 'immich', url: 'http://evil.example' })).toThrow(
      expect.objectContaining({ code: 'key_required' }),
    );
    choose().remember({ kind: 'immich', url: 'http://other.local', apiKey: 'other' }, USER);
    expect(() => choose().resolve({ kind: 'immich', url: HOME })).toThrow();
  });

  it('never hands the environment’s key to another address', () => {
    const choice = choose({ apiKey: 'from-environment', url: HOME });
    expect(() => choice.resolve({ kind: 'immich', url: 'http://evil.example' })).toThrow(
      expect.objectContaining({ code: 'fixed_by_environment' }),
    );
  });

  it('is fixed by the environment, and says so', () => {
    const choice = choose({ url: HOME, apiKey: 'from-environment' });
    expect(choice.describe()).toMatchObject({ kind: 'immich', fixed: true, hasApiKey: true });
    expect(choice.chosen()?.library).toMatchObject({ apiKey: 'from-environment' });
    expect(() => choice.resolve({ kind: 'sample' })).toThrow(
      expect.objectContaining({
        code: 'fixed_by_environment',
        message: expect.stringContaining('IMMICH_URL'),
      }),
    );
  });

  it('does not write down a key that the environment gives', () => {
    const choice = choose({ url: HOME, apiKey: 'from-environment' });
    choice.remember({ kind: 'immich', url: HOME, apiKey: 'from-environment' }, USER);
    expect(libraryFile(dataDir).read()).toMatchObject({ key: null, user: USER });
  });

  it('asks for the key again under another SECRET_KEY', () => {
    choose({}, 'the first secret').remember({ kind: 'immich', url: HOME, apiKey: 'sesame' }, USER);
    expect(() => choose({}, 'the second secret').chosen()).toThrow(
      expect.objectContaining({ code: 'sealed_key_unreadable' }),
    );
  });

  it('starts anew where its file is damaged', () => {
    writeFileSync(join(dataDir, 'library.json'), '{"kind":"imm');
    expect(choose().chosen()).toBeNull();
  });
});
