/**
 * Prints how the product judges the sample library, whose truth is known because it was drawn:
 * `node scripts/sample-confusion.ts [FOLDER]`. Without a folder the library is drawn into a temporary one.
 * The product is run as a person would run it, by `scan`; it never sees the labels.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { drawSampleLibrary } from '../src/embedded/sample/draw-sample-library.ts';
import type { Expectation, SampleLabel } from '../src/embedded/sample/sample-label.ts';

interface Verdict {
  readonly path: string;
  readonly category: Exclude<Expectation, 'keep'> | null;
  readonly confidence: number;
  readonly recommended: boolean;
}

const SEED = 1;
const ANSWERS: readonly Expectation[] = [
  'keep',
  'screenshots',
  'web_cache',
  'low_quality',
  'recovery_artifacts',
  'duplicates',
];

const home = mkdtempSync(join(tmpdir(), 'sample-confusion-'));
try {
  const folder = process.argv[2] ?? join(home, 'library');
  const labels = await drawSampleLibrary({ folder, seed: SEED });
  const verdicts = await scan(folder);
  print(labels, verdicts);
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function scan(folder: string): Promise<Map<string, Verdict>> {
  const program = join(import.meta.dirname, '../src/bin.ts');
  const child = spawn(process.execPath, [program, 'scan', folder, '--format', 'ndjson'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATA_DIR: join(home, 'data') },
  });
  const verdicts = new Map<string, Verdict>();
  for await (const line of createInterface({ input: child.stdout })) {
    const verdict = JSON.parse(line) as Verdict;
    verdicts.set(verdict.path, verdict);
  }
  if (verdicts.size === 0) throw new Error('The scan printed nothing: see its own message above.');
  return verdicts;
}

function print(labels: readonly SampleLabel[], verdicts: ReadonlyMap<string, Verdict>): void {
  const judged = labels.flatMap((label) => {
    const verdict = verdicts.get(label.path);
    return verdict ? [{ label, verdict, answer: verdict.category ?? ('keep' as const) }] : [];
  });
  console.log(
    `${judged.length} of ${labels.length} assets judged. Rows: what it is; columns: what the product says (≥ 40 %).\n`,
  );
  console.log(['', ...ANSWERS].map((word, i) => (i === 0 ? word.padEnd(20) : word.padStart(20))).join(''));
  for (const truth of ANSWERS) {
    const row = judged.filter(({ label }) => label.expect[0] === truth);
    const counts = ANSWERS.map((answer) => row.filter((one) => one.answer === answer).length);
    console.log(truth.padEnd(20) + counts.map((count) => String(count || '·').padStart(20)).join(''));
  }
  const accepted = judged.filter(({ label, answer }) => label.expect.includes(answer)).length;
  const recommended = judged.filter(({ verdict }) => verdict.recommended);
  const wrong = recommended.filter(({ label }) => label.expect.every((right) => right === 'keep'));
  console.log(`\nAcceptable answers: ${percent(accepted, judged.length)} of ${judged.length}.`);
  console.log(`Recommended for deletion: ${recommended.length}, of which photos to keep: ${wrong.length}.`);
  for (const name of ['tells', 'silent', 'misleads'] as const) {
    const some = judged.filter(({ label }) => label.name === name);
    console.log(
      `  names that ${name === 'tells' ? 'tell' : name === 'silent' ? 'tell nothing' : 'mislead'}: ${percent(some.filter(({ label, answer }) => label.expect.includes(answer)).length, some.length)} of ${some.length}`,
    );
  }
  console.log('\nNot as expected:');
  for (const { label, verdict, answer } of judged.filter((one) => !one.label.expect.includes(one.answer)))
    console.log(
      `  ${label.kind.padEnd(24)} ${answer.padEnd(19)} ${verdict.confidence.toFixed(2)}  ${label.path}`,
    );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;
}
