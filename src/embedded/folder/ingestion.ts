import type { CatalogueProgress } from '../catalogue.ts';
import { type Examiner, examine } from './examine.ts';
import type { CachedExamination, ExaminedCache } from './examined-cache.ts';
import type { LocalFile } from './local-file.ts';

export interface Ingestible {
  readonly id: string;
  /** Asked when its turn comes: it may have been moved to the trash meanwhile. */
  file(): LocalFile;
}

export interface IngestionParts {
  readonly cache: ExaminedCache;
  readonly examiner: Examiner;
  readonly concurrency: number;
  readonly now: () => Date;
  /** Called for each, as soon as it is known. */
  readonly learn: (id: string, examination: CachedExamination) => void;
}

/** Reads files in the background, a few at a time, and remembers what it learned. */
export class Ingestion {
  readonly #parts: IngestionParts;
  readonly #waiting: Ingestible[];
  readonly #total: number;
  #done: number;
  #stopped = false;
  readonly finished: Promise<void>;

  /** `known`: how many files of the library need no reading any more. */
  constructor(parts: IngestionParts, waiting: readonly Ingestible[], known: number) {
    this.#parts = parts;
    this.#waiting = [...waiting].reverse();
    this.#done = known;
    this.#total = known + waiting.length;
    this.finished = this.#run();
  }

  get progress(): CatalogueProgress {
    return { done: this.#done, total: this.#total, ready: this.#done === this.#total };
  }

  /** Resolves when the files being read are read. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.finished;
  }

  async #run(): Promise<void> {
    await Promise.all(Array.from({ length: this.#parts.concurrency }, () => this.#work()));
    await this.#parts.cache.flush();
  }

  async #work(): Promise<void> {
    for (let next = this.#waiting.pop(); next !== undefined && !this.#stopped; next = this.#waiting.pop()) {
      await this.#ingest(next);
      this.#done += 1;
    }
  }

  async #ingest({ id, file }: Ingestible): Promise<void> {
    const { cache, examiner, now, learn } = this.#parts;
    const asked = file();
    const { examined, pictures } = await examine(asked, examiner);
    const examination = { ...examined, examinedAt: now().toISOString() };
    await cache.dropPicture(id, 'preview.jpeg');
    if (pictures) await cache.keepPicture(id, 'thumbnail.webp', pictures.thumbnail);
    // An unreadable file may become readable without its time changing: it is tried again next time.
    if (examined.sha1 !== null) cache.add(asked, examination);
    learn(id, examination);
  }
}
