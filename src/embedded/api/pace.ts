import { setTimeout as wait } from 'node:timers/promises';

export interface PaceRates {
  /** Milliseconds a page of 1,000 assets takes. */
  readonly msPerThousandAssets?: number;
  /** All connections together. */
  readonly thumbnailsPerSecond?: number;
}

/**
 * Makes calls wait as a busy server would: work queues up behind other work, so that the rate holds
 * whatever the number of connections.
 */
export const pacer = (rates: PaceRates) => {
  let freeAt = 0;
  return async (work: { readonly assets?: number; readonly thumbnails?: number }): Promise<void> => {
    const cost =
      ((work.assets ?? 0) * (rates.msPerThousandAssets ?? 0)) / 1000 +
      ((work.thumbnails ?? 0) * 1000) / (rates.thumbnailsPerSecond ?? Number.POSITIVE_INFINITY);
    if (cost === 0) return;
    const now = performance.now();
    freeAt = Math.max(now, freeAt) + cost;
    await wait(freeAt - now);
  };
};
