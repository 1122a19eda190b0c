import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { BYTES_VERSION, measureBytes } from '../src/analysis/bytes/measure-bytes.ts';
import { measurePixels } from '../src/analysis/pixels/measure-pixels.ts';
import { PIXELS_VERSION } from '../src/analysis/pixels/version.ts';
import type { ByteMeasurements, PixelMeasurements, PixelsMissing } from '../src/domain/measurements.ts';
import { CORPUS, factsOf, type Label } from './corpus.ts';

export interface Measured {
  readonly pixels: PixelMeasurements | PixelsMissing;
  readonly thumbhash: string | null;
  readonly bytes: ByteMeasurements | null;
}

const CACHE = join(import.meta.dirname, '../.cache/training');
/** As much of an original as the service asks for by Range. */
const HEAD = 65_536;
const TAIL = 4_096;

/** Measures every labelled image as the service would, remembering what the same code measured before. */
export async function measureAll(labels: readonly Label[]): Promise<ReadonlyMap<string, Measured>> {
  const ids = labels.map(({ id }) => id);
  const name = `corpus-${PIXELS_VERSION}-${BYTES_VERSION}`;
  return await remembered(name, ids, async (index) => {
    const label = labels[index];
    if (label === undefined) throw new RangeError(`There is no label number ${index}.`);
    return await measureLabel(label);
  });
}

/** Measures some labelled images anew. */
export async function measureLabels(labels: readonly Label[]): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const label of labels) measured.set(label.id, await measureLabel(label));
  return measured;
}

async function measureLabel(label: Label): Promise<Measured> {
  const thumbnail = label.thumb ? readFileSync(join(CORPUS, label.thumb)) : null;
  return { ...(await measureThumbnail(thumbnail)), bytes: await measureOriginal(label) };
}

export async function measureThumbnail(thumbnail: Buffer | null): Promise<Omit<Measured, 'bytes'>> {
  if (thumbnail === null) return { pixels: { version: PIXELS_VERSION, missing: 'none' }, thumbhash: null };
  return { pixels: await measurePixels(thumbnail), thumbhash: await thumbhashOf(thumbnail) };
}

/** Immich hashes the picture scaled into 100 × 100. */
async function thumbhashOf(thumbnail: Buffer): Promise<string> {
  const { data, info } = await sharp(thumbnail)
    .resize(100, 100, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}

async function measureOriginal(label: Label): Promise<ByteMeasurements | null> {
  const file = join(CORPUS, label.file);
  if (!label.original_in_pack || !existsSync(file)) return null;
  const whole = readFileSync(file);
  const facts = factsOf(label, null);
  return await measureBytes(
    {
      head: whole.subarray(0, HEAD),
      tail: whole.subarray(Math.max(0, whole.length - TAIL)),
      size: whole.length,
    },
    facts,
  );
}

/** One JSON file per set of measurements, named after the versions of the code that made them. */
export async function remembered<T>(
  name: string,
  ids: readonly string[],
  measure: (index: number) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  const file = join(CACHE, `${name}.json`);
  if (existsSync(file)) return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, T][]);
  const entries: [string, T][] = [];
  for (const [index, id] of ids.entries()) entries.push([id, await measure(index)]);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, JSON.stringify(entries));
  return new Map(entries);
}
