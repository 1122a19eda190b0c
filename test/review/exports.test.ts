import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { exportManifest } from '../../src/contract/exports.ts';
import type { AssetFacts } from '../../src/domain/asset-facts.ts';
import { judge } from '../../src/domain/judge.ts';
import { MissingPermission } from '../../src/immich/errors.ts';
import type { ImmichLibrary } from '../../src/immich/immich-library.ts';
import { createExports, type Exports } from '../../src/review/exports/exports.ts';
import type { PathPrefix } from '../../src/review/exports/path-mapping.ts';
import { createReview, type Review } from '../../src/review/review.ts';
import { readHere } from '../../src/storage/reading/reader.ts';
import { id, NOW, photo, SETTINGS, type SeededStore, screenshot, seededStore } from './seeded-store.ts';

let seeded: SeededStore | null = null;
afterEach(() => {
  seeded?.remove();
  seeded = null;
});

interface Opened {
  readonly exports: Exports;
  readonly review: Review;
  readonly seeded: SeededStore;
}

function open(
  assets: readonly AssetFacts[],
  more: { original?: ImmichLibrary['original']; prefixes?: readonly PathPrefix[] } = {},
): Opened {
  const store = seededStore(assets);
  seeded = store;
  const common = {
    store: store.store,
    reader: readHere(store.store),
    clock: () => NOW,
    actor: 'ada@example.org',
  };
  const review = createReview({ ...common, judge, settings: () => SETTINGS });
  const exports = createExports({
    ...common,
    library: { original: more.original ?? (async () => null) },
    explain: review.explain,
    webUrl: 'https://immich.example',
    prefixes: () => more.prefixes ?? [],
  });
  return { exports, review, seeded: store };
}

const never = new AbortController().signal;
const ALL = { filter: {} };

describe('lists', () => {
  it('writes every asset with its evidence, as JSON and as NDJSON alike', async () => {
    const { exports } = open([screenshot(1), photo(2)]);
    const one = JSON.parse(await readText(exports.text({ format: 'json', selection: ALL })));
    const other = (await readText(exports.text({ format: 'ndjson', selection: ALL })))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    expect(one).toEqual(other);
    expect(one).toHaveLength(2);
    expect(one[0]).toMatchObject({
      asset_id: id(1),
      category: 'screenshots',
      immich_url: `https://immich.example/photos/${id(1)}`,
    });
    expect(one[0].reasons.length).toBeGreaterThan(0);
    expect(one[0].contributions[0]).toMatchObject({ direction: 'for', strength: expect.any(Number) });
  });

  it('writes valid JSON where nothing matches', async () => {
    const { exports } = open([]);
    expect(JSON.parse(await readText(exports.text({ format: 'json', selection: ALL })))).toEqual([]);
  });

  it('writes CSV with the same columns in every row, and a byte order mark where it is asked for', async () => {
    const { exports } = open([screenshot(1, { fileName: '=1+1.png' })]);
    const csv = (await readAll(exports.text({ format: 'csv', selection: ALL, bom: true }))).toString('utf8');
    expect([...csv][0]).toBe('\uFEFF');
    expect(csv).toContain(`,'=1+1.png,`);
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('takes what the filter takes', async () => {
    const { exports } = open([screenshot(1), screenshot(2, { isFavorite: true }), photo(3)]);
    const selection = { filter: { category: 'screenshots' } } as const;
    const lines = (await readText(exports.text({ format: 'ndjson', selection }))).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).asset_id)).toEqual([id(1)]);
  });

  it('writes down who exported what', async () => {
    const { exports, seeded } = open([screenshot(1)]);
    await readText(exports.text({ format: 'csv', selection: { filter: { category: 'screenshots' } } }));
    expect(seeded.store.audit.list({ limit: 1 })[0]).toMatchObject({
      actor: 'ada@example.org',
      action: 'exported',
      details: { format: 'csv', filter: { category: 'screenshots' } },
    });
  });

  it('ends with its reader', async () => {
    const { exports } = open(Array.from({ length: 400 }, (_, n) => screenshot(n)));
    let explained = 0;
    const counting = createExports({
      store: (seeded as SeededStore).store,
      reader: readHere((seeded as SeededStore).store),
      library: { original: async () => null },
      explain: (rows) => {
        explained += rows.length;
        return [];
      },
      webUrl: null,
      prefixes: () => [],
      clock: () => NOW,
      actor: 'ada@example.org',
    });
    expect(exports).toBeDefined();
    const stream = counting.text({ format: 'csv', selection: ALL });
    await once(stream, 'readable');
    stream.destroy();
    await once(stream, 'close');
    const atTheEnd = explained;
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(explained).toBe(atTheEnd);
    expect(explained).toBeLessThan(400);
  });
});

