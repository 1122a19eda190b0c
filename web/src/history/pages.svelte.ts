interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: number | null;
}

/** A list that is read a page at a time. */
export class Pages<Item> {
  items = $state.raw<readonly Item[] | null>(null);
  error = $state.raw<unknown>(null);
  loading = $state(false);
  hasMore = $state(false);

  #read: (cursor: number | undefined) => Promise<Page<Item>>;
  #cursor: number | undefined;

  constructor(read: (cursor: number | undefined) => Promise<Page<Item>>) {
    this.#read = read;
  }

  /** From the start. */
  async load(): Promise<void> {
    this.#cursor = undefined;
    this.items = null;
    await this.more();
  }

  async more(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    this.error = null;
    try {
      const page = await this.#read(this.#cursor);
      this.items = [...(this.items ?? []), ...page.items];
      this.#cursor = page.next_cursor ?? undefined;
      this.hasMore = page.next_cursor !== null;
    } catch (error) {
      this.error = error;
    } finally {
      this.loading = false;
    }
  }
}
