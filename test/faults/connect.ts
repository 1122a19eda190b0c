import { createImmichActions, type ImmichActions } from '../../src/immich/actions.ts';
import { createImmichLibrary } from '../../src/immich/create-immich-library.ts';
import type { ImmichLibrary } from '../../src/immich/immich-library.ts';

export const NOW = Date.UTC(2026, 10, 22, 12);
export const SETTINGS = {
  recentDays: 30,
  allowList: { folders: [], names: [], personIds: [], albumIds: [] },
};
export const KEY = 'all';

/** `patience`: how long an answer is waited for, ms. Nothing is waited for between attempts. */
export function connect(url: string, patience: number): { library: ImmichLibrary; actions: ImmichActions } {
  const connection = {
    url,
    apiKey: KEY,
    now: Date.now,
    random: () => 0,
    retries: { attempts: 3, firstDelayMs: 0, longestDelayMs: 0 },
    timeouts: { headersMs: patience, bodyMs: patience, totalMs: patience },
    sleep: async () => {},
  };
  return { library: createImmichLibrary(connection), actions: createImmichActions(connection) };
}
