import { type Album, type Allow, album, albums, allowList } from '#contract/allow.ts';
import {
  type ConfigurationChange,
  configuration,
  connectionReport,
  type LibraryChoice,
} from '#contract/configuration.ts';
import { paths } from '#contract/paths.ts';
import { type SettingsFile, settingsPreview } from '#contract/settings.ts';
import { call } from './client.ts';

export const getConfiguration = () => call(configuration, paths.config);
export const putConfiguration = (change: ConfigurationChange) =>
  call(configuration, paths.config, { method: 'PUT', body: change });
/** Tries a library without storing anything; without a choice, the connected one. */
export const testConnection = (library?: LibraryChoice) =>
  call(connectionReport, paths.configTest, { method: 'POST', body: library ? { library } : {} });

export const getSettingsPreview = (high: number, recent_days: number, signal: AbortSignal) =>
  call(settingsPreview, paths.settingsPreview, { query: { high, recent_days }, signal });
export const importSettings = (file: SettingsFile) =>
  call(configuration, paths.settingsImport, { method: 'POST', body: file });

export const getAllowList = () => call(allowList, paths.allow);
export const addAllowed = (entry: Allow) => call(allowList, paths.allow, { method: 'POST', body: entry });
export const removeAllowed = (entry: Allow) =>
  call(allowList, paths.allow, { method: 'DELETE', query: entry });

export const getAlbums = () => call(albums, paths.albums);
export const putAlbum = (id: string, counts: Album['setting']) =>
  call(album, paths.album(id), { method: 'PUT', body: { counts } });
