import type { Library } from '../account/library.ts';
import type { AccountSettings } from '../account/settings.ts';
import type { RunSettings } from '../analysis/run-control.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { HIGH } from '../domain/category.ts';
import type { JudgementSettings } from '../domain/judge.ts';

/** What an account has set before it sets anything. A folder is near and is meant to be read whole. */
export function startingSettings({ analysis }: ServiceConfig, kind: Library['kind']): AccountSettings {
  const mode = kind === 'immich' ? analysis.mode : 'thorough';
  return {
    ...analysis,
    mode,
    recommendFrom: HIGH,
    allowFolders: [],
    allowNames: [],
    allowAlbums: [],
    allowPeople: [],
    pathPrefixes: [],
    acting: 'off',
  };
}

export function judgementSettings(settings: AccountSettings): Omit<JudgementSettings, 'keptBefore'> {
  return {
    recentDays: settings.recentDays,
    recommendFrom: settings.recommendFrom,
    allowList: {
      folders: settings.allowFolders,
      names: settings.allowNames,
      personIds: settings.allowPeople,
      albumIds: settings.allowAlbums,
    },
  };
}

export function runSettings(settings: AccountSettings): RunSettings {
  const { mode, pageSize, concurrency, pace = 'normal' } = settings;
  return { mode, pageSize, concurrency, pace, ...judgementSettings(settings) };
}
