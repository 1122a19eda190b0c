import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from './exit-code.ts';

/**
 * The command table. Each command's code is imported when it runs, so that `--help` need not load a
 * database driver and an image library.
 */
export function buildProgram(version: string, finish: (code: ExitCode) => void): Command {
  const program = new Command('immich-image-cleaner')
    .description('Finds what nobody would miss in an Immich library, says why, and lets you decide.')
    .version(version)
    .showHelpAfterError('(--help shows what there is)')
    .exitOverride();
  const running =
    <Args extends unknown[]>(run: (...args: Args) => Promise<ExitCode>) =>
    async (...args: Args): Promise<void> =>
      finish(await run(...args));

  program
    .command('serve')
    .description('Serve the web page and the API for the configured Immich')
    .option('--port <number>', 'port to listen on (PORT)', port)
    .option('--host <address>', 'address to listen on (HOST)')
    .option('--data-dir <folder>', 'folder of the database (DATA_DIR)')
    .action(running(async (options) => (await import('./commands/serve.ts')).serve(options)));

  program
    .command('demo')
    .description('Try it: a sample library (or a folder of yours), analysed at once; needs no Immich')
    .option('--folder <path>', 'a folder of images instead of the sample library')
    .option('--port <number>', 'port to listen on (PORT)', port)
    .option('--data-dir <folder>', 'folder of the database (DATA_DIR)')
    .action(running(async (options) => (await import('./commands/demo.ts')).demo(options)));

  program
    .command('scan')
    .description('Judge every image of a folder, or of the configured Immich, and print the verdicts')
    .argument('[folder]', 'a folder of images; nothing is left behind in it')
    .addOption(
      new Option('--format <format>', 'what is printed')
        .choices(['table', 'json', 'ndjson'])
        .default('table'),
    )
    .addOption(
      new Option(
        '--mode <mode>',
        'quick: camera photos are not looked at (default for Immich); thorough: every thumbnail is read (default for a folder)',
      ).choices(['quick', 'thorough']),
    )
    .action(running(async (folder, options) => (await import('./commands/scan.ts')).scan(folder, options)));

  program
    .command('results')
    .description('Print what was found in the last analysis')
    .option('--account <e-mail>', 'of another account than the one that connected the service')
    .option(
      '--category <name>',
      'screenshots, web_cache, low_quality, recovery_artifacts, duplicates or high_confidence',
    )
    .option('--min-confidence <number>', 'from 0 to 1')
    .option('--max-confidence <number>', 'from 0 to 1')
    .option('--decision <decision>', 'delete, keep or none')
    .option('--protected <boolean>', 'true or false')
    .option('--query <text>', 'part of the file name or path')
    .option('--sort <order>', 'confidence, size, date, worth_deciding or name')
    .option('--limit <number>', 'at most so many; without it all')
    .addOption(
      new Option('--format <format>', 'what is printed')
        .choices(['table', 'json', 'ndjson'])
        .default('table'),
    )
    .option('--data-dir <folder>', 'folder of the database (DATA_DIR)')
    .action(running(async (options) => (await import('./commands/results.ts')).results(options)));

  program
    .command('export')
    .description('Write what was found as CSV, JSON, a list of paths, or a script that moves what is marked')
    .addOption(
      new Option('--format <format>', 'paths and script hold what is marked for deletion')
        .choices(['csv', 'json', 'ndjson', 'paths', 'paths0', 'script'])
        .default('csv'),
    )
    .option('--output <file>', 'a file that is not there yet; without it stdout')
    .option(
      '--category <name>',
      'screenshots, web_cache, low_quality, recovery_artifacts, duplicates or high_confidence',
    )
    .option('--min-confidence <number>', 'from 0 to 1')
    .option('--max-confidence <number>', 'from 0 to 1')
    .option('--decision <decision>', 'delete, keep or none')
    .option('--protected <boolean>', 'true or false')
    .option('--query <text>', 'part of the file name or path')
    .option('--folder <path>', 'a folder with everything below it')
    .option('--plan <number>', 'the assets of a plan instead')
    .option('--bom', 'CSV: begin as Excel expects it')
    .option('--as-immich', 'paths as Immich sees them, without the path prefixes of the settings')
    .option('--to <folder>', 'script: where to move files to')
    .option('--account <e-mail>', 'whose results, where several people sign in')
    .option('--data-dir <folder>', 'folder of the database (DATA_DIR)')
    .action(running(async (options) => (await import('./commands/export.ts')).exportResults(options)));

  program
    .command('backup')
    .description(
      'Copy every account’s database, settings and sealed key into a new folder; the service may run',
    )
    .argument('<folder>', 'a folder that is not there yet')
    .option('--data-dir <folder>', 'folder of the database (DATA_DIR)')
    .action(
      running(async (folder, options) => (await import('./commands/backup.ts')).backup(folder, options)),
    );

  program
    .command('restore')
    .description('Put a backup in the place of the data; what was there is kept. The service must be stopped')
    .argument('<folder>', 'what `backup` made')
    .option('--data-dir <folder>', 'folder of the database (DATA_DIR)')
    .action(
      running(async (folder, options) => (await import('./commands/restore.ts')).restore(folder, options)),
    );

  program
    .command('doctor')
    .description('Check everything that has to be right, and say how to put right what is not')
    .option('--port <number>', 'port to listen on (PORT)', port)
    .option('--data-dir <folder>', 'folder of the database (DATA_DIR)')
    .action(running(async (options) => (await import('./commands/doctor.ts')).doctor(options)));

  return program;
}

function port(text: string): string {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('It must be a number from 0 to 65535.');
  return text;
}
