import { test } from 'vitest';
import { killPlans } from '../faults/kill-plan.ts';

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('twenty kills, seed %i', async (seed) => {
  await killPlans(20, seed);
});
