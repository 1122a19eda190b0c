import { execFileSync } from 'node:child_process';
import { ROOT } from '../docker/dockerfile.ts';

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** What npm packs. Without `into` nothing is written, and what is not built is missing. */
export function pack(into: string | null): Packed {
  const how = into === null ? ['--dry-run', '--ignore-scripts'] : ['--pack-destination', into];
  const text = execFileSync('npm', ['pack', '--json', ...how], {
    cwd: ROOT,
    // npm is a script there.
    shell: process.platform === 'win32',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  });
  // The build may have said something before.
  const answer: unknown = JSON.parse(text.slice(text.search(/^[[{]/m)));
  const [packed] = Array.isArray(answer) ? answer : Object.values(answer as object);
  return packed as Packed;
}

/** Nothing that only builds or tests the program, and nobody's data. */
export const UNWANTED =
  /\.test\.|tsbuildinfo|\.d\.ts$|_snapshot\.json$|^(src|test|e2e|training|bench|scripts|docs|data|logs|\.)|\.(db|jsonl|log|env)$/;
