import { Presets, SingleBar } from 'cli-progress';
import type { RunStatus } from '../analysis/run-control.ts';

const PHASES: Readonly<Record<string, string>> = {
  catalogue: 'reading the catalogue',
  memberships: 'albums, tags, stacks',
  metadata: 'metadata',
  pixels: 'thumbnails',
  bytes: 'first and last bytes',
  relations: 'copies',
  scoring: 'judging',
  done: 'done',
};

export interface ProgressBar {
  show(status: RunStatus): void;
  end(): void;
}

/** A bar on stderr, so that stdout carries data only; nothing where stderr is no terminal. */
export function progressBar(): ProgressBar {
  if (!process.stderr.isTTY) return { show: () => {}, end: () => {} };
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% · {value}/{total} · {phase}',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      etaBuffer: 50,
    },
    Presets.rect,
  );
  bar.start(1, 0, { phase: 'starting' });
  return {
    show(status) {
      bar.setTotal(Math.max(status.total, 1));
      bar.update(status.done, { phase: PHASES[status.phase ?? ''] ?? '' });
    },
    end: () => bar.stop(),
  };
}
