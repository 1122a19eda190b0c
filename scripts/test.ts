/**
 * Runs every test (Vitest, then Playwright on the built web app) and closes with one line,
 * `N passed, N failed`. A suite that did not load, a server that did not start or a missing report
 * counts as a failure: silence must never look like success.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runVitest, type Tally } from './run-vitest.ts';

const RESULTS = '.results';

interface PlaywrightReport {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number };
  errors: unknown[];
}

function run(script: string, ...args: string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status === 0;
}

function tallyPlaywright(): Tally {
  const file = `${RESULTS}/playwright.json`;
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report: PlaywrightReport = JSON.parse(readFileSync(file, 'utf8'));
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

const isBuilt = run('scripts/build-web-once.ts');
const vitest = await runVitest(RESULTS);
const walked = run('node_modules/@playwright/test/cli.js', 'test');
const playwright = tallyPlaywright();

const passed = vitest.passed + playwright.passed;
const failed = vitest.failed + playwright.failed + (isBuilt ? 0 : 1);
const isClean = isBuilt && vitest.isClean && walked && failed === 0 && passed > 0;
process.exitCode = isClean ? 0 : 1;
for (const remark of vitest.remarks) console.log(remark);
console.log(`${passed} passed, ${failed} failed, ${vitest.skipped + playwright.skipped} skipped`);
