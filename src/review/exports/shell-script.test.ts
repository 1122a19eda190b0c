import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRelative, scriptEnd, scriptHead, scriptLine, shellQuoted } from './shell-script.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iic-script-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ODD = [
  'plain.jpg',
  "it's.jpg",
  'two words.jpg',
  '-rf',
  '--help',
  '$(touch pwned).jpg',
  '`touch pwned`.jpg',
  'line\nbreak.jpg',
  'ends with a break\n',
  'quote".jpg',
  'back\\slash.jpg',
  '*.jpg',
  '~root',
  'tab\there.jpg',
  '; touch pwned #.jpg',
  'ünïcödé 日本 \u202Egpj.exe',
  "'",
  "''",
  'deep/er/- folder/x.jpg',
  'folder ends with break\n/x.jpg',
];

function write(paths: readonly string[], to = 'elsewhere'): string {
  const script = join(folder, 'move.sh');
  const lines = paths.map((path) => scriptLine(path));
  writeFileSync(script, scriptHead(to, 'now') + lines.join('') + scriptEnd(paths.length, 0));
  return script;
}

function fill(root: string): string[] {
  return ODD.map((name) => {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `content of ${name}`);
    return path;
  });
}

const run = (script: string, ...args: string[]) =>
  spawnSync('sh', [script, ...args], { cwd: folder, encoding: 'utf8' });

describe('the shell script', () => {
  it('moves files with any name, keeps their folders, and brings them back', () => {
    const root = join(folder, 'library');
    const target = join(folder, 'quarantine');
    const paths = fill(root);
    const script = write(paths);
    execFileSync('sh', ['-n', script]);

    const shown = run(script, '--dry-run', target);
    expect(shown.status).toBe(0);
    expect(paths.every((path) => existsSync(path))).toBe(true);
    expect(existsSync(target)).toBe(false);

    const moved = run(script, target);
    expect(moved.stderr).toBe('');
    expect(moved.stdout).toContain(`${ODD.length} of ${ODD.length} moved`);
    for (const [at, path] of paths.entries()) {
      expect(existsSync(path)).toBe(false);
      expect(readFileSync(target + path, 'utf8')).toBe(`content of ${ODD[at]}`);
    }
    expect(readdirSync(folder).sort()).toEqual(['library', 'move.sh', 'quarantine']);

    expect(run(script, '--undo', target).status).toBe(0);
    for (const [at, path] of paths.entries())
      expect(readFileSync(path, 'utf8')).toBe(`content of ${ODD[at]}`);
  });

  it('works with paths relative to where it runs, and with its own folder', () => {
    const paths = fill(folder).map((path) => path.slice(folder.length + 1));
    const moved = run(write(paths, "it's elsewhere"));
    expect(moved.stderr).toBe('');
    expect(readdirSync(folder).sort()).toEqual([
      'deep',
      'folder ends with break\n',
      "it's elsewhere",
      'move.sh',
    ]);
    for (const name of ODD) expect(existsSync(join(folder, "it's elsewhere", name))).toBe(true);
  });

  it('moves relative paths beside the library in which it runs, and back', () => {
    const root = join(folder, 'library');
    const paths = fill(root).map((path) => path.slice(root.length + 1));
    const script = join(folder, 'move.sh');
    writeFileSync(
      script,
      scriptHead(null, 'now', true) + paths.map(scriptLine).join('') + scriptEnd(paths.length, 0),
    );
    const inside = (...args: string[]) => spawnSync('sh', [script, ...args], { cwd: root, encoding: 'utf8' });
    const moved = inside();
    expect(moved.stderr).toBe('');
    expect(readdirSync(folder).sort()).toEqual(['image-cleaner-moved', 'library', 'move.sh']);
    for (const name of ODD) {
      expect(existsSync(join(root, name))).toBe(false);
      expect(readFileSync(join(folder, 'image-cleaner-moved', name), 'utf8')).toBe(`content of ${name}`);
    }
    expect(inside('--undo').status).toBe(0);
    for (const name of ODD) expect(existsSync(join(root, name))).toBe(true);
  });

  it('says where to run it only where that matters, and no folder that could break out of the comment', () => {
    expect(scriptHead(null, 'now')).not.toContain('from the folder of the library');
    expect(scriptHead(null, 'now')).toContain("folder='image-cleaner-moved'");
    expect(scriptHead(null, 'now', true)).toContain('the files move to ../image-cleaner-moved, beside');
    const named = scriptHead('x\ntouch pwned', 'now', true);
    expect(named).toContain('from the folder of the library');
    expect(named.split('touch pwned')).toHaveLength(2);
    expect(named).toContain("folder='x\ntouch pwned'");
  });

  it.each([
    ['2019/a.jpg', true],
    ['-rf', true],
    ['/mnt/a.jpg', false],
    ['D:\\Photos\\a.jpg', false],
    ['\\\\nas\\a.jpg', false],
  ])('knows whether %s is relative', (path, relative) => {
    expect(isRelative(path)).toBe(relative);
  });

  it('overwrites nothing, in neither direction', () => {
    const path = join(folder, 'a.jpg');
    const target = join(folder, 'to');
    writeFileSync(path, 'new');
    mkdirSync(dirname(target + path), { recursive: true });
    writeFileSync(target + path, 'old');
    const script = write([path]);
    const moved = run(script, target);
    expect(moved.status).not.toBe(0);
    expect(moved.stderr).toContain('left alone');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readFileSync(target + path, 'utf8')).toBe('old');
    run(script, '--undo', target);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('goes on after a file that is not there, and says so', () => {
    const path = join(folder, 'there.jpg');
    writeFileSync(path, '');
    const moved = run(write([join(folder, 'gone.jpg'), path]), join(folder, 'to'));
    expect(moved.stdout).toContain('1 of 2 moved (or shown), 1 not there');
  });

  it('refuses the root and unknown options', () => {
    const script = write([]);
    expect(run(script, '/').status).toBe(2);
    expect(run(script, '--force').status).toBe(2);
  });

  it('has no command that deletes', () => {
    const script = scriptHead(null, 'now', true) + scriptEnd(1, 1);
    expect(script).not.toMatch(/\b(rm|unlink|shred|rmdir|find|truncate)\b/);
  });

  it('has no line for a path that leads out of its folder', () => {
    expect(scriptLine('/a/../../etc/passwd')).toBeNull();
    expect(scriptLine('/a/..b/c..jpg')).not.toBeNull();
  });

  it('stops at a line that was cut off in the download', () => {
    const path = join(folder, 'a.jpg');
    writeFileSync(path, '');
    const script = write([path]);
    const text = readFileSync(script, 'utf8');
    writeFileSync(script, text.slice(0, text.indexOf("a.jpg'") + 3));
    expect(run(script, join(folder, 'to')).status).not.toBe(0);
    expect(existsSync(path)).toBe(true);
  });

  it('quotes any text as one word that is the text itself', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        (words) => {
          const said = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shellQuoted).join(' ')}`], {
            encoding: 'utf8',
          });
          expect(said.split('\0').slice(0, -1)).toEqual(words);
        },
      ),
      { numRuns: 40 },
    );
  });
});
