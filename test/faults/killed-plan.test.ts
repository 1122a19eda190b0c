import { test } from 'vitest';
import { killPlans } from './kill-plan.ts';

test('a plan that is killed twenty times ends as if nothing had happened, and so does its undoing', async () => {
  await killPlans(20, 20_261_122);
}, 300_000);
