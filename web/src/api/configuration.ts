import {
  type ConfigurationChange,
  configuration,
  connectionReport,
  type LibraryChoice,
} from '#contract/configuration.ts';
import { paths } from '#contract/paths.ts';
import { call } from './client.ts';

export const getConfiguration = () => call(configuration, paths.config);
export const putConfiguration = (change: ConfigurationChange) =>
  call(configuration, paths.config, { method: 'PUT', body: change });
/** Tries a library without storing anything; without a choice, the connected one. */
export const testConnection = (library?: LibraryChoice) =>
  call(connectionReport, paths.configTest, { method: 'POST', body: library ? { library } : {} });
