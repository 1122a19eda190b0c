import { SvelteMap } from 'svelte/reactivity';
import type { RunEvent } from '#contract/analysis.ts';
import type { Merge } from '#contract/merges.ts';
import type { Plan } from '#contract/plans.ts';

/** The newest that was heard of plans and merges while they are applied or taken back. */
export class PlanNews {
  readonly plans = new SvelteMap<string, Plan>();
  readonly merges = new SvelteMap<string, Merge>();

  receive(event: RunEvent): void {
    if (event.type === 'plan') this.plans.set(event.plan.plan_id, event.plan);
    if (event.type === 'merge') this.merges.set(event.merge.merge_id, event.merge);
  }
}
