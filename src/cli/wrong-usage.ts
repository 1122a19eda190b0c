import type { z } from 'zod';

/** What the person can only put right by calling the command otherwise: exit code 2. */
export class WrongUsageError extends Error {
  override readonly name = 'WrongUsageError';
  readonly code = 'wrong_usage';
}

/** Where an option is not called as the API's parameter. */
const FLAGS: Readonly<Record<string, string>> = { q: 'query', plan_id: 'plan' };

/** One line for each option that is not what the API's own schema wants: `--limit must be at least 1`. */
export function wrongOptions(error: z.ZodError): WrongUsageError {
  const lines = error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return `--${(FLAGS[name] ?? name).replaceAll('_', '-')} ${message}`;
  });
  return new WrongUsageError(lines.join('\n'));
}
