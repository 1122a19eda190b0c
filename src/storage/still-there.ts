import { dirname } from 'node:path';
import type { AccountStore } from './account-store.ts';
import { DataGoneError } from './errors.ts';

/**
 * Asked before anything is begun that has to be remembered: SQLite goes on writing into a file that was removed, or
 * whose share was unmounted, without a word. Throws `DataGoneError`.
 */
export function checkStillThere(store: Pick<AccountStore, 'file' | 'isStillThere'>): void {
  if (!store.isStillThere()) throw new DataGoneError(dirname(store.file));
}
