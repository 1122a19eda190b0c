import { chmod, mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heicSample } from './heic-sample.ts';
import { type Opened, openFolder, removeFolder, temporaryFolder } from './opened.ts';
import { bmp, drawing, jpeg, png, put } from './pictures.ts';

const oddNames = [
  'Ünïcode 日本 😀.jpg',
  'quote " and \' .jpg',
  'line\nbreak.jpg',
  '-rf.jpg',
  '%41 100%.jpg',
  ' blank .jpg',
  '$(touch x).jpg',
];

describe('a folder as a library', () => {
  let folder = '';
  let outside = '';
  let cacheDir = '';
  let opened: Opened;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  let items: any[] = [];
  const named = (name: string) => items.find((item) => item.originalFileName === name);

  beforeAll(async () => {
    [folder, outside, cacheDir] = await Promise.all([
      temporaryFolder(),
      temporaryFolder(),
      temporaryFolder(),
    ]);
    const large = await jpeg({ width: 1600, height: 1200 });
    const camera = {
      IFD0: { Make: 'Canon', Model: 'EOS 80D' },
      IFD2: { DateTimeOriginal: '2021:06:12 14:33:21' },
    };
    await put(folder, 'sub/deep/camera.jpg', await jpeg({ width: 640, height: 480, exif: camera }));
    await put(folder, 'turned.jpg', await jpeg({ width: 640, height: 480, orientation: 6 }));
    await put(folder, 'large.jpg', large, '2019-05-05T10:00:00Z');
    await put(folder, 'cut.jpg', large.subarray(0, large.length / 2));
    await put(folder, 'damaged.jpg', damage(await jpeg({ width: 800, height: 600 })));
    await put(folder, 'empty.jpg', '');
    await put(folder, 'text.jpg', 'no picture at all');
    await put(folder, 'named.jpg', await png({ width: 40, height: 30 }));
    await put(folder, 'tiny.png', await png({ width: 64, height: 64 }));
    await put(folder, 'panorama.jpg', await jpeg({ width: 4000, height: 300 }));
    await put(
      folder,
      'cmyk.jpg',
      await drawing({ width: 300, height: 200 }).toColourspace('cmyk').jpeg().toBuffer(),
    );
    const deep = await sharp(new Uint16Array(300 * 200 * 3).fill(0x5555), {
      raw: { width: 300, height: 200, channels: 3 },
    })
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    expect((await sharp(deep).metadata()).depth).toBe('ushort');
    await put(folder, 'deep.png', deep);
    await put(folder, 'anim.gif', await drawing({ width: 20, height: 40 }).gif().toBuffer());
    await put(folder, 'a.webp', await drawing({ width: 300, height: 200 }).webp().toBuffer());
    await put(folder, 'a.avif', await drawing({ width: 64, height: 48 }).avif({ effort: 0 }).toBuffer());
    await put(
      folder,
      'a.tiff',
      await drawing({ width: 300, height: 200 }).tiff({ compression: 'lzw' }).toBuffer(),
    );
    await put(folder, 'a.bmp', bmp(301, 200));
    await put(folder, 'cut.bmp', bmp(301, 200).subarray(0, 5000));
    await put(folder, 'IMG_0001.HEIC', heicSample);
    await put(folder, 'cut.heic', heicSample.subarray(0, 500));
    await put(folder, 'raw.CR2', 'II*\0 nothing that could be read');
    await put(folder, 'film.mp4', 'nothing that could be played');
    await put(folder, 'notes.txt', 'not an asset');
    await put(folder, '._shadow.jpg', 'attributes of macOS');
    await put(folder, '@eaDir/thumb.jpg', large);
    await put(outside, 'secret.jpg', large);
    await symlink(join(outside, 'secret.jpg'), join(folder, 'link.jpg'));
    await symlink(outside, join(folder, 'link-folder'));
    await symlink(folder, join(folder, 'circle'));
    for (const [seed, name] of oddNames.entries())
      await put(folder, name, await jpeg({ width: 30, height: 20, seed }));
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/bad-`), Buffer.from([0xff, 0xfe]), Buffer.from('.jpg')]),
      large,
    );
    opened = await openFolder({ folder, cacheDir });
    ({ items } = (await opened.api('POST', '/search/metadata', { size: 1000, withExif: true })).json.assets);
  });
  afterAll(async () => {
    await opened.close();
    await Promise.all([folder, outside, cacheDir].map(removeFolder));
  });

  it('lists every image and video, and nothing from outside or of the system', () => {
    expect(opened.catalogue.problems).toEqual([]);
    expect(items.map((item) => item.originalFileName).sort()).toEqual(
      [
        ...[
          'camera.jpg',
          'turned.jpg',
          'large.jpg',
          'cut.jpg',
          'damaged.jpg',
          'empty.jpg',
          'text.jpg',
          'named.jpg',
        ],
        ...[
          'tiny.png',
          'panorama.jpg',
          'cmyk.jpg',
          'deep.png',
          'anim.gif',
          'a.webp',
          'a.avif',
          'a.tiff',
          'a.bmp',
        ],
        ...['cut.bmp', 'IMG_0001.HEIC', 'cut.heic', 'raw.CR2', 'film.mp4', 'bad-%FF%FE.jpg', ...oddNames],
      ].sort(),
    );
  });

  it('reads EXIF and keeps the real path', () => {
    const camera = named('camera.jpg');
    expect(camera.originalPath.endsWith('/sub/deep/camera.jpg')).toBe(true);
    expect(camera.exifInfo).toMatchObject({
      make: 'Canon',
      model: 'EOS 80D',
      exifImageWidth: 640,
      exifImageHeight: 480,
    });
    expect(camera.fileCreatedAt).toBe('2021-06-12T14:33:21.000Z');
  });

  it('fills dates from the file where there is no EXIF, and leaves make, model and zone null', () => {
    const large = named('large.jpg');
    expect(large.fileCreatedAt).toBe('2019-05-05T10:00:00.000Z');
    expect(large.exifInfo).toMatchObject({
      dateTimeOriginal: '2019-05-05T10:00:00+00:00',
      make: null,
      timeZone: null,
    });
  });

  it('turns width and height as displayed, and keeps the stored ones in exifInfo', () => {
    expect(named('turned.jpg')).toMatchObject({
      width: 480,
      height: 640,
      exifInfo: { exifImageWidth: 640, exifImageHeight: 480, orientation: '6' },
    });
  });

  it.each([
    ['cut.jpg', 1600, 1200],
    ['empty.jpg', null, null],
    ['text.jpg', null, null],
    ['cut.bmp', 301, 200],
  ])('%s is an asset without thumbhash and thumbnail', async (name, width, height) => {
    const asset = named(name);
    expect([asset.thumbhash, asset.width, asset.height]).toEqual([null, width, height]);
    const thumbnail = await opened.api('GET', `/assets/${asset.id}/thumbnail`);
    expect([thumbnail.status, thumbnail.json]).toEqual([404, { message: 'Asset media not found' }]);
    expect((await opened.api('GET', `/assets/${asset.id}/original`)).status).toBe(200);
  });

  it('counts what was examined and has no thumbnail as old: nothing is pending', () => {
    expect(Date.now() - Date.parse(named('cut.jpg').createdAt)).toBeGreaterThan(24 * 3600 * 1000);
  });

  it('says null for the size of an empty file, and the real size otherwise', () => {
    expect(named('empty.jpg').exifInfo.fileSizeInByte).toBeNull();
    expect(named('text.jpg').exifInfo.fileSizeInByte).toBe(17);
  });

  it.each(['raw.CR2', 'cut.heic', 'film.mp4'])('%s has no thumbnail', (name) => {
    expect(named(name).thumbhash).toBeNull();
  });

  it.each([
    ['large.jpg', 333, 250],
    ['turned.jpg', 250, 333],
    ['damaged.jpg', 333, 250],
    ['named.jpg', 40, 30],
    ['tiny.png', 64, 64],
    ['panorama.jpg', 3333, 250],
    ['cmyk.jpg', 300, 200],
    ['deep.png', 300, 200],
    ['anim.gif', 20, 40],
    ['a.webp', 300, 200],
    ['a.avif', 64, 48],
    ['a.tiff', 300, 200],
    ['a.bmp', 301, 200],
    ['IMG_0001.HEIC', 96, 64],
    ['bad-%FF%FE.jpg', 333, 250],
    ['line\nbreak.jpg', 30, 20],
  ])('%s has a WebP thumbnail of %d x %d', async (name, width, height) => {
    const asset = named(name);
    const { bytes, headers } = await opened.api('GET', `/assets/${asset.id}/thumbnail?size=thumbnail`);
    expect(headers.get('content-type')).toBe('image/webp');
    const metadata = await sharp(bytes).metadata();
    expect([metadata.format, metadata.width, metadata.height]).toEqual(['webp', width, height]);
    expect(metadata.exif).toBeUndefined();
    expect(metadata.icc).toBeDefined();
  });

  it('makes previews of 1440 on the short side, as JPEG, and not larger than the picture', async () => {
    const preview = async (name: string) =>
      sharp((await opened.api('GET', `/assets/${named(name).id}/thumbnail?size=preview`)).bytes).metadata();
    expect(await preview('large.jpg')).toMatchObject({ format: 'jpeg', width: 1600, height: 1200 });
    expect(await preview('IMG_0001.HEIC')).toMatchObject({ format: 'jpeg', width: 96, height: 64 });
  });

  it('makes thumbhashes as Immich does', async () => {
    const { data, info } = await drawing({ width: 300, height: 200 })
      .resize(100, 100, { fit: 'inside' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const hash = Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
    expect(named('a.tiff').thumbhash).toBe(hash);
  });

  it('shows the colours of a HEIC', async () => {
    const { bytes } = await opened.api('GET', `/assets/${named('IMG_0001.HEIC').id}/thumbnail`);
    const { data } = await sharp(bytes)
      .extract({ left: 10, top: 10, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [red = 0, green = 0, blue = 0] = data;
    expect(Math.max(Math.abs(red - 220), Math.abs(green - 200), Math.abs(blue - 90))).toBeLessThan(25);
  });

  it('takes the MIME type from the extension, and makes UUIDs of version 4', () => {
    expect(named('named.jpg').originalMimeType).toBe('image/jpeg');
    expect(named('film.mp4').type).toBe('VIDEO');
    for (const { id } of items)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sends originals with their names, however odd', async () => {
    for (const name of oddNames) {
      const { headers, status } = await opened.api('GET', `/assets/${named(name).id}/original`);
      expect(status).toBe(200);
      expect(headers.get('content-disposition')).toBe(`inline; filename*=UTF-8''${encodeURIComponent(name)}`);
    }
  });

  it('knows the same ids, owner and results when it is opened again, without reading the files again', async () => {
    const again = await openFolder({ folder, cacheDir });
    const { json } = await again.api('POST', '/search/metadata', { size: 1000, withExif: true });
    expect(json.assets.items).toEqual(items);
    expect((await again.api('GET', '/users/me')).json.id).toBe(
      (await opened.api('GET', '/users/me')).json.id,
    );
    await again.close();
  });

  it('makes a thumbnail again that a power cut left cut off', async () => {
    const asset = named('large.jpg');
    const path = (await readdir(cacheDir, { recursive: true })).find((one) =>
      one.endsWith(`${asset.id}-thumbnail.webp`),
    );
    const whole = await readFile(join(cacheDir, path ?? ''));
    await truncate(join(cacheDir, path ?? ''), 100);
    expect((await opened.api('GET', `/assets/${asset.id}/thumbnail`)).bytes).toEqual(whole);
  });

  it('goes on without exiftool, with basic EXIF', async () => {
    const other = await temporaryFolder();
    const without = await openFolder({ folder, cacheDir: other, useExiftool: false });
    expect(without.catalogue.hasExiftool).toBe(false);
    const { json } = await without.api('POST', '/search/metadata', {
      originalFileName: 'camera',
      withExif: true,
    });
    expect(json.assets.items[0]).toMatchObject({
      fileCreatedAt: '2021-06-12T14:33:21.000Z',
      width: 640,
      exifInfo: { make: 'Canon', model: 'EOS 80D', exifImageHeight: 480 },
    });
    await without.close();
    await removeFolder(other);
  });
});

describe('a folder that cannot be read as a whole', () => {
  it('reports a folder that is closed to it, and serves the rest', async () => {
    const [folder, cacheDir] = await Promise.all([temporaryFolder(), temporaryFolder()]);
    await put(folder, 'open.jpg', await jpeg({ width: 30, height: 20 }));
    await mkdir(join(folder, 'closed'));
    await put(folder, 'unreadable.jpg', await jpeg({ width: 30, height: 20 }));
    await chmod(join(folder, 'closed'), 0o000);
    await chmod(join(folder, 'unreadable.jpg'), 0o000);
    const opened = await openFolder({ folder, cacheDir });
    const { json } = await opened.api('POST', '/search/metadata', { size: 10 });
    expect(json.assets.count).toBe(2);
    // Root, as which containers often run tests, may read everything.
    if (process.getuid?.() !== 0) {
      expect(opened.catalogue.problems.map(({ relative }) => relative)).toEqual(['closed']);
      const [asset] = json.assets.items.filter(
        (one: { originalFileName: string }) => one.originalFileName === 'unreadable.jpg',
      );
      expect(asset.thumbhash).toBeNull();
    }
    await opened.close();
    await chmod(join(folder, 'closed'), 0o700);
    await Promise.all([folder, cacheDir].map(removeFolder));
  });

  it('does not take its own pictures for assets where they are kept within the folder', async () => {
    const folder = await temporaryFolder();
    const cacheDir = join(folder, 'data', 'cache');
    await put(folder, 'one.jpg', await jpeg({ width: 30, height: 20 }));
    for (const _ of ['first', 'again']) {
      const opened = await openFolder({ folder, cacheDir, useExiftool: false });
      expect((await opened.api('POST', '/search/metadata', {})).json.assets.count).toBe(1);
      await opened.close();
    }
    await removeFolder(folder);
  });

  it.each(['{"half":', '{"version":99}'])('sets a memory aside that reads %s', async (damaged) => {
    const [folder, cacheDir] = await Promise.all([temporaryFolder(), temporaryFolder()]);
    await put(folder, 'one.jpg', await jpeg({ width: 30, height: 20 }));
    const open = () => openFolder({ folder, cacheDir, useExiftool: false });
    const first = await open();
    await first.api('POST', '/albums', { albumName: 'A' });
    await first.close();
    const path =
      (await readdir(cacheDir, { recursive: true })).find((one) => one.endsWith('library.json')) ?? '';
    await writeFile(join(cacheDir, path), damaged);
    const second = await open();
    expect((await second.api('POST', '/albums', { albumName: 'B' })).status).toBe(201);
    await second.close();
    expect(await readFile(join(cacheDir, `${path}.damaged`), 'utf8')).toBe(damaged);
    await Promise.all([folder, cacheDir].map(removeFolder));
  });

  it('says so when there is no such folder', async () => {
    await expect(openFolder({ folder: '/no/such/folder', cacheDir: '/no/cache' })).rejects.toThrow('ENOENT');
  });
});

/** Zeroes bytes in the middle of the scan: sizes and end marker stay. */
const damage = (content: Buffer): Buffer => {
  const copy = Buffer.from(content);
  copy.fill(0x55, Math.floor(copy.length * 0.5), Math.floor(copy.length * 0.5) + 200);
  return copy;
};
