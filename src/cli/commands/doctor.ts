import { checkUp } from '../../compose/check-up.ts';
import { loadConfig } from '../../config/load-config.ts';
import { ExitCode } from '../exit-code.ts';
import { print } from '../output.ts';
import { overridesFrom, type ServiceFlags } from '../overrides.ts';

const MARKS = { ok: '✓', warning: '!', failed: '✗' } as const;

/** Prints one line for each check. 1 where something fails; a warning only says what is skipped. */
export async function doctor(flags: ServiceFlags): Promise<ExitCode> {
  const config = loadConfig({ ...overridesFrom(flags), LOG_LEVEL: 'silent' });
  let failed = false;
  for await (const { title, state, message } of checkUp(config)) {
    failed ||= state === 'failed';
    await print(`${MARKS[state]} ${title}: ${message}\n`);
  }
  return failed ? ExitCode.failed : ExitCode.done;
}
