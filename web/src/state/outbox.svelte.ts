import { decideOn, keepAssets, markForDeletion } from '#web/api/decisions.ts';
import { DecisionQueue, type Sent, type Waiting } from './decision-queue.ts';

/** Decisions that the service does not have yet, for all screens. */
export class Outbox {
  waiting = $state.raw<readonly Waiting[]>([]);

  #queue: DecisionQueue;

  constructor(onSent: (sent: Sent) => void) {
    this.#queue = new DecisionQueue({
      send: async (ids, { choice, was }) => {
        if (choice === null && was === 'delete')
          return { leftOut: 0, step: (await markForDeletion(ids, false)).step };
        if (choice === null && was === 'keep')
          return { leftOut: 0, step: (await keepAssets(ids, false)).step };
        const { left_out, step } = await decideOn(ids, choice);
        return { leftOut: left_out.protected + left_out.kept, step };
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

  add(ids: readonly string[], choice: Waiting['choice'], was: Waiting['was']): void {
    this.#queue.add(ids, choice, was);
  }

  flush(): void {
    void this.#queue.flush();
  }
}
