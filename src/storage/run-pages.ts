/** Which assets a full pass has met, kept page by page, so that a killed pass still knows what vanished. */
export interface RunPages {
  add(runId: number, page: number, keys: readonly number[]): void;
  /** Bit `key` is set where a page of this run held that asset. */
  met(runId: number, greatestKey: number): Uint8Array;
  /** Of all runs. */
  clear(): void;
}
