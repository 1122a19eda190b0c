/** The exit codes of every command. */
export const ExitCode = { done: 0, failed: 1, wrongUsage: 2 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
