import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serviceSchema } from '../../src/config/service-schema.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((path) => existsSync(join(ROOT, path)));

/** As GitHub makes them: small letters, no punctuation, dashes for spaces. */
function anchorsOf(markdown: string): string[] {
  return [...withoutCode(markdown).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const withoutCode = (markdown: string): string => markdown.replaceAll(/^```[\s\S]*?^```/gm, '');

function deadLinksOf(page: string): string[] {
  const links = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^(https?:|mailto:)/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path));
    if (!existsSync(join(ROOT, target))) return true;
    return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
  });
}

describe('the documentation', () => {
  it.each(pages)('%s has no dead link', (page) => expect(deadLinksOf(page)).toEqual([]));

  it('finds a dead link, so that the test above means something', () => {
    expect(anchorsOf('# A title: with `code`!')).toEqual(['a-title-with-code']);
    expect(deadLinksOf('docs/README.md')).toEqual([]);
    expect(pages.length).toBeGreaterThan(10);
  });

  it('has every page in its index', () => {
    const index = read('docs/README.md');
    const all = pages.filter((page) => /^docs\/[\w-]+\.md$/.test(page) && page !== 'docs/README.md');
    expect(all.filter((page) => !index.includes(`(${page.slice('docs/'.length)})`))).toEqual([]);
  });

  it('explains every error code', () => {
    const table = read('src/http/problem-table.ts');
    const codes = [...table.matchAll(/^ {2}([a-z_]+): \{ status/gm)].map(([, code = '']) => code);
    expect(codes.length).toBeGreaterThan(40);
    const page = read('docs/troubleshooting.md');
    expect(codes.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
  });

  it('puts every setting into a chapter, and names none that is not there', () => {
    const page = read('docs/configuration.md');
    expect(page).not.toContain('## More');
    const known = new Set([...Object.keys(serviceSchema.shape), 'CONFIG_FILE', 'PUID', 'PGID']);
    const named = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});
