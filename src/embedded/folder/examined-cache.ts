import { appendFile, mkdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonLines, writeQuickly } from './atomic-file.ts';
import type { Examined } from './examine.ts';
import type { LocalFile } from './local-file.ts';

/** Raised when the same file would be described otherwise than before. */
const format = 1;

export interface CachedExamination extends Examined {
  /** ISO 8601 UTC. */
  readonly examinedAt: string;
}

interface Line extends CachedExamination {
  readonly format: number;
  readonly relative: string;
  readonly size: number;
  readonly modifiedMs: number;
}

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === format;

const keyOf = (file: Pick<LocalFile, 'relative' | 'size' | 'modifiedMs'>): string =>
  `${file.modifiedMs}:${file.size}:${file.relative}`;

/** What was learned of files, kept on disk by path, size and time, so that a folder is read once. */
export class ExaminedCache {
  readonly #folder: string;
  readonly #known = new Map<string, CachedExamination>();
  #unwritten: string[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<ExaminedCache> {
    await mkdir(folder, { recursive: true });
    const cache = new ExaminedCache(folder);
    const lines = (await readJsonLines(cache.#journal)).filter(isLine);
    for (const line of lines) cache.#known.set(keyOf(line), line);
    return cache;
  }

  get #journal(): string {
    return join(this.#folder, 'examined.jsonl');
  }

  find(file: LocalFile): CachedExamination | undefined {
    return this.#known.get(keyOf(file));
  }

  add(file: LocalFile, examination: CachedExamination): void {
    const { relative, size, modifiedMs } = file;
    this.#known.set(keyOf(file), examination);
    this.#unwritten.push(
      JSON.stringify({ format, relative, size, modifiedMs, ...examination } satisfies Line),
    );
    // Losing the last few to a crash costs reading those files again.
    if (this.#unwritten.length >= 64) void this.flush();
  }

  flush(): Promise<void> {
    const lines = this.#unwritten;
    this.#unwritten = [];
    if (lines.length > 0)
      this.#writing = this.#writing
        .then(() => appendFile(this.#journal, lines.map((line) => `${line}\n`).join('')))
        // A full disk must not end the run: the folder is then read again next time.
        .catch(() => undefined);
    return this.#writing;
  }

  /** A picture made earlier; null: none, or one that a power cut left cut off. */
  async picture(id: string, name: PictureName): Promise<Buffer | null> {
    const bytes = await readFile(this.#picturePath(id, name)).catch(() => null);
    return bytes && isWhole(bytes) ? bytes : null;
  }

  /** A full disk is no reason to show nothing: the picture is then made again next time. */
  async keepPicture(id: string, name: PictureName, bytes: Uint8Array): Promise<void> {
    await writeQuickly(this.#picturePath(id, name), bytes).catch(() => undefined);
  }

  async dropPicture(id: string, name: PictureName): Promise<void> {
    await unlink(this.#picturePath(id, name)).catch(() => undefined);
  }

  #picturePath(id: string, name: PictureName): string {
    return join(this.#folder, 'pictures', id.slice(0, 2), `${id}-${name}`);
  }
}

export type PictureName = 'thumbnail.webp' | 'preview.jpeg';

/** A WebP states its length at its start, a JPEG has a marker at its end. */
const isWhole = (bytes: Buffer): boolean => {
  if (bytes.length < 12) return false;
  if (bytes.toString('latin1', 0, 4) === 'RIFF') return bytes.readUInt32LE(4) + 8 === bytes.length;
  return bytes.readUInt16BE(bytes.length - 2) === 0xffd9;
};
