import type { Statistics } from '#contract/statistics.ts';
import { getStatistics } from '#web/api/results.ts';

/** Counting is cheap but not free: while a run goes on, the cards are renewed at most this often. */
const RENEW_EVERY_MS = 2_000;

/** The figures of cards and menu. */
export class StatisticsState {
  value = $state.raw<Statistics | null>(null);
  error = $state.raw<unknown>(null);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #loadedAt = 0;

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#loadedAt = performance.now();
    try {
      this.value = await getStatistics();
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  /** Loads soon: at once after a pause, else when the interval is over. */
  touch(): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#loadedAt + RENEW_EVERY_MS - performance.now());
    this.#timer = setTimeout(() => void this.load(), wait);
  }
}
