import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SyntheticProcess, startSyntheticProcess } from './start-process.ts';

let library: SyntheticProcess;
beforeAll(async () => {
  library = await startSyntheticProcess({ assets: 5000, variants: 1 });
});
afterAll(() => library.stop());

async function search(body: object): Promise<{ id: string; updatedAt: string; fileCreatedAt: string }[]> {
  const response = await fetch(`${library.url}/search/metadata`, {
    method: 'POST',
    headers: { 'x-api-key': library.key, 'content-type': 'application/json' },
    body: JSON.stringify({ visibility: 'timeline', order: 'asc', withExif: true, ...body }),
  });
  const { assets } = (await response.json()) as {
    assets: { items: { id: string; updatedAt: string; fileCreatedAt: string }[] };
  };
  return assets.items;
}

it('serves pages from a process of its own', async () => {
  expect(library.pid).not.toBe(process.pid);
  const page = await search({ size: 1000, takenAfter: '2020-01-01T00:00:00.000Z' });
  expect(page.length).toBe(1000);
  expect(page.every(({ fileCreatedAt }) => fileCreatedAt >= '2020')).toBe(true);
});

it('changes while it is read, when told to', async () => {
  const before = new Date().toISOString();
  const { touched } = await library.change({ touch: 0.01 });
  expect(touched?.length).toBe(50);
  const changed = await search({ size: 1000, updatedAfter: before });
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.every(({ id }) => touched?.includes(id))).toBe(true);
});
