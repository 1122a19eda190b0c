import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import { fileEnd } from './file-end.ts';
import { jpegQuality } from './jpeg-quality.ts';
import { jpegStructure } from './jpeg-structure.ts';
import { magicOf, matchesMime, matchesName } from './magic.ts';
import { pngStructure } from './png-structure.ts';

const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#47a' } });
const latin = (text: string) => Buffer.from(text, 'latin1');

describe('jpegStructure', () => {
  it('reads frame, sampling and tables', async () => {
    const at = (quality: number) => picture().jpeg({ quality, optimiseCoding: false }).toBuffer();
    expect(jpegStructure(await at(70))).toMatchObject({
      width: 40,
      height: 30,
      components: 3,
      precision: 8,
      progressive: false,
      sampling: '4:2:0',
      broken: false,
      evenIsZeros: false,
      facebook: false,
      motionPhoto: false,
    });
    const { quantisation, scanAt } = jpegStructure(await at(70));
    expect(jpegQuality(quantisation ?? [])).toEqual({ quality: 70, standard: true });
    expect(scanAt).toBeGreaterThan(300);
    expect(
      jpegStructure(await picture().jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer()),
    ).toMatchObject({
      progressive: true,
      sampling: '4:4:4',
      evenIsZeros: true,
    });
  });

  it('knows tables in which zeros stand for an even area', async () =>
    expect(jpegStructure(await picture().jpeg({ optimiseCoding: true }).toBuffer()).evenIsZeros).toBe(true));

  it('notices a header whose segments do not follow one another', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    expect(jpegStructure(Buffer.from(jpeg).fill(0, 20, 200))).toMatchObject({ broken: true, scanAt: null });
    expect(jpegStructure(jpeg.subarray(0, 3))).toMatchObject({ broken: false, width: null });
  });

  it('tells a camera’s own table from the usual ones', () => {
    const flat = Array.from({ length: 64 }, () => 3);
    expect(jpegQuality(flat)).toMatchObject({ standard: false });
  });
});

describe('pngStructure', () => {
  it('reads size, depth and kind of colour', async () => {
    expect(pngStructure(await picture().png().toBuffer())).toMatchObject({
      width: 40,
      height: 30,
      bitDepth: 8,
      palette: false,
      alpha: false,
      broken: false,
    });
    expect(pngStructure(await picture().ensureAlpha(0.5).png().toBuffer()).alpha).toBe(true);
    expect(pngStructure(await picture().greyscale().toColourspace('b-w').png().toBuffer()).grey).toBe(true);
  });

  it('notices a chunk that cannot be', async () => {
    const png = await picture().png().toBuffer();
    expect(pngStructure(Buffer.from(png).fill(0, 33, 60)).broken).toBe(true);
    expect(pngStructure(png.subarray(0, 20)).broken).toBe(true);
  });
});

describe('fileEnd', () => {
  const jpeg = (...after: number[]) => Buffer.from([1, 2, 3, 0xff, 0xd9, ...after]);
  const nothing = new Uint8Array();
  test.each([
    ['jpeg', jpeg(), { marker: 'present', trailing: 0 }],
    ['jpeg', jpeg(0, 0), { marker: 'present', trailing: 0 }],
    ['jpeg', jpeg(0, 0, 0, 0, 0, 0), { marker: 'followed', trailing: 6, trailingKind: 'zeros' }],
    ['jpeg', jpeg(1, 2, 3, 4, 5), { marker: 'followed', trailing: 5, trailingKind: 'other' }],
    ['jpeg', Buffer.concat([jpeg(1), latin('SEFT')]), { marker: 'followed', trailingKind: 'samsung' }],
    ['jpeg', Buffer.from([1, 2, 3]), { marker: 'missing', trailing: null }],
    ['png', latin('..IEND\xae\x42\x60\x82'), { marker: 'present' }],
    ['png', latin('...IDAT...'), { marker: 'missing' }],
    ['gif', latin('abc;'), { marker: 'present' }],
    ['bmp', latin('abc'), { marker: 'unknown' }],
    ['jpeg', nothing, { marker: 'unknown' }],
  ] as const)('%s: %#', (magic, tail, expected) =>
    expect(fileEnd(magic, nothing, tail, tail.length)).toMatchObject(expected),
  );

  it('holds a WebP against its own length', () => {
    const head = Buffer.concat([latin('RIFF'), Buffer.from([92, 0, 0, 0]), latin('WEBP')]);
    const marker = (size: number) => fileEnd('webp', head, latin('x'), size).marker;
    expect([60, 100, 500].map(marker)).toEqual(['missing', 'present', 'followed']);
  });
});

describe('magicOf', () => {
  test.each([
    [latin('GIF89a'), 'gif'],
    [latin('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
    [latin('RIFF\0\0\0\0AVI LIST'), 'video'],
    [latin('\0\0\0\x18ftypheic'), 'heif'],
    [latin('\0\0\0\x18ftypavif'), 'avif'],
    [latin('\0\0\0\x18ftypmp42'), 'video'],
    [latin('II*\0'), 'tiff'],
    [latin('8BPS'), 'psd'],
    [latin('%PDF-1.7'), 'pdf'],
    [latin('PK\x03\x04'), 'archive'],
    [latin('<?xml version="1.0"?><svg xmlns="x"/>'), 'svg'],
    [latin('<!DOCTYPE html>'), 'html'],
    [latin('\x01\x02\x03'), 'unknown'],
  ])('%#: %s', (head, magic) => expect(magicOf(head)).toBe(magic));

  it('is held against name and type, where these say something', () => {
    expect(matchesName('heif', 'IMG_1.HEIC')).toBe(true);
    expect(matchesName('heif', 'IMG_1.jpg')).toBe(false);
    expect(matchesName('jpeg', 'IMG_1')).toBeNull();
    expect(matchesMime('svg', 'image/svg+xml')).toBe(true);
    expect(matchesMime('png', 'image/jpeg')).toBe(false);
    expect(matchesMime('png', null)).toBeNull();
  });
});
