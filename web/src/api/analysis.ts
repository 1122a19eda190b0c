import type { z } from 'zod';
import { runErrors, runStarted, runStatus, type startAnalysis } from '#contract/analysis.ts';
import { paths } from '#contract/paths.ts';
import { call } from './client.ts';

export type StartOptions = NonNullable<z.input<typeof startAnalysis>>;
export type RunCommand = 'pause' | 'resume' | 'stop';

const COMMANDS: Record<RunCommand, string> = {
  pause: paths.analyzePause,
  resume: paths.analyzeResume,
  stop: paths.analyzeStop,
};

export const getRunStatus = () => call(runStatus, paths.analyzeStatus);
export const getRunErrors = () => call(runErrors, paths.analyzeErrors);
export const startRun = (options: StartOptions) =>
  call(runStarted, paths.analyzeStart, { method: 'POST', body: options });
export const commandRun = (command: RunCommand) =>
  call(runStatus, COMMANDS[command], { method: 'POST', body: {} });
