#!/usr/bin/env node
/**
 * The program's entry. It imports nothing before it has looked at the Node version: on an older Node the
 * database driver ends the process with a segmentation fault and no message.
 */
const LEAST_NODE = 24;

if (Number.parseInt(process.versions.node, 10) < LEAST_NODE) {
  process.stderr.write(
    `immich-image-cleaner needs Node ${LEAST_NODE} or newer, and this is Node ${process.versions.node}: ` +
      'install it from https://nodejs.org or use the Docker image.\n',
  );
  process.exitCode = 1;
} else {
  const { setHeaps } = await import('./heap.ts');
  setHeaps();
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
