import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolderCatalogue } from '../folder/folder-catalogue.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../server.ts';
import { drawSampleLibrary, labelsFileOf } from './draw-sample-library.ts';
import { inventory } from './inventory/inventory.ts';
import type { SampleLabel } from './sample-label.ts';
import { withSampleMarks } from './with-sample-marks.ts';

const SEED = 1;

describe('the inventory of the sample library', () => {
  const pieces = inventory(SEED);

  it('is a library: some 300 files, of which nearly half are photos to keep', () => {
    expect(pieces.length).toBeGreaterThan(270);
    expect(pieces.length).toBeLessThan(340);
    const keep = pieces.filter(({ expect: [best] }) => best === 'keep').length / pieces.length;
    expect(keep).toBeGreaterThan(0.4);
    expect(new Set(pieces.map(({ expect: [best] }) => best)).size).toBe(6);
  });

  it('has names of which about half tell nothing or mislead', () => {
    const junk = pieces.filter(({ expect: [best] }) => best !== 'keep');
    const silent = junk.filter(({ name }) => name !== 'tells').length / junk.length;
    expect(silent).toBeGreaterThan(0.4);
    expect(silent).toBeLessThan(0.75);
    expect(pieces.some(({ expect: [best], name }) => best === 'keep' && name === 'misleads')).toBe(true);
  });

  it('has an original for every copy', () => {
    const paths = new Set(pieces.map(({ path }) => path));
    expect(pieces.every(({ copyOf }) => copyOf === undefined || paths.has(copyOf))).toBe(true);
  });
});

/** One of every sort, and what they are copies of. */
function someOfEach(): (label: SampleLabel) => boolean {
  const seen = new Map<string, number>();
  const slow = /^(city at night|table|street|forest|living room|night sky|fireworks)$/;
  const chosen = inventory(SEED).filter((piece) => {
    if (slow.test(piece.kind)) return false;
    const sort = piece.kind.replace(/:.*|^(forwarded|recovered) .*/, '$1');
    const count = (seen.get(sort) ?? 0) + 1;
    seen.set(sort, count);
    return count === 1;
  });
  const paths = new Set(chosen.flatMap(({ path, copyOf = path }) => [path, copyOf]));
  const joined = chosen.find(({ kind }) => kind === 'wrong carve');
  return ({ path, kind }) => paths.has(path) || (joined !== undefined && kind.startsWith('recovered'));
}

