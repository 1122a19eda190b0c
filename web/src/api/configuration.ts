import type { z } from 'zod';
import {
  configuration,
  type configurationChange,
  connectionReport,
  type LibraryChoice,
} from '#contract/configuration.ts';
import { call } from './client.ts';

export type ConfigurationChange = z.input<typeof configurationChange>;

export const getConfiguration = () => call(configuration, '/api/config');
export const putConfiguration = (change: ConfigurationChange) =>
  call(configuration, '/api/config', { method: 'PUT', body: change });
/** Without a choice: tests what is stored. */
export const testConnection = (library?: LibraryChoice) =>
  call(connectionReport, '/api/config/test', { method: 'POST', body: library ? { library } : {} });
