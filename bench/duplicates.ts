import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp, { type Sharp } from 'sharp';
import { look } from '../src/analysis/pixels/look.ts';
import { decode, rasterOf } from '../src/analysis/pixels/raster.ts';
import { HASH_BYTES } from '../src/domain/perceptual-hash.ts';
import { THUMBNAIL_SIDE } from '../src/domain/pixel-sides.ts';
import { findRelations } from '../src/domain/relations/find-relations.ts';
import type { LookRecord } from '../src/domain/relations/look-record.ts';

/**
 * Two tables. First: copies of labelled thumbnails (half and quarter size, JPEG quality 60, turned, WebP) that must be
 * found, and pairs among the originals, which are listed to be looked at. Second: time and memory for a
 * library of random and of clustered hashes.
 */
interface Row {
  readonly id: string;
  readonly label: string;
  readonly file: string;
  readonly display_width: number;
  readonly display_height: number;
  readonly thumb: string | null;
}

const COPIES: Readonly<Record<string, (image: Sharp, width: number, height: number) => Promise<Buffer>>> = {
  'half size': (image, width, height) =>
    scaled(image, width / 2, height / 2)
      .webp({ quality: 80 })
      .toBuffer(),
  'quarter size': (image, width, height) =>
    scaled(image, width / 4, height / 4)
      .webp({ quality: 80 })
      .toBuffer(),
  'JPEG q60': (image) => image.flatten({ background: '#fff' }).jpeg({ quality: 60 }).toBuffer(),
  'turned by 90°': (image) =>
    image.rotate(90).flatten({ background: '#fff' }).jpeg({ quality: 80 }).toBuffer(),
  WebP: (image) => image.webp({ quality: 75 }).toBuffer(),
};

function scaled(image: Sharp, width: number, height: number): Sharp {
  return image.resize(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)), { fit: 'fill' });
}

/** What Immich would make of a file: short side 250, the profile kept, WebP at quality 80. */
function thumbnailOf(file: Buffer): Promise<Buffer> {
  return sharp(file)
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'outside', withoutEnlargement: true })
    .keepIccProfile()
    .webp({ quality: 80 })
    .toBuffer();
}

async function record(key: number, thumbnail: Buffer, fileName: string, bytes: number): Promise<LookRecord> {
  const raster = rasterOf(await decode(thumbnail));
  const hash = look(raster);
  return {
    key,
    fileName,
    path: null,
    bytes,
    width: raster.width,
    height: raster.height,
    takenAt: 0,
    checksum: null,
    duplicateId: null,
    perceptualHash: hash === null ? null : Uint8Array.from(Buffer.from(hash, 'hex')),
    hasCamera: false,
  };
}

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    every: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
async function copiesTable(): Promise<void> {
  const rows = readFileSync(join(values.corpus, 'labels.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter((row, i) => row.thumb && i % Number(values.every) === 0);

  const originals: LookRecord[] = [];
  for (const [key, row] of rows.entries()) {
    originals.push(
      await record(key, readFileSync(join(values.corpus, row.thumb ?? '')), row.file, 1_000_000),
    );
  }
  const pairs = findRelations(
    originals.map((original, key) => ({
      ...original,
      width: rows[key]?.display_width ?? original.width,
      height: rows[key]?.display_height ?? original.height,
    })),
  );
  console.log(`${originals.length} thumbnails, pairs among them: ${pairs.length} (look at each)`);
  for (const { key, betterKey, distance } of pairs) {
    console.log(`  ${rows[key]?.label} ${rows[key]?.id} ~ ${rows[betterKey]?.id} (${distance} bits)`);
  }
  const keeperOf = new Map(pairs.map((edge) => [edge.key, edge.betterKey]));

  console.log(
    '\n| copy | short side of the copy ≥ 32 px: found | recall | smaller: found |\n|---|---|---|---|',
  );
  for (const [name, make] of Object.entries(COPIES)) {
    const copies: LookRecord[] = [];
    for (const [key, row] of rows.entries()) {
      const { width, height } = originals[key] ?? { width: 1, height: 1 };
      const image = sharp(join(values.corpus, row.thumb ?? '')).keepIccProfile();
      const file = await make(image, width ?? 1, height ?? 1);
      copies.push(await record(rows.length + key, await thumbnailOf(file), `${name}.jpg`, 1000));
    }
    const found = new Set<number>();
    const wrong: string[] = [];
    for (const { key, betterKey } of findRelations([...originals, ...copies])) {
      if (key < rows.length) continue;
      const own = key - rows.length;
      if (betterKey === own || betterKey === keeperOf.get(own)) found.add(own);
      else wrong.push(`${rows[own]?.id} ~ ${rows[betterKey % rows.length]?.id}`);
    }
    const large = copies.filter((copy) => Math.min(copy.width ?? 0, copy.height ?? 0) >= 32);
    const hits = large.filter((copy) => found.has(copy.key - rows.length)).length;
    const small = copies.length - large.length;
    console.log(
      `| ${name} | ${hits} of ${large.length} | ${(hits / large.length).toFixed(4)} | ${found.size - hits} of ${small} |`,
    );
    if (wrong.length > 0) console.log(`  matched to another: ${wrong.join(', ')}`);
  }
}

/** xorshift32: the same library on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function library(size: number, clusters: number, next: () => number): LookRecord[] {
  const fresh = () => Uint8Array.from({ length: HASH_BYTES }, () => Math.floor(next() * 256));
  const centres = Array.from({ length: clusters }, fresh);
  return Array.from({ length: size }, (_, key) => {
    const hash = clusters > 0 ? (centres[Math.floor(next() * clusters)] ?? fresh()).slice() : fresh();
    for (let flip = 0; clusters > 0 && flip < 3; flip++) {
      const bit = Math.floor(next() * 64);
      hash[bit >> 3] = (hash[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    }
    return {
      key,
      fileName: `IMG_${key}.JPG`,
      path: null,
      bytes: 1000 + key,
      width: 4000,
      height: 3000,
      takenAt: key,
      checksum: null,
      duplicateId: null,
      perceptualHash: hash,
      hasCamera: false,
    };
  });
}

function libraryTable(): void {
  console.log('\n| library | hashes | seconds | edges | MB |\n|---|---|---|---|---|');
  for (const [name, clusters] of [
    ['random', 0],
    ['20,000 clusters', 20_000],
    ['100 clusters', 100],
  ] as const) {
    const records = library(200_000, clusters, random(1));
    const before = process.memoryUsage();
    const began = processorSeconds();
    const edges = findRelations(records);
    const seconds = processorSeconds() - began;
    const after = process.memoryUsage();
    const grown = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
    console.log(`| ${name} | 200,000 | ${seconds.toFixed(1)} | ${edges.length} | ${grown.toFixed(0)} |`);
  }
}

/** Time of this process on a processor: what else the machine does is not in it. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

if (values.only !== 'library') await copiesTable();
if (values.only !== 'copies') libraryTable();
