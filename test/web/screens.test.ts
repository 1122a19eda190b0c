import { globSync, readFileSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const screens = globSync('web/src/**/*.svelte');

/** Read out, shown on hovering, or shown in an empty field. */
const READ = /^(?:aria-(?:label|valuetext|description|roledescription)|title|placeholder|alt|label|text)$/;

/** The same in every language: the name of this program, units, keys, examples of addresses and paths. */
const NAMES = new Set([
  'Immich Image Cleaner ·',
  'English',
  'Deutsch',
  'http://192.168.1.20:2283',
  '/photos/recovered',
]);

interface Found {
  readonly file: string;
  readonly text: string;
}

/** What stands in the templates themselves instead of coming from the texts. */
function written(file: string): Found[] {
  const found: Found[] = [];
  const tell = (text: string): void => {
    const trimmed = text.trim();
    if (/\p{L}{2}/u.test(trimmed) && !NAMES.has(trimmed)) found.push({ file, text: trimmed });
  };
  const visit = (node: unknown, isRead: boolean): void => {
    if (Array.isArray(node)) for (const each of node) visit(each, isRead);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, name, data, value } = node as Record<string, unknown>;
    if (type === 'Comment' || type === 'StyleDirective') return;
    if (type === 'Attribute') {
      if (READ.test(String(name))) visit(value, true);
      return;
    }
    if (type === 'Text' && typeof data === 'string') tell(data);
    for (const [key, child] of Object.entries(node)) if (key !== 'expression') visit(child, isRead);
  };
  visit(parse(readFileSync(file, 'utf8'), { modern: true }).fragment, false);
  return found;
}

describe('the screens', () => {
  it('have no words of their own: all come from the texts', () => {
    expect(screens.length).toBeGreaterThan(60);
    expect(screens.flatMap(written)).toEqual([]);
  });

  it('say nothing as the service wrote it, in English', () => {
    // A sentence of the service goes through `t.message` or `t.evidence`; an error through `errorText`.
    const bare = /\{(?!t\.|words\.)(?:\w+\??\.)+(?:message|description|why)\s*(?:\?\?[^}]*)?\}/g;
    const found = screens.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(bare)].map(([text]): Found => ({ file, text })),
    );
    expect(found).toEqual([]);
  });
});
