import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** One small JSON file, readable by its owner only. */
export interface PrivateFile<T> {
  /** Null: none yet, or one that cannot be understood. */
  read(): T | null;
  write(value: T): void;
}

export function privateFile<T>(path: string, schema: z.ZodType<T>): PrivateFile<T> {
  return {
    read() {
      if (!existsSync(path)) return null;
      const read = schema.safeParse(parse(readFileSync(path, 'utf8')));
      return read.success ? read.data : null;
    },
    write(value) {
      mkdirSync(dirname(path), { recursive: true });
      // Beside it and renamed: a full disk or a cut in power leaves the old file whole.
      writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
