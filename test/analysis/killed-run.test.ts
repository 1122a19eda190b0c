import { beforeAll, expect, test } from 'vitest';
import { killAndResume, seeded, type Undisturbed, undisturbedRun } from './kill-run.ts';

let undisturbed: Undisturbed;
beforeAll(async () => {
  undisturbed = await undisturbedRun();
  expect(undisturbed.rows.length).toBeGreaterThan(100);
});

const random = seeded(20_261_122);
/** A sample; `npm run test:long` kills two hundred. */
const shares = Array.from({ length: 3 }, () => random());
test.each(shares)('a run killed at %f of its way is resumed and ends with the same rows', (share) =>
  killAndResume(share, undisturbed),
);
