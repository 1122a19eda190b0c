import type { z } from 'zod';
import { runErrors, runEvent, runStarted, runStatus, type startAnalysis } from '#contract/analysis.ts';
import { call } from './client.ts';

export type StartOptions = NonNullable<z.input<typeof startAnalysis>>;

export const getRunStatus = (signal?: AbortSignal) =>
  call(runStatus, '/api/analyze/status', signal ? { signal } : {});
export const getRunErrors = () => call(runErrors, '/api/analyze/errors');
export const startRun = (options: StartOptions) =>
  call(runStarted, '/api/analyze/start', { method: 'POST', body: options });

export type RunCommand = 'pause' | 'resume' | 'stop';
export const commandRun = (command: RunCommand) =>
  call(runStarted, `/api/analyze/${command}`, { method: 'POST', body: {} });

export { runEvent };
