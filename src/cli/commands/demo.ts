import { readableFolder } from '../../account/folder-check.ts';
import { demoFolder } from '../../compose/installation.ts';
import { startService } from '../../compose.ts';
import { refuseToShareFolder } from '../../config/listen-rule.ts';
import { loadConfig } from '../../config/load-config.ts';
import { ExitCode } from '../exit-code.ts';
import { overridesFrom, type ServiceFlags } from '../overrides.ts';
import { untilStopped } from '../until-stopped.ts';

export interface DemoFlags extends ServiceFlags {
  readonly folder?: string;
}

/** The whole product without an Immich: the sample library or a folder, analysed by itself. */
export async function demo(flags: DemoFlags): Promise<ExitCode> {
  const base = loadConfig(overridesFrom(flags));
  // The sample shows nothing of anybody.
  if (flags.folder !== undefined) {
    refuseToShareFolder(base);
    readableFolder(flags.folder);
  }
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const service = await startService({
    config: { ...base, dataDir: demoFolder(base.dataDir) },
    library: flags.folder === undefined ? { kind: 'sample' } : { kind: 'folder', path: flags.folder },
    startAnalysis: true,
    logToStdout: false,
    report: say,
  });
  say(`Open ${service.url} in a browser (Ctrl-C ends the demo).`);
  let isStopping = false;
  const stopped = untilStopped(() => {
    isStopping = true;
    return service.close();
  });
  try {
    const library = await service.opened;
    if (library !== null) say('The library is open, and is being analysed.');
  } catch (error) {
    // Who ends the demo while the sample is drawn has broken that off, and nothing went wrong.
    if (!isStopping) {
      await service.close();
      throw error;
    }
  }
  await stopped;
  return ExitCode.done;
}
