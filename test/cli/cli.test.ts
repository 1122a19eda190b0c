import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { drawLittleFolder, FILES, temporaryFolder } from '../service/little-folder.ts';

const BIN = join(import.meta.dirname, '../../src/bin.ts');

const pictures = temporaryFolder('pictures');
const home = temporaryFolder('home');
const scratch = temporaryFolder('scratch');
beforeAll(() => drawLittleFolder(pictures.path));
afterAll(() => {
  for (const folder of [pictures, home, scratch]) folder.remove();
});

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(
  args: readonly string[],
  more: { env?: Record<string, string>; node?: readonly string[] } = {},
) {
  const child = spawn(process.execPath, [...(more.node ?? []), BIN, ...args], {
    cwd: home.path,
    env: { PATH: process.env.PATH, HOME: home.path, TMPDIR: scratch.path, PORT: '0', ...more.env },
  });
  running.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code]): Ended => {
    running.delete(child);
    return { code, out, err };
  });
  /** Resolves with the first match on stderr. */
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(err);
        if (found !== null) resolve(found[0]);
      };
      child.stderr.on('data', look);
      child.once('close', () => reject(new Error(`It ended without saying ${pattern}: ${err}`)));
      look();
    });
  return { child, ended, said };
}

const run = (args: readonly string[], more = {}): Promise<Ended> => start(args, more).ended;

/** Every file below a folder with its size and time: what a scan must not change. */
const look = (folder: string) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .toSorted()
    .map((name) => [name, statSync(join(folder, name)).mtimeMs]);

