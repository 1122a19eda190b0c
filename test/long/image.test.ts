import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instructions, ROOT } from '../docker/dockerfile.ts';
import { startContainer } from '../docker/image-under-test.ts';
import { temporaryFolder } from '../service/little-folder.ts';

const scratch = temporaryFolder('image');
afterAll(() => scratch.remove());

const sh = (command: string, cwd: string): string => {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd,
    encoding: 'utf8',
    // A cache of its own, which one step empties; proxies and certificates as on this machine.
    env: { ...process.env, NODE_ENV: '', npm_config_cache: join(scratch.path, 'cache') },
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
  return stdout;
};

/** The files that `docker build` would be sent: what git does not ignore, without what .dockerignore leaves out. */
function buildContext(): string {
  const context = join(scratch.path, 'context');
  const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  for (const file of sh('git ls-files --cached --others --exclude-standard', ROOT).trim().split('\n'))
    if (existsSync(join(ROOT, file)) && !ignored.some((name) => file === name || file.startsWith(`${name}/`)))
      cpSync(join(ROOT, file), join(context, file));
  return context;
}

/** Carries out the Dockerfile's FROM, COPY and RUN in folders: one for each stage, in place of its `/`. */
function build(): string {
  const context = buildContext();
  const stages = new Map<string, string>();
  let root = '';
  for (const { word, rest } of instructions()) {
    const inside = (path: string): string =>
      path.startsWith('/') ? join(root, path) : join(root, 'app', path);
    if (word === 'FROM') {
      const name = / AS (\w+)/.exec(rest)?.[1] ?? 'image';
      root = join(scratch.path, name);
      mkdirSync(join(root, 'app'), { recursive: true });
      mkdirSync(join(root, 'usr/local/bin'), { recursive: true });
      stages.set(name, root);
    }
    if (word === 'COPY') {
      const [, stage] = /--from=(\w+)/.exec(rest) ?? [];
      const paths = rest.split(' ').filter((part) => !part.startsWith('--'));
      const target = inside(paths.pop() ?? '');
      for (const path of paths) {
        const from = join(stage === undefined ? context : (stages.get(stage) ?? ''), path);
        const isInto = existsSync(target) && path !== '.' && (paths.length > 1 || rest.endsWith('/'));
        cpSync(from, isInto ? join(target, basename(path)) : target, {
          recursive: true,
          verbatimSymlinks: true,
        });
      }
    }
    if (word === 'RUN')
      // Absolute paths stay inside, and the user `node` of the base image has the number 1000.
      sh(
        rest.replaceAll(/ \/(?=app|usr)/g, ` ${root}/`).replaceAll(/-([og]) node/g, '-$1 1000'),
        join(root, 'app'),
      );
  }
  return join(root, 'app');
}

// Owners can be given away by root only, and setpriv is Linux'.
describe.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'the steps of the Dockerfile',
  () => {
    let app: string;
    beforeAll(() => {
      app = build();
    }, 900_000);

    it('leave the service with its production packages, and nothing else', () => {
      expect(readdirSync(app).toSorted()).toEqual(
        ['data', 'dist', 'drizzle', 'logs', 'node_modules', 'package.json', 'web'].toSorted(),
      );
      const packages = readdirSync(join(app, 'node_modules'));
      for (const name of ['vite', 'vitest', 'typescript', '@biomejs', 'node'])
        expect(packages).not.toContain(name);
      const megabytes = Number(sh('du -sm .', app).split('\t')[0]);
      console.log(`The image holds ${megabytes} MB besides its base.`);
      expect(megabytes).toBeLessThan(250);
    });

    it('leave a service that starts, is healthy, serves its page and stops', async () => {
      sh(`chmod 755 ${scratch.path} && chmod -R a+rX image`, scratch.path);
      const container = await startContainer(
        { SECRET_KEY: 'the secret of this test' },
        { code: app, command: [process.execPath, 'dist/src/bin.js', 'serve'] },
      );
      try {
        expect(await container.healthy(), container.said()).toBe(true);
        const page = await fetch(`${container.url}/`);
        expect(page.status).toBe(200);
        expect(await page.text()).toContain('<script');
        expect((await container.stop()).code).toBe(0);
      } finally {
        container.remove();
      }
    });
  },
);
