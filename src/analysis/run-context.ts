import type { JudgementSettings } from '../domain/judgement.ts';
import type { ImmichLibrary } from '../immich/immich-library.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { Measuring } from './measuring/measuring.ts';
import type { Patience } from './patience.ts';
import type { Progress } from './progress.ts';
import type { RunSettings } from './run-settings.ts';
import type { Scoring } from './scoring.ts';
import type { Tempo } from './tempo.ts';
import type { Touched } from './touched.ts';

/** What every phase of a run works with. */
export interface RunContext {
  readonly runId: number;
  readonly store: AccountStore;
  readonly library: ImmichLibrary;
  readonly settings: RunSettings;
  readonly judgement: JudgementSettings;
  readonly progress: Progress;
  readonly scoring: Scoring;
  readonly patience: Patience;
  /** How many requests the server bears now. */
  readonly tempo: Tempo;
  /** Who measures thumbnails. */
  readonly measuring: Measuring;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** What came, changed, went or was looked at: around it relations have to be searched anew. */
  readonly touched: Touched;
  /** Aborted with a `RunInterruption` when the run shall end, pause or make way. */
  readonly signal: AbortSignal;
}

/** Why a run was asked to end before it was done. */
export class RunInterruption extends Error {
  override readonly name = 'RunInterruption';
  /** `stop`: for good; `pause`: until resumed; `close`: the process ends, the next one goes on; `lost`: another process has it. */
  readonly kind: 'stop' | 'pause' | 'close' | 'lost';

  constructor(kind: RunInterruption['kind']) {
    super(`The run was asked to ${kind}.`);
    this.kind = kind;
  }
}

/** The run cannot go on without the person; `state` is what it waits in. */
export class RunQuestion extends Error {
  override readonly name = 'RunQuestion';
  readonly state: 'paused' | 'failed';

  constructor(state: RunQuestion['state'], message: string) {
    super(message);
    this.state = state;
  }
}
