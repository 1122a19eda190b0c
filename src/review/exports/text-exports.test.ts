import { expect, it } from 'vitest';
import type { ResultRow } from '../../storage/results.ts';
import { paths, script } from './text-exports.ts';

async function* rowsWith(...found: (string | null)[]): AsyncGenerator<readonly ResultRow[]> {
  yield found.map((path) => ({ path }) as ResultRow);
}

it('lists no path that a command would take for an option', async () => {
  let list = '';
  for await (const piece of paths(rowsWith('-rf.jpg', 'a/-b.jpg', null, '/mnt/-c.jpg'), [], '\0'))
    list += piece;
  expect(list.split('\0')).toEqual(['./-rf.jpg', 'a/-b.jpg', '/mnt/-c.jpg', '']);
});

it.each([
  ['a folder', [null, '2019/a.jpg'], [], '../image-cleaner-moved'],
  ['an external library', [null, '/mnt/a.jpg'], [], 'image-cleaner-moved'],
  ['a folder whose paths are mapped', ['2019/a.jpg'], [{ from: '2019', to: '/old' }], 'image-cleaner-moved'],
  ['nothing', [null], [], 'image-cleaner-moved'],
])('moves files of %s to where they are out of it', async (_name, found, prefixes, folder) => {
  let text = '';
  for await (const piece of script(rowsWith(...found), { prefixes, folder: null, madeAt: 'now' }))
    text += piece;
  expect(text.match(/^#!/gm)).toHaveLength(1);
  expect(text).toContain(`folder='${folder}'\n`);
  expect(text.includes('go there first')).toBe(folder.startsWith('..'));
});