describe('path lists and the script', () => {
  const at = (path: string) => ({ path, fileName: path.slice(path.lastIndexOf('/') + 1) });
  const assets = [
    screenshot(1, at('/mnt/photos/a.png')),
    screenshot(2, at('/mnt/photos/line\nbreak.png')),
    screenshot(3, at('/mnt/photos/not marked.png')),
    screenshot(4),
    screenshot(5, at("/mnt/photos/it's mine.png")),
  ];

  function marked(): Opened {
    const opened = open(assets, { prefixes: [{ from: '/mnt', to: '/volume1' }] });
    opened.review.mark([id(1), id(2), id(4), id(5)], true);
    return opened;
  }

  it('hold what is marked and has a path, as the host sees it', async () => {
    const { exports } = marked();
    const nul = await readText(exports.text({ format: 'paths0', selection: ALL }));
    expect(nul).toBe(
      "/volume1/photos/a.png\0/volume1/photos/line\nbreak.png\0/volume1/photos/it's mine.png\0",
    );
    const plain = await readText(exports.text({ format: 'paths', selection: ALL, mapped: false }));
    expect(plain).toBe("/mnt/photos/a.png\n/mnt/photos/it's mine.png\n");
    const script = await readText(exports.text({ format: 'script', selection: ALL }));
    expect(script).toContain(`f '/volume1/photos/it'\\''s mine.png'\n`);
    expect(script).not.toContain('not marked');
  });

  it('never hold what became protected after it was marked', async () => {
    const { exports, seeded } = marked();
    const facts = { ...assets[0], isFavorite: true, updatedAt: '2026-11-01T00:00:00.000Z' } as AssetFacts;
    const { key } = seeded.store.assets.upsert(facts);
    const [subject] = seeded.store.subjects.byKeys([key], new Date(NOW).toISOString());
    if (subject === undefined) throw new Error('The asset is gone.');
    seeded.store.scores.write({
      key,
      facts,
      verdict: judge(subject.subject, { ...SETTINGS, keptBefore: false }),
      todo: null,
      basis: 1,
    });
    for (const format of ['paths', 'paths0', 'script'] as const)
      expect(await readText(exports.text({ format, selection: ALL }))).not.toContain('a.png');
  });

  it('hold what is marked, whatever else the filter of a script asks for', async () => {
    const { exports } = marked();
    const selection = { filter: { decision: 'none', protected: true } } as const;
    const script = await readText(exports.text({ format: 'script', selection }));
    expect(script).toContain('a.png');
    expect(script).not.toContain('not marked');
  });

  it('take the assets of a plan, but for what was left alone or is not marked any more', async () => {
    const { exports, review, seeded } = marked();
    const { plans } = seeded.store;
    const plan = plans.create({ outcome: 'export', createdAt: NOW, createdBy: 'ada', albumName: null });
    plans.addItems(
      plan.id,
      [1, 2, 5].map((n) => ({
        assetId: id(n),
        betterId: null,
        category: null,
        bytes: null,
        shown: {
          facts: assets[0] as AssetFacts,
          confidence: 1,
          reasons: [],
          against: [],
          heldBack: null,
          betters: [],
        },
        result: n === 2 ? ('left_alone' as const) : ('pending' as const),
        reason: null,
        undo: null,
      })),
    );
    plans.change(plan.id, { state: 'planned' });
    review.mark([id(5)], false);
    const selection = { planId: plan.id };
    expect(await readText(exports.text({ format: 'paths', selection }))).toBe('/volume1/photos/a.png\n');
    const lines = (await readText(exports.text({ format: 'ndjson', selection }))).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).asset_id)).toEqual([id(1), id(5)]);
    expect(() => exports.text({ format: 'csv', selection: { planId: 99 } })).toThrow(/no plan 99/);
  });

  it('count what they will hold', async () => {
    const { exports } = marked();
    expect(await exports.summary(ALL, never)).toMatchObject({
      count: 5,
      withPath: 3,
      withoutPath: 1,
      onlyInPaths0: 1,
      zip: { allowed: true, parts: 1 },
    });
  });

  it('show what prefixes make of real paths', async () => {
    const { exports } = marked();
    const preview = await exports.mapping([{ from: '/mnt/photos', to: 'D:\\Photos' }]);
    expect(preview).toMatchObject({ matched: 4, total: 4 });
    expect(preview.examples).toHaveLength(3);
    expect(preview.examples[0]).toEqual({
      assetId: id(1),
      path: '/mnt/photos/a.png',
      mapped: 'D:\\Photos\\a.png',
    });
    expect(preview.roots).toEqual([{ folder: '/mnt/photos', count: 4 }]);
    expect((await exports.mapping(null)).examples[0]?.mapped).toBe('/volume1/photos/a.png');
  });
});

