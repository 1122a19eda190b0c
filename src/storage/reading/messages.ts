import { InvalidCursorError, StorageError } from '../errors.ts';
import { asStorageError } from '../translate-error.ts';
import type { Questions } from './questions.ts';

/** What goes to the thread of a reader. */
export interface Order {
  readonly id: number;
  readonly question: keyof Questions;
  readonly asked: readonly unknown[];
}

/** What comes back. An error loses its class on the way, so that its code travels beside it. */
export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly problem: Problem };

interface Problem {
  readonly code: string;
  readonly message: string;
}

export function problemOf(error: unknown, file: string): Problem {
  const known = asStorageError(error, file) ?? error;
  const code = known instanceof Error && 'code' in known ? String(known.code) : '';
  return { code, message: known instanceof Error ? known.message : String(known) };
}

export function errorOf({ code, message }: Problem): Error {
  if (code === 'invalid_cursor') return new InvalidCursorError(message);
  return isOfTheFile(code) ? new StorageError(code, message) : new Error(message);
}

const OF_THE_FILE: readonly string[] = [
  'newer_database',
  'corrupt_database',
  'disk_full',
  'read_only',
  'cannot_open',
  'data_gone',
  'folder_in_use',
] satisfies StorageError['code'][];

const isOfTheFile = (code: string): code is StorageError['code'] => OF_THE_FILE.includes(code);
