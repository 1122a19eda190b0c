import { expect, it } from 'vitest';
import { noCapture } from './capture.ts';
import { describeAsset } from './describe-asset.ts';

const file = { path: '/p/a.jpg', relative: 'a.jpg', size: 9, modifiedMs: 0 };
const around = { id: 'a', folder: '/p', trashedAt: null, openedAt: '2026-01-02T00:00:00.000Z' };
const read = { capture: noCapture, thumbhash: null, examinedAt: '2026-01-02T00:00:01.000Z' };

it('takes a file without a picture for settled, and one that could not be read for one to come', () => {
  expect(describeAsset(file, { ...read, sha1: 'of something broken' }, around).createdAt).toBe(
    '1970-01-01T00:00:00.000Z',
  );
  expect(describeAsset(file, { ...read, sha1: null }, around).createdAt).toBe(around.openedAt);
});
