import { z } from 'zod';

/** The steps of one act, oldest first: taking marks and keeps back together makes two. */
export type Made = readonly number[];

const stored = z.object({ library: z.string(), made: z.array(z.array(z.number())) });

/** More than anybody takes back one by one; the service keeps no more, either. */
const KEPT = 200;

/**
 * What this window has decided, as the service counts it: another window's steps are not its to take back.
 * It outlives a reload of the page and ends with the tab.
 */
export class MadeSteps {
  #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  #library = '';
  #made: readonly Made[] = [];

  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.#storage = storage;
  }

  /** Takes up what this window did in a library; another library counts its steps anew. */
  open(library: string): void {
    this.#library = library;
    this.#made = this.#read();
  }

  get newest(): Made | null {
    return this.#made.at(-1) ?? null;
  }

  add(made: Made): void {
    if (made.length > 0) this.#keep([...this.#made, made].slice(-KEPT));
  }

  remove(step: number): void {
    this.#keep(
      this.#made.map((made) => made.filter((one) => one !== step)).filter(({ length }) => length > 0),
    );
  }

  clear(): void {
    this.#keep([]);
  }

  #keep(made: readonly Made[]): void {
    this.#made = made;
    try {
      if (made.length === 0) this.#storage.removeItem(KEY);
      else this.#storage.setItem(KEY, JSON.stringify({ library: this.#library, made }));
    } catch {
      // A full or forbidden storage: then they are known until the page is loaded anew.
    }
  }

  #read(): readonly Made[] {
    try {
      const { library, made } = stored.parse(JSON.parse(this.#storage.getItem(KEY) ?? 'null'));
      return library === this.#library ? made : [];
    } catch {
      return [];
    }
  }
}

const KEY = 'image-cleaner-steps';
