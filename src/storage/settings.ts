/** Small JSON values by key; who reads one checks its shape. */
export interface SettingsStore {
  get(key: string): unknown;
  /** `undefined` removes the key. */
  set(key: string, value: unknown): void;
}
