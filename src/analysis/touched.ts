import type { AccountStore } from '../storage/account-store.ts';

/** Setting: true from the first change until relations were searched again. */
export const RELATIONS_DUE = 'relations_due';

/** Of the library, beyond which it is quicker to search all of it than what is connected with the changes. */
const MOST_CHANGED = 0.2;

/** What changed since relations were searched last; null: perhaps everything. */
export interface Touched {
  /** Without keys: everything may have. */
  add(keys?: readonly number[]): void;
  keys(): ReadonlySet<number> | null;
}

/**
 * Remembers what changes in this run, as long as it is little, nothing was left over from a run before, and the
 * person did not ask for `everything` to be looked at again.
 */
export function createTouched(
  { settings, assets }: Pick<AccountStore, 'settings' | 'assets'>,
  everything: boolean,
): Touched {
  const most = MOST_CHANGED * assets.count();
  let keys: Set<number> | null = null;
  let isOpen = false;
  return {
    add(changed) {
      if (!isOpen) {
        keys = settings.get(RELATIONS_DUE) === false && !everything ? new Set() : null;
        settings.set(RELATIONS_DUE, true);
        isOpen = true;
      }
      if (changed === undefined) keys = null;
      else for (const key of changed) keys?.add(key);
      if (keys !== null && keys.size > most) keys = null;
    },
    keys: () => keys,
  };
}
