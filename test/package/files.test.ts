import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../docker/dockerfile.ts';
import { pack, UNWANTED } from './packed.ts';

const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
const description = JSON.parse(text);

describe('the npm package', () => {
  it('holds nothing that only builds or tests it, and nobody’s data', () => {
    const paths = pack(null).files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE', 'NOTICE']));
    expect(paths).toContain('drizzle/meta/_journal.json');
    expect(paths.filter((path) => UNWANTED.test(path))).toEqual([]);
  });

  it('names a command, a licence, where it lives, and the Node it needs', () => {
    expect(description).toMatchObject({
      bin: { 'immich-image-cleaner': 'dist/src/bin.js' },
      license: 'MIT',
      engines: { node: '>=24.0.0' },
      repository: { type: 'git' },
    });
    expect(description.private).toBeUndefined();
    // Runs on a user's machine at install: there must be none.
    for (const hook of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(description.scripts[hook]).toBeUndefined();
  });
});
