import type { Connection } from './connection.ts';
import type { SettingsStore } from './settings.ts';

export function createSettings({ sqlite }: Pick<Connection, 'sqlite'>): SettingsStore {
  const read = sqlite.prepare<[string], string>('select value from settings where key = ?').pluck();
  const write = sqlite.prepare(
    'insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
  );
  const remove = sqlite.prepare('delete from settings where key = ?');
  return {
    get(key) {
      const json = read.get(key);
      return json === undefined ? undefined : JSON.parse(json);
    },
    set(key, value) {
      if (value === undefined) remove.run(key);
      else write.run(key, JSON.stringify(value));
    },
  };
}
