import { eq } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { settings } from './schema/runs.ts';
import type { SettingsStore } from './settings.ts';

export function createSettings({ orm }: Connection): SettingsStore {
  return {
    get: (key) => orm.select().from(settings).where(eq(settings.key, key)).get()?.value,
    set(key, value) {
      if (value === undefined) orm.delete(settings).where(eq(settings.key, key)).run();
      else
        orm
          .insert(settings)
          .values({ key, value })
          .onConflictDoUpdate({ target: settings.key, set: { value } })
          .run();
    },
  };
}