describe('a ZIP of the originals', () => {
  const content = (n: number) => Buffer.from(`original ${n} `.repeat(5_000));
  const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('base64');
  const assets = [
    screenshot(1, { checksum: sha1(content(1)) }),
    screenshot(2, { checksum: sha1(Buffer.from('something else')) }),
    screenshot(3, { checksum: sha1(content(3)), path: '/lib/sub/c.png', checksumOf: 'path' }),
    screenshot(4, { checksum: sha1(content(4)) }),
    screenshot(5, { checksum: sha1(content(5)) }),
  ].map((facts) => ({ ...facts, fileName: 'same "name".png', takenAt: '1971-05-01T00:00:00.000Z' }));

  const numberOf = (asset: string) => Number.parseInt(asset.slice(-4), 16);
  const original: ImmichLibrary['original'] = async (asset) => {
    const n = numberOf(asset);
    if (n === 4) return null;
    const bytes = content(n);
    if (n !== 5) return { size: bytes.length, bytes: Readable.from([bytes]) };
    const broken = async function* () {
      yield bytes.subarray(0, 1_000);
      throw new Error('cut');
    };
    return { size: bytes.length, bytes: Readable.from(broken()) };
  };

  it('holds what Immich has, and a manifest that tells what is whole and what is not', async () => {
    const { exports, seeded } = open(assets, { original });
    const { stream, nextAfter } = await exports.originals({ selection: ALL }, never);
    const files = await unzip(await readAll(stream));
    const manifest = exportManifest.parse(JSON.parse(String(files.get('manifest.json'))));

    expect(nextAfter).toBeNull();
    expect(manifest.complete).toBe(false);
    expect(manifest.files.map(({ result }) => result)).toEqual([
      'verified',
      'mismatch',
      'unverified',
      'unreadable',
      'incomplete',
    ]);
    for (const file of manifest.files.slice(0, 3)) {
      expect(files.get(file.entry ?? '')).toEqual(content(numberOf(file.asset_id)));
      expect(file.sha1).toBe(sha1(content(numberOf(file.asset_id))));
    }
    expect(manifest.files[2]?.entry).toBe('lib/sub/same _name_.png');
    expect(new Set(files.keys()).size).toBe(5);
    expect(seeded.store.audit.list({ limit: 1 })[0]?.details).toMatchObject({
      format: 'zip',
      complete: true,
      verified: 1,
      mismatch: 1,
    });
  });

  it('goes on after the last asset of the part before', async () => {
    const { exports } = open(assets, { original });
    const { stream } = await exports.originals({ selection: ALL, after: id(2) }, never);
    const files = await unzip(await readAll(stream));
    const manifest = exportManifest.parse(JSON.parse(String(files.get('manifest.json'))));
    expect(manifest.files.map(({ asset_id }) => asset_id)).toEqual([id(3), id(4), id(5)]);
    await expect(exports.originals({ selection: ALL, after: id(99) }, never)).rejects.toMatchObject({
      code: 'invalid_cursor',
    });
  });

  it('says before anything is sent that the key may not download', async () => {
    const { exports } = open(assets, {
      original: async () => {
        throw new MissingPermission('asset.download');
      },
    });
    await expect(exports.originals({ selection: ALL }, never)).rejects.toMatchObject({
      code: 'immich_permission_missing',
    });
    expect((await exports.summary(ALL, never)).zip).toMatchObject({
      allowed: false,
      message: expect.stringContaining('asset.download'),
    });
  });

  it('stops reading originals once its reader is gone', async () => {
    const opened: string[] = [];
    const endless: ImmichLibrary['original'] = async (asset, signal) => {
      opened.push(asset);
      const bytes = new Readable({
        read() {
          this.push(Buffer.alloc(65_536));
        },
      });
      signal.addEventListener('abort', () => bytes.destroy(new Error('aborted')));
      ended.push(new Promise((resolve) => bytes.once('close', resolve)));
      return { size: null, bytes };
    };
    const ended: Promise<unknown>[] = [];
    const { exports } = open(assets, { original: endless });
    const { stream } = await exports.originals({ selection: ALL }, never);
    await once(stream, 'readable');
    stream.destroy();
    await Promise.all(ended);
    expect(opened).toEqual([id(1)]);
  });
});

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Reads with another library than the one that wrote; it checks every CRC. */
function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) return reject(error);
      const files = new Map<string, Buffer>();
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) return reject(problem);
          readAll(stream).then((content) => {
            files.set(entry.fileName, content);
            zip.readEntry();
          }, reject);
        });
      });
      zip.readEntry();
    });
  });
}
