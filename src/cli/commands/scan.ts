import { type OneOff, openOnce } from '../../compose/open-once.ts';
import { loadConfig } from '../../config/load-config.ts';
import { ExitCode } from '../exit-code.ts';
import { type Column, type Format, printRows } from '../output.ts';
import { progressBar } from '../progress-bar.ts';
import { type ScanLine, scanLine } from '../scan-line.ts';
import { nextSignal } from '../until-stopped.ts';

export interface ScanFlags {
  readonly format: Format;
  readonly mode?: 'quick' | 'thorough';
}

/** Ended by a signal: 128 + SIGINT, as shells have it. */
const INTERRUPTED = 130;

/** Judges a folder (leaving nothing behind, in it or elsewhere) or the configured Immich, and prints every asset. */
export async function scan(folder: string | undefined, { format, mode }: ScanFlags): Promise<ExitCode> {
  const config = loadConfig({ LOG_LEVEL: 'silent' });
  // Listening before anything is made: whatever happens from here on, the temporary data folder goes away again.
  const signal = nextSignal();
  const interrupted = new AbortController();
  const opening = openOnce({
    config,
    folder: folder ?? null,
    report: (message) => {
      if (process.stderr.isTTY) process.stderr.write(`${message}\n`);
    },
    signal: interrupted.signal,
  });
  signal.then(async () => {
    interrupted.abort();
    await opening.then((once) => once.close()).catch(() => undefined);
    process.exit(INTERRUPTED);
  });
  const once = await opening;
  try {
    await analyse(once, mode ?? (folder === undefined ? config.analysis.mode : 'thorough'));
    if (once.library.runs.status().total === 0)
      process.stderr.write(`No images were found in ${folder ?? 'the library'}.\n`);
    await printRows(listed(once, format), format, COLUMNS);
    return ExitCode.done;
  } finally {
    await once.close();
  }
}

/** The analysis ended otherwise than by finishing. */
class ScanFailedError extends Error {
  override readonly name = 'ScanFailedError';
  readonly code = 'scan_failed';
}

async function analyse({ library, folder }: OneOff, mode: 'quick' | 'thorough'): Promise<void> {
  const bar = progressBar();
  const unsubscribe = library.runs.subscribe((event) => {
    if (event.type === 'status') bar.show(event.status);
  });
  try {
    await library.runs.start({ mode, full: folder !== null });
    const { state, message } = await library.runs.idle();
    if (state !== 'finished') throw new ScanFailedError(message ?? `The analysis ended as ${state}.`);
  } finally {
    unsubscribe();
    bar.end();
  }
}

/** A table is for a person, who wants to see what was found; a program gets everything. */
function* listed({ library }: OneOff, format: Format): Iterable<ScanLine> {
  if (format !== 'table') {
    for (const batch of library.review.verdicts()) for (const judged of batch) yield scanLine(judged);
    return;
  }
  const found: ScanLine[] = [];
  for (const batch of library.review.verdicts())
    for (const judged of batch) if (judged.verdict.category !== null) found.push(scanLine(judged));
  yield* found.sort((one, other) => other.confidence - one.confidence);
}

const COLUMNS: readonly Column<ScanLine>[] = [
  { title: 'CONFIDENCE', text: ({ confidence }) => `${Math.round(confidence * 100)} %`, alignRight: true },
  { title: 'BAND', text: ({ band }) => band },
  { title: 'CATEGORY', text: ({ category }) => category ?? '' },
  { title: 'KIND', text: ({ sub_kind }) => sub_kind ?? '' },
  {
    title: 'RECOMMENDED',
    text: ({ recommended, protected_by }) => protected_by ?? (recommended ? 'yes' : 'no'),
  },
  { title: 'PATH', text: ({ path }) => path },
];
