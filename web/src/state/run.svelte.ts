import type { RunEvent, RunStatus } from '#contract/analysis.ts';
import type { ResultItem } from '#contract/results.ts';
import { commandRun, getRunStatus, type RunCommand, type StartOptions, startRun } from '#web/api/analysis.ts';
import { type Liveness, listenToRun } from '#web/api/run-events.ts';

/** As many as the dashboard's strip can show at once on a wide screen. */
const NEWEST_SHOWN = 24;

/** The analysis as it goes: its state, the newest findings, and the commands. */
export class RunState {
  status = $state.raw<RunStatus | null>(null);
  liveness = $state.raw<Liveness>('connecting');
  newest = $state.raw<readonly ResultItem[]>([]);
  /** The command that is on its way; its button waits. */
  pending = $state.raw<RunCommand | 'start' | null>(null);
  error = $state.raw<unknown>(null);

  /** How often everything was judged again in the background: what is on screen was judged before. */
  judgedAgain = $state(0);

  readonly active = $derived(this.status?.state === 'running' || this.status?.state === 'queued');
  /** 0–1; null while nobody knows how many there will be. */
  readonly share = $derived(
    this.status && this.status.total > 0 ? Math.min(1, this.status.done / this.status.total) : null,
  );

  #onChange: (status: RunStatus) => void;
  #onEvent: (event: RunEvent) => void;

  constructor(onChange: (status: RunStatus) => void, onEvent: (event: RunEvent) => void) {
    this.#onChange = onChange;
    this.#onEvent = onEvent;
  }

  /** Follows the run until the returned function is called. */
  follow(): () => void {
    this.status = null;
    this.newest = [];
    void this.refresh();
    return listenToRun({
      onEvent: (event) => this.#receive(event),
      onLiveness: (liveness) => {
        // What happened in between is asked for once, as events may have been missed for good.
        if (liveness === 'open' && this.liveness === 'lost') void this.refresh();
        this.liveness = liveness;
      },
    });
  }

  async refresh(): Promise<void> {
    try {
      this.#accept(await getRunStatus());
    } catch (error) {
      this.error = error;
    }
  }

  start(options: StartOptions): Promise<void> {
    this.newest = [];
    return this.#send('start', () => startRun(options));
  }

  command(command: RunCommand): Promise<void> {
    return this.#send(command, () => commandRun(command));
  }

  async #send(name: RunCommand | 'start', send: () => Promise<unknown>): Promise<void> {
    this.pending = name;
    this.error = null;
    try {
      await send();
      await this.refresh();
    } catch (error) {
      this.error = error;
    } finally {
      this.pending = null;
    }
  }

  #receive(event: RunEvent): void {
    if (event.type === 'status') this.#accept(event.status);
    if (event.type === 'found') this.#remember(event.items);
    this.#onEvent(event);
  }

  #accept(status: RunStatus): void {
    const before = this.status;
    this.status = status;
    const isOver = status.kind === 'rescore' && status.state === 'finished';
    if (isOver && before !== null && (before.run_id !== status.run_id || before.state !== 'finished'))
      this.judgedAgain += 1;
    this.#onChange(status);
  }

  #remember(items: readonly ResultItem[]): void {
    const seen = new Set(items.map((item) => item.asset_id));
    const older = this.newest.filter((item) => !seen.has(item.asset_id));
    this.newest = [...items.toReversed(), ...older].slice(0, NEWEST_SHOWN);
  }
}
