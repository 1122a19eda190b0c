/**
 * Runs Vitest, and once more each file whose process died of a signal: the engine itself has faults that end a
 * process with threads in it, once in some dozen runs of all tests. What it said and that it was run again is told
 * aloud; whoever dies twice has failed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** More than this many at once is no rare fault of the engine. */
const MOST_DEATHS = 2;

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** How tests ended, and what the reader of a log should know of it. */
export interface Ended extends Tally {
  readonly isClean: boolean;
  readonly remarks: readonly string[];
}

interface Report {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: 'passed' | 'failed';
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

interface Run {
  readonly isClean: boolean;
  readonly report: Report | null;
  /** What came on the error stream, without colours. */
  readonly errors: string;
}

interface Death {
  readonly file: string;
  readonly signal: string;
}

/** @param results Folder of the reports. */
export async function runVitest(results: string): Promise<Ended> {
  const first = await run(`${results}/vitest.json`, []);
  const dead = deathsIn(first.errors);
  if (dead.length === 0 || dead.length > MOST_DEATHS || first.report === null)
    return { ...tally(first.report), isClean: first.isClean, remarks: fatalWords(first.errors) };

  const files = dead.map(({ file }) => file);
  const again = await run(`${results}/vitest-again.json`, files);
  const others = first.report.testResults.filter(({ name }) => !files.includes(name));
  const sums = [tally({ success: true, testResults: others }), tally(again.report)];
  const sum = (key: keyof Tally): number => sums.reduce((total, one) => total + one[key], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    isClean: again.isClean && sum('failed') === 0,
    remarks: [
      ...fatalWords(first.errors),
      ...dead.map(
        ({ file, signal }) =>
          `The process of ${file} died of ${signal} and was run again: ${again.isClean ? 'it passed' : 'it failed'}.`,
      ),
    ],
  };
}

function run(report: string, files: readonly string[]): Promise<Run> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...files];
  const { promise, resolve } = Promise.withResolvers<Run>();
  const child = spawn(process.execPath, vitest, { stdio: ['inherit', 'inherit', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk);
    errors += chunk.toString();
  });
  child.on('close', (code) =>
    resolve({
      isClean: code === 0,
      report: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null,
      errors: stripVTControlCharacters(errors),
    }),
  );
  return promise;
}

/** None where Vitest speaks of any other error outside of tests: then nothing is run again. */
function deathsIn(errors: string): readonly Death[] {
  const found = errors.matchAll(/Worker exited unexpectedly with signal (\w+) .*running test file (.+)/g);
  const dead = [...found].map(([, signal = '', file = '']) => ({ file, signal }));
  const told = Number(/Vitest caught (\d+) unhandled error/.exec(errors)?.[1] ?? 0);
  return told === dead.length ? dead : [];
}

/** What the engine says before it gives up. */
function fatalWords(errors: string): readonly string[] {
  return errors.split('\n').filter((line) => /^# (Fatal|Check failed|Debug check)|FATAL ERROR/.test(line));
}

/** A missing report, or a file that did not load, counts as a failure. */
function tally(report: Report | null): Tally {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const statuses = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const count = (isSo: (status: string) => boolean): number =>
    statuses.filter(({ status }) => isSo(status)).length;
  const failed = count((status) => status === 'failed');
  const unloaded = report.testResults.filter(({ status }) => status === 'failed').length;
  return {
    passed: count((status) => status === 'passed'),
    failed: failed > 0 || report.success ? failed : Math.max(1, unloaded),
    skipped: count((status) => status !== 'passed' && status !== 'failed'),
  };
}
