/** Why a plan was stopped before its end by ourselves; `message` names the remedy. */
export class PlanStopped extends Error {
  override readonly name = 'PlanStopped';
  readonly code: 'acting_off' | 'blocked' | 'queues_busy' | 'immich_broke_off';

  constructor(code: PlanStopped['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
