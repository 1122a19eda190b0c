import type { ResultDetail } from '#contract/results.ts';
import { getResult } from '#web/api/results.ts';

/** The image that is looked at, with all that is known of it. */
export class Viewed {
  detail = $state.raw<ResultDetail | null>(null);
  error = $state.raw<unknown>(null);

  #abort = new AbortController();

  async show(id: string): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.error = null;
    if (this.detail?.asset_id !== id) this.detail = null;
    try {
      const detail = await getResult(id, signal);
      if (!signal.aborted) this.detail = detail;
    } catch (error) {
      if (!signal.aborted) this.error = error;
    }
  }
}
