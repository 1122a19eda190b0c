import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inventory } from './inventory/inventory.ts';
import type { Piece } from './inventory/piece.ts';
import type { SampleLabel } from './sample-label.ts';
import { marksFileOf, marksOf } from './sample-marks.ts';

/** Raised whenever the pictures change, so that a library drawn by an older version is drawn anew. */
const EDITION = 2;

/** Pictures in the making at one time: enough to keep two cores and the image library's threads busy. */
const AT_ONCE = 2;

export interface SampleLibraryOptions {
  /** Where the library goes; made, or replaced if an older edition is there. Nothing else may be in it. */
  readonly folder: string;
  /** The same seed draws the same files, byte for byte on one version of the image library. */
  readonly seed: number;
  /** Called after each picture. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Draws only these; for quick tests. */
  readonly only?: (label: SampleLabel) => boolean;
}

/** Labels stand beside the folder, never inside: what judges the library must not be able to read them. */
export const labelsFileOf = (folder: string): string => `${folder}.labels.json`;

/**
 * Draws the sample library into `folder`, or finds it drawn there already (also if a person has since
 * thrown parts of it away). An interrupted drawing leaves nothing that would be taken for a whole one.
 */
export async function drawSampleLibrary(options: SampleLibraryOptions): Promise<SampleLabel[]> {
  const { folder, seed, only = () => true } = options;
  const known = await labelsOf(folder, seed);
  if (known) return known;
  const unfinished = `${folder}.unfinished`;
  await removeOwn(folder);
  await removeWhereThere(unfinished);
  await mkdir(unfinished, { recursive: true });
  const pieces = inventory(seed).filter(only);
  await drawAll(pieces, unfinished, options.onProgress);
  await rename(unfinished, folder);
  const labels = pieces.map(labelOf);
  await writeBeside(marksFileOf(folder), marksOf(labels));
  await writeBeside(labelsFileOf(folder), { edition: EDITION, seed, labels });
  return labels;
}

/**
 * Makes room for a new edition. Only what was drawn here may go: a folder without labels beside it is
 * somebody's own, and stays.
 */
async function removeOwn(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  if (!existsSync(labelsFileOf(folder)) && (await readdir(folder)).length > 0)
    throw new Error(
      `The sample library cannot be drawn into ${folder}: other files are there. Move them, or use another data folder.`,
    );
  await rm(folder, { recursive: true });
  await removeWhereThere(labelsFileOf(folder));
}

async function removeWhereThere(path: string): Promise<void> {
  if (existsSync(path)) await rm(path, { recursive: true });
}

async function drawAll(
  pieces: readonly Piece[],
  folder: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  let done = 0;
  const read = (path: string): Promise<Buffer> => readFile(join(folder, path));
  const drawn = async (piece: Piece): Promise<void> => {
    const file = join(folder, piece.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await piece.draw(read));
    await utimes(file, piece.takenAt, piece.takenAt);
    onProgress(++done, pieces.length);
  };
  await inParallel(
    pieces.filter(({ copyOf }) => copyOf === undefined),
    drawn,
  );
  await inParallel(
    pieces.filter(({ copyOf }) => copyOf !== undefined),
    drawn,
  );
}

async function inParallel<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = list[next++]; item !== undefined; item = list[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

function labelOf({ path, expect, kind, name, copyOf }: Piece): SampleLabel {
  return { path, expect, kind, name, ...(copyOf === undefined ? {} : { copyOf }) };
}

async function labelsOf(folder: string, seed: number): Promise<SampleLabel[] | undefined> {
  const text = await readFile(labelsFileOf(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const file = JSON.parse(text) as { edition: number; seed: number; labels: SampleLabel[] };
  return file.edition === EDITION && file.seed === seed ? file.labels : undefined;
}

async function writeBeside(target: string, content: object): Promise<void> {
  await writeFile(`${target}.unfinished`, JSON.stringify(content, null, 1));
  await rename(`${target}.unfinished`, target);
}
