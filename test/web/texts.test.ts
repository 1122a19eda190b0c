import { describe, expect, it } from 'vitest';
import { planNotice } from '../../src/contract/plans.ts';
import { SUB_KINDS } from '../../src/domain/category.ts';
import { isOwnAlbum } from '../../src/domain/own-marks.ts';
import { de } from '../../web/src/text/de.ts';
import { en } from '../../web/src/text/en.ts';
import { valuesOf } from './said-by-service.ts';

/** Every word by its place, functions called with neutral values. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('7', '8', '9', '10'))]];
  return Object.entries(value as object).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}

const SAME = new Set(
  'Image Cleaner|Immich|Immich 7|Screenshots|Pause|7/s|Name|Format|Album|Person|Details|Tag|Tags|Code|Plan 7|Downloads|CSV|JSON|NDJSON|offline|Normal|Version 7|Enter|Esc'.split(
    '|',
  ),
);

/** The same word in both, a key, a sign, a name of Immich's permissions, or what a function was called with. */
const isSame = (text: string): boolean =>
  SAME.has(text) || /^(?:\P{L}*|[A-Z]|(?:[a-z]+\.[a-z]+(?:, )?)+)$/iu.test(text);

describe('the languages', () => {
  it('have the same words, none of them empty', () => {
    const [english, german] = [leaves(en), leaves(de)];
    expect(german.map(([path]) => path)).toEqual(english.map(([path]) => path));
    for (const [path, text] of [...english, ...german]) expect(text.trim(), path).not.toBe('');
  });

  it('differ in every word, but for those that are the same in both', () => {
    const german = new Map(leaves(de));
    const same = leaves(en).filter(([path, text]) => german.get(path) === text && !isSame(text));
    expect(same).toEqual([]);
  });

  it('name what the audit trail writes down', () => {
    for (const [property, words] of [
      ['action', de.history.audit.actions],
      ['before', de.audit.states],
      ['after', de.audit.states],
    ] as const) {
      const written = valuesOf(property);
      expect(written.size, property).toBeGreaterThan(4);
      for (const text of written) expect(words, text).toHaveProperty([text]);
    }
  });

  it('name each action that the audit trail can be filtered by once', () => {
    for (const { history } of [en, de]) {
      const names = Object.values(history.audit.actions);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  });

  it('have words for what stands before a plan', () => {
    // Of these two, the sentence of the service says more: see messages.test.ts.
    const said = ['permission_missing', 'immich_unreachable'];
    expect([...Object.keys(de.notices), ...said].sort()).toEqual([...planNotice.shape.code.options].sort());
  });

  it('suggest a name for the album that the service knows as its own', () => {
    for (const { apply } of [en, de])
      expect(isOwnAlbum({ id: 'x', name: apply.album }, new Set()), apply.album).toBe(true);
  });

  it('name every sub-kind', () => {
    for (const kind of Object.values(SUB_KINDS).flat()) {
      expect(en.subKind[kind], kind).toBeTruthy();
      expect(de.subKind[kind], kind).toBeTruthy();
    }
  });
});
