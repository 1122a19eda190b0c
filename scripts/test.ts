/**
 * Runs every test (Vitest, then Playwright on the built web app) and closes with one line,
 * `N passed, N failed`. A suite that did not load, a server that did not start or a missing report
 * counts as a failure: silence must never look like success.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const RESULTS = '.results';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  numPendingTests: number;
  numTodoTests: number;
  success: boolean;
}

interface PlaywrightReport {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number };
  errors: unknown[];
}

function run(script: string, ...args: string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status === 0;
}

function readReport<T>(file: string): T | null {
  const path = `${RESULTS}/${file}`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}

function tallyVitest(report: VitestReport | null): Tally {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded =
    !report.success && report.numFailedTests === 0 ? Math.max(1, report.numFailedTestSuites) : 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function tallyPlaywright(report: PlaywrightReport | null): Tally {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const outside = report.stats.unexpected === 0 ? report.errors.length : 0;
  return {
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected + outside,
    skipped: report.stats.skipped,
  };
}

// An old report must not count for this run.
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS);

const clean = [
  run('scripts/build-web-once.ts'),
  run('node_modules/vitest/vitest.mjs', 'run'),
  run('node_modules/@playwright/test/cli.js', 'test'),
];
const tallies = [
  tallyVitest(readReport<VitestReport>('vitest.json')),
  tallyPlaywright(readReport<PlaywrightReport>('playwright.json')),
];
const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0);
const passed = sum('passed');
const failed = sum('failed') + (clean[0] ? 0 : 1);
process.exitCode = clean.includes(false) || failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed, ${sum('skipped')} skipped`);
