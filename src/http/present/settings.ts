import type { AccountSettings, SettingsChange } from '../../account/settings.ts';
import type { Settings } from '../../contract/configuration.ts';

export function presentSettings(settings: AccountSettings): Settings {
  return {
    mode: settings.mode,
    page_size: settings.pageSize,
    concurrency: settings.concurrency,
    pace: settings.pace ?? 'normal',
    recent_days: settings.recentDays,
    recommend_from: settings.recommendFrom,
    allow_folders: [...settings.allowFolders],
    allow_names: [...settings.allowNames],
    allow_albums: [...settings.allowAlbums],
    allow_people: [...settings.allowPeople],
    path_prefixes: settings.pathPrefixes.map((prefix) => ({ ...prefix })),
    acting: settings.acting,
    schedule: settings.schedule,
    quiet_hours: settings.quietHours,
  };
}

/** What was sent, in the words of the account; what was not sent stays as it is. */
export function readSettingsChange(
  settings: {
    readonly [Name in keyof Settings]?: Settings[Name] | undefined;
  },
): SettingsChange {
  return {
    mode: settings.mode,
    pageSize: settings.page_size,
    concurrency: settings.concurrency,
    pace: settings.pace,
    recentDays: settings.recent_days,
    recommendFrom: settings.recommend_from,
    allowFolders: settings.allow_folders,
    allowNames: settings.allow_names,
    allowAlbums: settings.allow_albums,
    allowPeople: settings.allow_people,
    pathPrefixes: settings.path_prefixes,
    acting: settings.acting,
    schedule: settings.schedule,
    quietHours: settings.quiet_hours,
  };
}
