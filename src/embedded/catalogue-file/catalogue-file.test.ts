import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbeddedServer } from '../server.ts';
import { assetIdOf, openCatalogueFile } from './catalogue-file.ts';

const base = {
  fileCreatedAt: '2020-05-01T10:00:00.000Z',
  bytes: 1000,
  sha256: 'ab',
  exif: {},
  original_in_pack: false,
  thumb: null,
};
const rows = [
  {
    ...base,
    id: 'photo',
    realistic_name: 'IMG_0001.JPG',
    realistic_path: '/usr/src/app/upload/library/admin/2020/IMG_0001.JPG',
    width: 400,
    height: 300,
    thumb: 'thumbs/photo.webp',
    file: 'files/photo.jpg',
    original_in_pack: true,
    exif: {
      Make: 'Apple',
      Model: 'iPhone 7',
      ExposureTime: 0.008333,
      ISO: 40,
      Orientation: 6,
      DateTimeOriginal: '2020:05:01 10:00:00',
    },
  },
  {
    ...base,
    id: 'cut',
    realistic_name: 'b1234567.jpg',
    realistic_path: '/mnt/recovered/b1234567.jpg',
    width: 4000,
    height: 3000,
    exif: { DateTimeOriginal: '0000:00:00 00:00:00' },
  },
  { ...base, id: 'text', realistic_name: 'notes.jpg', realistic_path: '/mnt/recovered/notes.jpg' },
];

describe('a catalogue file', () => {
  let folder: string;
  let paths: { labels: string; thumbs: string; originals: string; cacheFolder: string };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'catalogue-file-'));
    paths = {
      labels: join(folder, 'labels.jsonl'),
      thumbs: join(folder, 'thumbs'),
      originals: join(folder, 'files'),
      cacheFolder: join(folder, 'cache'),
    };
    await mkdir(paths.thumbs);
    await mkdir(paths.originals);
    await writeFile(paths.labels, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
    const picture = sharp({ create: { width: 300, height: 400, channels: 3, background: '#3a6' } });
    await picture.clone().webp().toFile(join(paths.thumbs, 'photo.webp'));
    await picture.clone().jpeg().toFile(join(paths.originals, 'photo.jpg'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('describes rows as Immich would', async () => {
    const catalogue = await openCatalogueFile(paths);
    const photo = catalogue.asset(assetIdOf('photo'));
    expect(photo).toMatchObject({
      originalFileName: 'IMG_0001.JPG',
      libraryId: null,
      width: 300,
      height: 400,
    });
    expect(photo?.exif).toMatchObject({
      make: 'Apple',
      exposureTime: '1/120',
      iso: 40,
      exifImageWidth: 400,
      timeZone: 'UTC',
    });
    expect(photo?.thumbhash).toMatch(/^[\w+/=]{20,}$/);
    const cut = catalogue.asset(assetIdOf('cut'));
    expect(cut).toMatchObject({ thumbhash: null, width: 4000, libraryId: expect.any(String) });
    expect(cut?.exif).toMatchObject({ timeZone: null, dateTimeOriginal: base.fileCreatedAt });
    expect(catalogue.asset(assetIdOf('text'))).toMatchObject({ width: null, height: null });
  });

  it('can withhold names and dimensions, or have them changed', async () => {
    const blind = await openCatalogueFile({ ...paths, names: 'uninformative', dimensions: 'none' });
    for (const asset of blind.walk({ order: 'asc' })) {
      expect(asset.originalFileName).toMatch(/^(IMG_\d{4}|f\d{7}|[0-9a-f-]{36})\.jpe?g$/i);
      expect(asset.originalPath.endsWith(asset.originalFileName)).toBe(true);
      expect([asset.width, asset.height, asset.exif.exifImageWidth]).toEqual([null, null, null]);
    }
    const photo = (await openCatalogueFile({ ...paths, dimensions: 'resampled' })).asset(assetIdOf('photo'));
    expect(photo?.width).toBeLessThan(300);
    expect((photo?.width ?? 0) / (photo?.height ?? 1)).toBeCloseTo(0.75, 1);
  });

  it('keeps thumbhashes between runs', async () => {
    await openCatalogueFile(paths);
    const kept = join(paths.cacheFolder, 'thumbhashes.json');
    const hashes = JSON.parse(await readFile(kept, 'utf8')) as Record<string, string>;
    expect(Object.keys(hashes).length).toBe(1);
    await writeFile(kept, JSON.stringify({ [join(paths.thumbs, 'photo.webp')]: 'remembered' }));
    expect((await openCatalogueFile(paths)).asset(assetIdOf('photo'))?.thumbhash).toBe('remembered');
    await rm(kept);
  });

  it('names the line that cannot be understood', async () => {
    const bad = join(folder, 'bad.jsonl');
    await writeFile(bad, `${JSON.stringify(rows[0])}\n{"id":"x"}\n`);
    await expect(openCatalogueFile({ ...paths, labels: bad })).rejects.toThrow(/line 2: realistic_name/);
    await writeFile(bad, '{');
    await expect(openCatalogueFile({ ...paths, labels: bad })).rejects.toThrow(/line 1: this is not JSON/);
  });

  describe('over HTTP', () => {
    let server: EmbeddedServer;
    const headers = { 'x-api-key': 'k' };
    beforeAll(async () => {
      server = await startEmbeddedServer({
        catalogue: await openCatalogueFile(paths),
        apiKeys: [{ name: 'k', key: 'k', permissions: ['all'] }],
      });
    });
    afterAll(() => server.close());

    it('gives the thumbnail as it lies there, and 404 where there is none', async () => {
      const thumbnail = await fetch(`${server.url}/assets/${assetIdOf('photo')}/thumbnail`, { headers });
      expect(Buffer.from(await thumbnail.arrayBuffer())).toEqual(
        await readFile(join(paths.thumbs, 'photo.webp')),
      );
      expect((await fetch(`${server.url}/assets/${assetIdOf('cut')}/thumbnail`, { headers })).status).toBe(
        404,
      );
    });

    it('gives ranges of originals in the pack', async () => {
      const range = await fetch(`${server.url}/assets/${assetIdOf('photo')}/original`, {
        headers: { ...headers, range: 'bytes=0-1' },
      });
      expect(range.status).toBe(206);
      expect([...new Uint8Array(await range.arrayBuffer())]).toEqual([0xff, 0xd8]);
      expect((await fetch(`${server.url}/assets/${assetIdOf('text')}/original`, { headers })).status).toBe(
        404,
      );
    });
  });
});

// Needs the labelled corpus, which lies beside the repository on the project's own machines only.
describe.skipIf(!existsSync('../shared/corpus/labels.jsonl'))('the labelled corpus', () => {
  it('is understood in every line', async () => {
    const cacheFolder = await mkdtemp(join(tmpdir(), 'catalogue-file-'));
    let row = 0;
    const catalogue = await openCatalogueFile({
      labels: '../shared/corpus/labels.jsonl',
      thumbs: '../shared/corpus/thumbs',
      cacheFolder,
      only: () => row++ % 100 === 0,
    });
    const assets = [...catalogue.walk({ order: 'asc' })];
    await rm(cacheFolder, { recursive: true });
    expect(row).toBeGreaterThan(3000);
    expect(assets.length).toBe(Math.ceil(row / 100));
    expect(assets.filter(({ thumbhash }) => thumbhash !== null).length / assets.length).toBeGreaterThan(0.8);
  });
});
