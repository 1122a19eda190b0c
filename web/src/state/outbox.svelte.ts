import { decideOn } from '#web/api/decisions.ts';
import { DecisionQueue, type Sent, type Waiting } from './decision-queue.ts';

/** Decisions that the service does not have yet, for all screens. */
export class Outbox {
  waiting = $state.raw<readonly Waiting[]>([]);

  #queue: DecisionQueue;

  constructor(onSent: (sent: Sent) => void) {
    this.#queue = new DecisionQueue({
      send: async (ids, choice) => {
        const { left_out } = await decideOn(ids, choice);
        return left_out.protected + left_out.kept;
      },
      storage: localStorage,
      onChange: (waiting) => {
        this.waiting = waiting;
      },
      onSent,
      later: (act, wait) => setTimeout(act, wait),
    });
  }

  open(account: string): void {
    this.#queue.open(account);
  }

  add(ids: readonly string[], choice: Waiting['choice']): void {
    this.#queue.add(ids, choice);
  }

  flush(): void {
    void this.#queue.flush();
  }
}