describe('the drawn sample library', () => {
  let home: string;
  let folder: string;
  let labels: SampleLabel[];
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'sample-library-'));
    folder = join(home, 'library');
    labels = await drawSampleLibrary({ folder, seed: SEED, only: someOfEach() });
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  const labelled = (kind: RegExp): string => {
    const label = labels.find((one) => kind.test(one.kind));
    if (!label) throw new Error(`Nothing drawn is a ${kind}.`);
    return join(folder, label.path);
  };

  it('holds the files that its labels name, and no labels', async () => {
    for (const { path } of labels) expect(existsSync(join(folder, path)), path).toBe(true);
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBe(labels.length);
    expect(files.some(({ name }) => /label|marks/.test(name) && name.endsWith('.json'))).toBe(false);
    expect(existsSync(labelsFileOf(folder))).toBe(true);
    expect(existsSync(`${folder}.unfinished`)).toBe(false);
  });

  it('gives camera photos the EXIF of a camera, and forwarded ones none', async () => {
    const photo = ExifReader.load(await readFile(labelled(/^landscape$/)));
    expect(photo.Make?.description).toBeTruthy();
    expect(photo.FNumber?.description).toMatch(/^f\/\d/);
    expect(photo.DateTimeOriginal?.description).toMatch(/^20\d\d:/);
    expect(photo.ExposureTime?.description).toMatch(/^1\/\d+/);
    expect(ExifReader.load(await readFile(labelled(/^forwarded/))).Make).toBeUndefined();
  });

  it('damages what it says is damaged, and nothing else', async () => {
    for (const { path, kind } of labels) {
      const whole = await sharp(join(folder, path), { failOn: 'truncated' })
        .resize(32)
        .raw()
        .toBuffer()
        .then(
          () => true,
          () => false,
        );
      if (/^(text|empty|recording|video)$/.test(kind)) expect(whole, path).toBe(false);
      else if (!/^(truncated|half grey|wrong carve)$/.test(kind)) expect(whole, path).toBe(true);
    }
    const cut = await readFile(labelled(/^truncated$/));
    expect(cut.subarray(-2).toString('hex')).not.toBe('ffd9');
    expect((await readFile(labelled(/^half grey$/))).subarray(-200).every((byte) => byte === 0)).toBe(true);
    expect((await stat(labelled(/^empty$/))).size).toBe(0);
  });

  it('writes movies that name their size', async () => {
    const recording = await readFile(labelled(/^recording$/));
    expect(recording.subarray(4, 8).toString()).toBe('ftyp');
    const track = recording.indexOf('tkhd');
    expect([recording.readUInt16BE(track + 80), recording.readUInt16BE(track + 84)]).toEqual([886, 1920]);
  });

  it('is found again, also after a person threw parts of it away', async () => {
    const gone = labelled(/^flower$/);
    const before = (await stat(folder)).ino;
    await rm(gone);
    expect(await drawSampleLibrary({ folder, seed: SEED })).toEqual(labels);
    expect(existsSync(gone)).toBe(false);
    expect((await stat(folder)).ino).toBe(before);
  });

  it("never draws over a person's own files", async () => {
    const own = join(home, 'own');
    await mkdir(own);
    await writeFile(join(own, 'wedding.jpg'), 'the only copy');
    await expect(drawSampleLibrary({ folder: own, seed: SEED, only: () => false })).rejects.toThrow(
      'other files are there',
    );
    expect(await readFile(join(own, 'wedding.jpg'), 'utf8')).toBe('the only copy');
  });

  it('draws the same again from the same seed, and starts anew after an interruption', async () => {
    const again = join(home, 'again');
    const few = ({ kind }: SampleLabel): boolean => /^(icon|ad|truncated|phone: ticket)$/.test(kind);
    const wanted = labels.filter(few).map(({ path }) => path);
    await drawSampleLibrary({ folder: again, seed: SEED, only: ({ path }) => wanted.includes(path) });
    const sum = async (file: string): Promise<string> =>
      createHash('sha1')
        .update(await readFile(file))
        .digest('hex');
    for (const path of wanted) expect(await sum(join(again, path)), path).toBe(await sum(join(folder, path)));
    await rm(labelsFileOf(again));
    await rm(again, { recursive: true });
    await writeFile(join(home, 'again.unfinished'), 'rubbish of an interrupted drawing');
    expect(
      (await drawSampleLibrary({ folder: again, seed: SEED, only: ({ path }) => path === wanted[0] })).length,
    ).toBe(1);
  });

  it('is served with people, favourites and albums', async () => {
    const catalogue = await openFolderCatalogue({
      folder,
      cacheDir: join(home, 'cache'),
      useExiftool: false,
    });
    await catalogue.whenReady();
    const key = { name: 'test', key: 'k', permissions: ['all'] };
    const server: EmbeddedServer = await startEmbeddedServer({
      catalogue: await withSampleMarks(catalogue, folder),
      apiKeys: [key],
    });
    const call = async (path: string, body?: object): Promise<unknown> => {
      const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
      const response = await fetch(`${server.url}${path}`, {
        ...init,
        headers: { 'x-api-key': 'k', 'content-type': 'application/json' },
      });
      return response.json();
    };
    const search = (await call('/search/metadata', {
      size: 1000,
      withPeople: true,
      visibility: 'timeline',
    })) as { assets: { items: { isFavorite: boolean; people: { name: string }[] }[] } };
    const albums = (await call('/albums')) as { albumName: string; assetCount: number }[];
    await server.close();
    expect(search.assets.items.length).toBeGreaterThan(30);
    expect(search.assets.items.some(({ isFavorite }) => isFavorite)).toBe(true);
    expect(search.assets.items.some(({ people }) => people.some(({ name }) => name === 'Nora'))).toBe(true);
    expect(albums.find(({ albumName }) => albumName === 'Screenshots')?.assetCount).toBeGreaterThan(0);
  });
});
