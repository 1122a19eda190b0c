import type { AccountStore } from '../storage/account-store.ts';
import { type AccountSettings, changeSettings, readSettings, type SettingsChange } from './settings.ts';

/** What an account set for itself. */
export interface Preferences {
  read(): AccountSettings;
  /** Stored and written down at once; what it bears on is judged again. */
  change(change: SettingsChange): Promise<void>;
}

export interface PreferencesOptions {
  readonly store: AccountStore;
  readonly defaults: AccountSettings;
  /** Judges again what stands under other settings. */
  readonly rejudge: () => Promise<void>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly actor: string;
}

/** Settings that bear on what is recommended. */
const JUDGED_BY: readonly (keyof AccountSettings)[] = [
  'recentDays',
  'recommendFrom',
  'allowFolders',
  'allowNames',
  'allowAlbums',
  'allowPeople',
];

export function createPreferences(options: PreferencesOptions): Preferences {
  const { store, defaults } = options;
  const read = () => readSettings(store.settings, defaults);
  return {
    read,
    async change(change) {
      const before = read();
      const changed = store.transaction(() => {
        changeSettings(store.settings, change);
        const after = read();
        const names = (Object.keys(after) as (keyof AccountSettings)[]).filter(
          (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
        );
        const only = (settings: AccountSettings) =>
          Object.fromEntries(names.map((name) => [name, settings[name]]));
        if (names.length > 0)
          store.audit.append({
            at: options.clock(),
            actor: options.actor,
            action: 'settings_changed',
            details: { before: only(before), after: only(after) },
          });
        return names;
      });
      if (changed.some((name) => JUDGED_BY.includes(name))) await options.rejudge();
    },
  };
}
