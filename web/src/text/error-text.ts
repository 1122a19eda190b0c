import { ApiError } from '#web/api/api-error.ts';
import { t } from './text.ts';

/** What to tell a person about a failed call: the cause and what to do. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t.errors.unexpected;
  if (error.code === 'offline') return t.errors.offline;
  if (error.code === 'unexpected_answer') return t.errors.unexpected;
  return t.problems[error.code] ?? t.message(error.message);
}
