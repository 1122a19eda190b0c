/** Builds web/build where it is missing or older than what it is made from; says one line, and only then. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['web/src', 'web/static', 'web/vite.config.ts', 'src/contract', 'package-lock.json'];
const BUILT = join(ROOT, 'web/build/index.html');

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const builtAt = existsSync(BUILT) ? statSync(BUILT).mtimeMs : 0;
const changedAt = Math.max(...SOURCES.map((path) => newest(join(ROOT, path))));

if (builtAt < changedAt) {
  process.stderr.write('Building the web page (once, about 20 seconds) …\n');
  const built = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
    {
      cwd: join(ROOT, 'web'),
      encoding: 'utf8',
    },
  );
  if (built.status !== 0) {
    process.stderr.write(
      `${built.stdout}${built.stderr}\nThe web page could not be built: run \`npm ci\`, then try again.\n`,
    );
    process.exitCode = 1;
  }
}
