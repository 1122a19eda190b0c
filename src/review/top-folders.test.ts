import { expect, it } from 'vitest';
import { topFolders } from './top-folders.ts';

const category = 'screenshots' as const;

it('groups below what all folders have in common, most first', () => {
  const folders = ['/mnt/photos/2019', '/mnt/photos/Phone/x', '/mnt/photos/Phone/y', '/mnt/photos'];
  expect(topFolders(folders.map((folder) => ({ folder, category, count: 1 })))).toEqual([
    { folder: '/mnt/photos/Phone', categories: { screenshots: 2 }, count: 2 },
    { folder: '/mnt/photos', categories: { screenshots: 1 }, count: 1 },
    { folder: '/mnt/photos/2019', categories: { screenshots: 1 }, count: 1 },
  ]);
});

it('names a single folder whole, and uploads apart', () => {
  expect(
    topFolders([
      { folder: '/a/b', category, count: 1 },
      { folder: '/a/b', category: 'web_cache', count: 1 },
      { folder: null, category, count: 1 },
    ]),
  ).toEqual([
    { folder: '/a/b', categories: { screenshots: 1, web_cache: 1 }, count: 2 },
    { folder: null, categories: { screenshots: 1 }, count: 1 },
  ]);
});
