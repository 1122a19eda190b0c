import type { Library } from '../account/library.ts';
import type { AccountSettings } from '../account/settings.ts';
import type { RunSettings } from '../analysis/run-control.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import type { JudgementSettings } from '../domain/judge.ts';

/** What an account has set before it sets anything. A folder is near and is meant to be read whole. */
export function startingSettings({ analysis }: ServiceConfig, kind: Library['kind']): AccountSettings {
  const mode = kind === 'immich' ? analysis.mode : 'thorough';
  return { ...analysis, mode, allowFolders: [], allowNames: [], acting: 'off' };
}

export function judgementSettings(settings: AccountSettings): Omit<JudgementSettings, 'keptBefore'> {
  return {
    recentDays: settings.recentDays,
    allowList: {
      folders: settings.allowFolders,
      names: settings.allowNames,
      personIds: [],
      albumIds: [],
    },
  };
}

export function runSettings(settings: AccountSettings): RunSettings {
  const { mode, pageSize, concurrency } = settings;
  return { mode, pageSize, concurrency, ...judgementSettings(settings) };
}
