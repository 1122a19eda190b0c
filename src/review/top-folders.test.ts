import { expect, it } from 'vitest';
import { topFolders } from './top-folders.ts';

const category = 'screenshots' as const;

it('groups below what all paths have in common, most first', () => {
  const paths = [
    '/mnt/photos/2019/a.jpg',
    '/mnt/photos/Phone/x/b.jpg',
    '/mnt/photos/Phone/y/c.jpg',
    '/mnt/photos/d.jpg',
  ];
  expect(topFolders(paths.map((path) => ({ path, category })))).toEqual([
    { folder: '/mnt/photos/Phone', categories: { screenshots: 2 }, count: 2 },
    { folder: '/mnt/photos', categories: { screenshots: 1 }, count: 1 },
    { folder: '/mnt/photos/2019', categories: { screenshots: 1 }, count: 1 },
  ]);
});

it('names a single folder whole, and uploads apart', () => {
  expect(
    topFolders([
      { path: '/a/b/1.png', category },
      { path: '/a/b/2.png', category: 'web_cache' },
      { path: null, category },
    ]),
  ).toEqual([
    { folder: '/a/b', categories: { screenshots: 1, web_cache: 1 }, count: 2 },
    { folder: null, categories: { screenshots: 1 }, count: 1 },
  ]);
});
