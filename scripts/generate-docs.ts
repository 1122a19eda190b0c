/** Writes the parts of docs/ that are made from the source. `--check` writes nothing and fails where one is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configuration } from './docs/configuration.ts';
import { immichEndpoints } from './docs/immich-endpoints.ts';
import { signals } from './docs/signals.ts';

const ROOT = join(import.meta.dirname, '..');

/** File below docs/ → its text. Pure: no clock, no machine, so that the same source gives the same bytes. */
export const DOCUMENTS: Readonly<Record<string, () => string>> = {
  'configuration.md': configuration,
  'immich-endpoints.md': immichEndpoints,
  'signals.md': signals,
};

/** Names of the documents that are not as the source says. */
export function staleDocuments(): string[] {
  return Object.entries(DOCUMENTS)
    .filter(([name, make]) => {
      const path = join(ROOT, 'docs', name);
      return !existsSync(path) || readFileSync(path, 'utf8') !== make();
    })
    .map(([name]) => name);
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const stale = staleDocuments();
    for (const name of stale) console.error(`docs/${name} is stale: npm run docs`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else
    for (const [name, make] of Object.entries(DOCUMENTS)) {
      writeFileSync(join(ROOT, 'docs', name), make());
      console.log(`docs/${name}`);
    }
}
