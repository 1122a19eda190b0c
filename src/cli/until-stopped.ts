/** How long an orderly stop may take before the process ends anyway; a killed run resumes by itself. */
const LONGEST_STOP_MS = 10_000;

/**
 * Waits for Ctrl-C or a stop by the system, then closes. A second signal ends the process at once.
 * `close` may hang (a disk that went away), so it gets ten seconds.
 */
export async function untilStopped(close: () => Promise<void>): Promise<void> {
  await nextSignal();
  const giveUp = setTimeout(() => process.exit(1), LONGEST_STOP_MS);
  giveUp.unref();
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  await close();
  clearTimeout(giveUp);
}

/** Resolves at the first SIGINT, SIGTERM or SIGHUP. */
export function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve(name));
  });
}
