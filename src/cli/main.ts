import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { speakPlainly } from '../contract/plain-words.ts';
import { ExitCode } from './exit-code.ts';
import { describeFailure } from './failure.ts';
import { noticeWhenNobodyReads, ReaderGoneError } from './output.ts';
import { buildProgram } from './program.ts';

/** Runs one command and returns the exit code. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  noticeWhenNobodyReads();
  speakPlainly();
  let code: ExitCode = ExitCode.done;
  try {
    await buildProgram(version(), (finished) => {
      code = finished;
    }).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own message; asking for help or the version is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.wrongUsage;
    if (error instanceof ReaderGoneError) return ExitCode.done;
    process.stderr.write(`${describeFailure(error)}\n`);
    return isUsage(error) ? ExitCode.wrongUsage : ExitCode.failed;
  }
}

/** What the person can only put right by calling the command otherwise. */
function isUsage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'wrong_usage';
}

/** Of package.json, which lies two folders above (three in an installed package). */
function version(): string {
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      if (typeof found === 'object' && found !== null && 'version' in found) return String(found.version);
    } catch {
      // Not here: one folder further up.
    }
  }
  return 'unknown';
}
