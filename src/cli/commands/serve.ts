import { startService } from '../../compose.ts';
import { loadConfig } from '../../config/load-config.ts';
import { ExitCode } from '../exit-code.ts';
import { overridesFrom, type ServiceFlags } from '../overrides.ts';
import { untilStopped } from '../until-stopped.ts';

/** The service: what the container runs. Logs go to stdout, the address to stderr. */
export async function serve(flags: ServiceFlags): Promise<ExitCode> {
  const config = loadConfig(overridesFrom(flags));
  const service = await startService({ config, logToStdout: true });
  process.stderr.write(`Immich Image Cleaner: ${service.url}\n`);
  await untilStopped(() => service.close());
  return ExitCode.done;
}