describe('the command line', () => {
  it('says what there is', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const command of ['serve', 'demo', 'scan', 'results', 'doctor']) expect(out).toContain(command);
  });

  it.each([
    ['an unknown command', ['fly']],
    ['an unknown option', ['scan', '--fly']],
    ['a format that is none', ['scan', '--format', 'xml']],
    ['a port that is none', ['serve', '--port', 'x']],
    ['a filter that is none', ['results', '--category', 'cats']],
  ])('ends with 2 on %s', async (_, args) => {
    const { code, out, err } = await run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/\w/);
  });

  it.each([
    [
      'a folder that does not exist',
      ['scan', '/nowhere'],
      {},
      /\/nowhere does not exist: check its spelling/,
    ],
    ['no Immich', ['scan'], {}, /set IMMICH_URL and IMMICH_API_KEY/],
    ['no results', ['results'], {}, /Nothing was analysed yet .*The scan of a folder stores nothing/],
    ['mistakes in the settings', ['serve'], { PORT: 'x', TZ: 'Mars' }, /PORT must be[\s\S]*TZ must be/],
    [
      'an open door to a folder',
      ['demo', '--folder', '.'],
      { HOST: '0.0.0.0' },
      /without sign-in: use HOST=127\.0\.0\.1/,
    ],
  ])('ends with 1 and a remedy on %s', async (_, args, env, remedy) => {
    const { code, out, err } = await run(args, { env });
    expect(err).toMatch(remedy);
    expect(err).not.toMatch(/\n\s+at /);
    expect([code, out]).toEqual([1, '']);
  });

  it('says in one sentence that Node is too old, before it loads anything', async () => {
    const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`;
    const { code, out, err } = await run(['serve'], { node: ['--import', older] });
    expect(err).toBe(
      'immich-image-cleaner needs Node 24 or newer, and this is Node 20.20.2: install it from https://nodejs.org or use the Docker image.\n',
    );
    expect([code, out]).toEqual([1, '']);
  });
});

describe('scan', () => {
  it('prints one line for every file, and leaves nothing behind', async () => {
    const before = look(pictures.path);
    const { code, out, err } = await run(['scan', pictures.path, '--format', 'ndjson']);
    expect([code, err]).toEqual([0, '']);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ path }) => path).toSorted()).toEqual([...FILES].toSorted());
    for (const line of lines) {
      expect(Object.keys(line)).toEqual([
        'asset_id',
        'path',
        'category',
        'sub_kind',
        'confidence',
        'band',
        'recommended',
        'protected_by',
        'held_back',
        'better_copy',
        'categories',
        'evidence',
      ]);
      expect(line.category === null).toBe(line.confidence < 0.4);
    }
    expect(lines.find(({ path }) => path === FILES[0])).toMatchObject({
      category: 'screenshots',
      held_back: null,
      better_copy: null,
      evidence: expect.arrayContaining([
        {
          signal: expect.any(String),
          direction: 'for',
          strength: expect.any(Number),
          source: expect.any(String),
          text: expect.any(String),
        },
      ]),
    });
    expect(look(pictures.path)).toEqual(before);
    expect(readdirSync(scratch.path)).toEqual([]);
    expect(readdirSync(home.path)).toEqual([]);
  });

  it('prints a table of what was found for a person', async () => {
    const { out } = await run(['scan', pictures.path, '--mode', 'quick']);
    expect(out).toMatch(/^CONFIDENCE/);
    expect(out).toContain(FILES[0]);
    expect(out).not.toContain('IMG_1234.JPG');
  });

  it('leaves nothing behind on Ctrl-C', async () => {
    const { child, ended } = start(['scan', pictures.path]);
    // Its temporary folder is the sign that it is at work.
    while (!readdirSync(scratch.path).some((name) => name.startsWith('immich-image-cleaner-')))
      await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(readdirSync(scratch.path)).toEqual([]);
  });

  it('ends quietly when nobody reads on', async () => {
    const { child, ended } = start(['scan', pictures.path, '--format', 'ndjson']);
    child.stdout?.destroy();
    const { code, err } = await ended;
    expect([code, err]).toEqual([0, '']);
    expect(readdirSync(scratch.path)).toEqual([]);
  });
});

describe('serve and demo', () => {
  it('serve until they are told to stop, and then stop well', async () => {
    const { child, ended, said } = start(['demo', '--folder', pictures.path]);
    const url = (await said(/http:\/\/\S+/)).trim();
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'ok' });
    await said(/being analysed/);
    const response = await fetch(`${url}/api/analyze/events`);
    let events = '';
    for await (const chunk of response.body ?? []) {
      events += Buffer.from(chunk).toString('utf8');
      if (events.includes('"state":"finished"')) break;
    }
    expect((await (await fetch(`${url}/api/statistics`)).json()).analyzed).toBe(FILES.length);
    child.kill('SIGTERM');
    const { code, out } = await ended;
    expect([code, out]).toEqual([0, '']);
    // What was found stays for the next start, and can be printed without the service.
    const results = await run(['results', '--format', 'json', '--data-dir', join(home.path, 'data/demo')]);
    expect(JSON.parse(results.out)).toHaveLength(FILES.length);
    const elsewhere = await run(['results']);
    expect(elsewhere.err).toMatch(/the demo was: name its data folder with --data-dir \S+demo\./);
    expect(existsSync(join(pictures.path, 'data'))).toBe(false);
  });

  it('say which port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const { code, err } = await run(['serve', '--port', port]);
    other.close();
    expect([code, err]).toEqual([
      1,
      `Port ${port} is taken by another program: stop that one, or set PORT to another number.\n`,
    ]);
  });
});

describe('doctor', () => {
  it('checks everything, says what is missing, and fails only where something does not work', async () => {
    const { code, out } = await run(['doctor']);
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/^. ([^:]+):.*$/, '$1')),
    ).toEqual([
      'Program',
      'Node',
      'Memory',
      'Time',
      'Data folder',
      'Log folder',
      'Database',
      'Images',
      'EXIF of folders',
      'Immich',
      'Access',
      'Web page',
      'Port',
    ]);
    const broken = await run(['doctor'], {
      env: { IMMICH_URL: 'http://127.0.0.1:9', IMMICH_API_KEY: 'sesame', SECRET_KEY: 'open' },
    });
    expect(broken.code).toBe(1);
    expect(broken.out).toMatch(/! Access: .*SECRET_KEY is shorter than 16 characters.*openssl rand/);
    expect(broken.out).toMatch(/✗ Immich: .*does not answer.*Check/);
    expect(broken.out).not.toContain('sesame');
  });
});

describe('the package’s scripts', () => {
  it('say in one sentence that Node is too old, in a file that an old Node can read', async () => {
    const guard = join(import.meta.dirname, '../../scripts/require-node24.js');
    const scripts = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).scripts;
    for (const name of ['cli', 'build:web:once'])
      expect(scripts[name]).toMatch(/^node scripts\/require-node24\.js && /);
    for (const name of ['demo', 'serve']) expect(scripts[name]).toMatch(/^npm run -s build:web:once && /);
    const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`;
    const child = spawn(process.execPath, ['--import', older, guard]);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const [code] = await once(child, 'close');
    expect([code, err]).toEqual([1, expect.stringMatching(/^This needs Node 24 or newer.*\n$/)]);
  });
});
