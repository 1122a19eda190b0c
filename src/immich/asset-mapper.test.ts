import { describe, expect, it } from 'vitest';
import { toFacts } from './asset-mapper.ts';
import { readRow } from './catalogue.ts';
import { type WireAsset, wireAsset } from './wire.ts';

const OWNER = '11111111-1111-4111-8111-111111111111';

/** What 1.138 sends at least. */
const oldest = {
  id: 'AAAAAAAA-0000-4000-8000-000000000001',
  ownerId: OWNER,
  type: 'IMAGE',
  originalPath: '/data/upload/a.jpg',
  originalFileName: 'a "b"\n<c>.jpg',
  thumbhash: null,
  fileCreatedAt: '2024-01-11T12:00:00.5+02:00',
  fileModifiedAt: '2024-01-11T05:00:00.123456+00:00',
  updatedAt: '2024-01-11T05:00:00.000Z',
  isFavorite: false,
  isTrashed: false,
  isOffline: false,
  visibility: 'timeline',
  duration: '0:00:00.00000',
  checksum: 'Zf4V',
  exifInfo: { exifImageWidth: 640, exifImageHeight: 480, orientation: '6', fileSizeInByte: null },
};

const wired = (more: object = {}): WireAsset => wireAsset.parse({ ...oldest, ...more });
const facts = (more: object = {}) => toFacts(wired(more), { pathsAreMeaningful: false });

describe('toFacts', () => {
  it('reads the oldest supported form', () => {
    expect(facts()).toMatchObject({
      id: oldest.id.toLowerCase(),
      width: 480,
      height: 640,
      bytes: 0,
      takenAt: '2024-01-11T10:00:00.500Z',
      modifiedAt: '2024-01-11T05:00:00.123Z',
      uploadedAt: null,
      durationMs: null,
      isEdited: false,
      fileName: oldest.originalFileName,
      people: null,
    });
  });

  it('tells an empty file from one whose size is not known', () => {
    expect(facts({ exifInfo: { fileSizeInByte: null } }).bytes).toBe(0);
    expect(facts({ exifInfo: { fileSizeInByte: 7 } }).bytes).toBe(7);
    expect(facts({ exifInfo: {} }).bytes).toBeNull();
    expect(facts({ exifInfo: undefined }).bytes).toBeNull();
  });

  it('tells a server without EXIF from a file without camera data', () => {
    expect(facts({ exifInfo: undefined }).camera).toBeNull();
    expect(facts({ exifInfo: {} }).camera).toMatchObject({ make: null, iso: null });
  });

  it.each([
    ['0:01:02.50000', 62_500],
    ['12:00:00.000', 43_200_000],
    [62_500, 62_500],
    [null, null],
    ['soon', null],
  ])('reads the duration %s', (duration, ms) => {
    expect(facts({ type: 'VIDEO', duration }).durationMs).toBe(ms);
  });

  it.each([
    [5, 5],
    [0, null],
    [-1, null],
    [null, null],
  ])('reads the rating %s as %s', (rating, stars) => {
    expect(facts({ exifInfo: { rating } }).rating).toBe(stars);
  });

  it('gives a path to external libraries and to our own folders', () => {
    expect(facts().path).toBeNull();
    expect(facts({ libraryId: OWNER })).toMatchObject({ path: oldest.originalPath, checksumOf: 'path' });
    expect(toFacts(wired({ libraryId: OWNER }), { pathsAreMeaningful: true })).toMatchObject({
      path: oldest.originalPath,
      checksumOf: 'content',
    });
  });
});

describe('a bad row', () => {
  it.each([
    ['no checksum', { checksum: undefined }, /^checksum: /],
    ['a date that is none', { fileModifiedAt: 'yesterday' }, /^fileModifiedAt: "yesterday"/],
    ['an id that is none', { id: '../../etc' }, /^id: /],
    ['EXIF of another kind', { exifInfo: { iso: 'fast' } }, /^exifInfo\.iso: /],
  ])('with %s is rejected with the field that was wrong', (_, more, reason) => {
    const reading = readRow({ ...oldest, ...more }, OWNER, 'timeline', { pathsAreMeaningful: false });
    expect(reading).toEqual({ reason: expect.stringMatching(reason) });
  });

  it('of somebody else, and what is no row at all, is not ours to report', () => {
    const rules = { pathsAreMeaningful: false };
    expect(readRow({ ...oldest, ownerId: 'x', checksum: 1 }, OWNER, 'timeline', rules)).toBeNull();
    expect(readRow(null, OWNER, 'timeline', rules)).toBeNull();
  });
});
