import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/safety.md'), 'utf8');
/** `test/faults/plans.test.ts` › the name of a test or of a scenario */
const named = [...page.matchAll(/`([\w/.-]+\.test\.ts)` › (.+?)(?=<br>| \|)/g)].map(
  ([, file = '', name = '']) => [file, name] as const,
);

describe('docs/safety.md', () => {
  it('names a test for every promise', () => {
    const promises = page.split('\n').filter((line) => /^\| (?!promise|---)/.test(line));
    expect(promises.length).toBeGreaterThan(30);
    for (const promise of promises) expect(promise).toMatch(/\.test\.ts` › /);
    expect(named.length).toBeGreaterThanOrEqual(promises.length);
  });

  it.each(named)('%s has “%s”', (file, name) => {
    const path = join(ROOT, file);
    expect(existsSync(path), file).toBe(true);
    // Names stand in quotes of one kind or another, with quotes of their own escaped.
    const text = readFileSync(path, 'utf8').replaceAll("\\'", "'");
    expect(text).toMatch(
      new RegExp(`(?:(?:it|test|describe|name:)[^\\n]*|\\)\\((?:[^\\n]*|\\s*))['"\`]${escaped(name)}`),
    );
  });

  it('is right that no test it names is skipped', () => {
    for (const file of new Set(named.map(([one]) => one)))
      expect(readFileSync(join(ROOT, file), 'utf8'), file).not.toMatch(
        /\b(?:it|test|describe)\.(?:skip|only|todo)\b/,
      );
  });
});

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
