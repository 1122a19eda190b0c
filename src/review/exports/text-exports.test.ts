import { expect, it } from 'vitest';
import type { ResultRow } from '../../storage/results.ts';
import { paths } from './text-exports.ts';

async function* rowsWith(...found: (string | null)[]): AsyncGenerator<readonly ResultRow[]> {
  yield found.map((path) => ({ path }) as ResultRow);
}

it('lists no path that a command would take for an option', async () => {
  let list = '';
  for await (const piece of paths(rowsWith('-rf.jpg', 'a/-b.jpg', null, '/mnt/-c.jpg'), [], '\0'))
    list += piece;
  expect(list.split('\0')).toEqual(['./-rf.jpg', 'a/-b.jpg', '/mnt/-c.jpg', '']);
});
