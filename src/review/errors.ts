/** A decision that rests on something which is not so any more: nothing was changed. */
export class DecisionRefusedError extends Error {
  override readonly name = 'DecisionRefusedError';
  readonly code: 'count_changed' | 'undo_step_changed';

  constructor(code: DecisionRefusedError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export type PlanErrorCode =
  | 'plan_not_found'
  | 'plan_empty'
  | 'plan_state'
  | 'plan_busy'
  | 'plan_blocked'
  | 'acting_off'
  | 'count_changed';

/** A plan cannot be made, applied or taken back; `message` names the remedy. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
  readonly code: PlanErrorCode;

  constructor(code: PlanErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
