import { beforeAll, test } from 'vitest';
import { killAndResume, seeded, type Undisturbed, undisturbedRun } from '../analysis/kill-run.ts';

let undisturbed: Undisturbed;
beforeAll(async () => {
  undisturbed = await undisturbedRun();
});

const random = seeded(7);
const shares = Array.from({ length: 200 }, () => random());
test.each(shares)('a run killed at %f of its way ends with the rows of an undisturbed one', (share) =>
  killAndResume(share, undisturbed),
);
