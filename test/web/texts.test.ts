import { describe, expect, it } from 'vitest';
import { SUB_KINDS } from '../../src/domain/category.ts';
import { de } from '../../web/src/text/de.ts';
import { en } from '../../web/src/text/en.ts';

/** Every word by its place, functions called with neutral values. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('7', '8', '9', '10'))]];
  return Object.entries(value as object).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}

describe('the languages', () => {
  it('have the same words, none of them empty', () => {
    const [english, german] = [leaves(en), leaves(de)];
    expect(german.map(([path]) => path)).toEqual(english.map(([path]) => path));
    for (const [path, text] of [...english, ...german]) expect(text.trim(), path).not.toBe('');
  });

  it('name every sub-kind', () => {
    for (const kind of Object.values(SUB_KINDS).flat()) {
      expect(en.subKind[kind], kind).toBeTruthy();
      expect(de.subKind[kind], kind).toBeTruthy();
    }
  });
});
