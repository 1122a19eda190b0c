import { z } from 'zod';
import { ApiError, isPassing } from '#web/api/api-error.ts';

/** What a person decided about one asset; null takes a decision away. */
export interface Waiting {
  readonly id: string;
  readonly choice: 'delete' | 'keep' | null;
  /** With null: which decision is taken away. Another one, made elsewhere meanwhile, stays. */
  readonly was?: 'delete' | 'keep' | null | undefined;
}

/** What the service said to some of them. */
export interface Answered {
  /** Left as they were because something protects them. */
  readonly leftOut: number;
  /** What undo takes back; null where nothing changed. */
  readonly step: number | null;
}

/** What the service said to a part of the queue. */
export interface Sent extends Answered {
  readonly ids: readonly string[];
  readonly choice: Waiting['choice'];
  /** The service will never take them: why. */
  readonly refused: ApiError | null;
}

export interface QueueOptions {
  /** Sends one choice for several assets. @throws {ApiError} */
  readonly send: (ids: readonly string[], what: Pick<Waiting, 'choice' | 'was'>) => Promise<Answered>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly onChange: (waiting: readonly Waiting[]) => void;
  readonly onSent: (sent: Sent) => void;
  /** Calls back after so many milliseconds. */
  readonly later: (act: () => void, wait: number) => void;
}

const choice = z.enum(['delete', 'keep']).nullable();
const stored = z.array(z.object({ id: z.string(), choice, was: choice.optional() }));

/** As many at once as one request comfortably takes. */
const BATCH = 500;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Decisions on their way to the service: written down in the browser first, sent in order, and kept until the
 * service has them. A lost connection, an ended session or a closed page loses none.
 */
export class DecisionQueue {
  #options: QueueOptions;
  #key = '';
  #waiting: readonly Waiting[] = [];
  #sending: Promise<void> | null = null;
  #wait = FIRST_WAIT_MS;
  #isDue = false;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  /** Takes up what this account left waiting. */
  open(account: string): void {
    this.#key = `image-cleaner-waiting:${account}`;
    this.#waiting = this.#read();
    this.#options.onChange(this.#waiting);
    void this.flush();
  }

  /** The newest choice about an asset counts; it is sent soon. */
  add(ids: readonly string[], choice: Waiting['choice'], was: Waiting['was'] = null): void {
    const added = new Set(ids);
    const fresh = ids.map((id) => (was === null ? { id, choice } : { id, choice, was }));
    this.#keep([...this.#waiting.filter(({ id }) => !added.has(id)), ...fresh]);
    void this.flush();
  }

  /** Sends what waits; tries again by itself while the service cannot be reached. */
  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    this.#sending ??= this.#sendAll();
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    try {
      for (let next = this.#next(); next.length > 0; next = this.#next()) await this.#send(next);
      this.#wait = FIRST_WAIT_MS;
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.#tryLater();
    } finally {
      // In the same breath as the last look at the queue: what is added from now on starts anew.
      this.#sending = null;
    }
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    const ids = batch.map(({ id }) => id);
    const { choice, was } = batch[0] ?? { choice: null };
    let answered: Answered = { leftOut: 0, step: null };
    let refused: ApiError | null = null;
    try {
      answered = await this.#options.send(ids, { choice, was });
    } catch (error) {
      // What the service refuses for good must not block what comes after it.
      if (isPassing(error) || !(error instanceof ApiError)) throw error;
      refused = error;
    }
    // By identity: a newer choice about the same asset, made meanwhile, stays.
    const done = new Set(batch);
    this.#keep(this.#waiting.filter((one) => !done.has(one)));
    this.#options.onSent({ ids, choice, ...answered, refused });
  }

  /** The oldest ones that say the same. */
  #next(): readonly Waiting[] {
    const first = this.#waiting[0];
    const other = this.#waiting.findIndex((one) => one.choice !== first?.choice || one.was !== first?.was);
    return this.#waiting.slice(0, Math.min(BATCH, other === -1 ? BATCH : other));
  }

  #tryLater(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#options.later(() => {
      this.#isDue = false;
      void this.flush();
    }, this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  #keep(waiting: readonly Waiting[]): void {
    this.#waiting = waiting;
    try {
      if (waiting.length === 0) this.#options.storage.removeItem(this.#key);
      else this.#options.storage.setItem(this.#key, JSON.stringify(waiting));
    } catch {
      // A full or forbidden storage: then they wait in memory only.
    }
    this.#options.onChange(waiting);
  }

  #read(): readonly Waiting[] {
    try {
      return stored.parse(JSON.parse(this.#options.storage.getItem(this.#key) ?? '[]'));
    } catch {
      return [];
    }
  }
}
