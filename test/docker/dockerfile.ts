import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export interface Instruction {
  /** `FROM`, `RUN`, `COPY` … */
  readonly word: string;
  readonly rest: string;
}

/** The instructions of the Dockerfile, with continued lines joined and comments left out. */
export function instructions(): Instruction[] {
  return readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .reduce<string[]>((lines, line) => {
      // HEALTHCHECK … \n  CMD [...]
      if (/^\s/.test(line)) lines.push(`${lines.pop() ?? ''} ${line.trim()}`);
      else lines.push(line);
      return lines;
    }, [])
    .map((line) => {
      const [word = '', ...rest] = line.split(' ');
      return { word, rest: rest.join(' ') };
    });
}

/** The command of the health check, as a container runs it. */
export function healthCommand(): string[] {
  const check = instructions().find(({ word }) => word === 'HEALTHCHECK')?.rest ?? '';
  return JSON.parse(check.slice(check.indexOf('['))) as string[];
}

/** What the image sets for every process in it. */
export function imageEnvironment(): Record<string, string> {
  const last = instructions().findLast(({ word }) => word === 'ENV')?.rest ?? '';
  return Object.fromEntries(last.split(' ').map((pair) => pair.split('=') as [string, string]));
}

/** Of it, what the C library's allocator is told: how much freed memory it keeps is no property of the program. */
export function allocatorSettings(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(imageEnvironment()).filter(([name]) => name.startsWith('MALLOC_')),
  );
}
