import { expect, test } from 'vitest';
import { scannedSample } from '../accuracy/scanned-sample.ts';

/** Compressed photos are not told from simple ones at 250 pixels, and of drawn damage one in some is missed. */
const ACCEPTABLE = 0.96;

test('the whole sample library comes out as it was drawn', async () => {
  const scanned = await scannedSample();
  expect(scanned.length).toBeGreaterThan(270);
  const isRight = ({ label, verdict }: (typeof scanned)[number]) =>
    label.expect.includes(verdict.category ?? 'keep');
  const wrong = scanned.filter((one) => !isRight(one)).map(({ label }) => `${label.kind}: ${label.path}`);
  expect(1 - wrong.length / scanned.length, wrong.join('\n')).toBeGreaterThanOrEqual(ACCEPTABLE);
  const lost = scanned.filter(
    ({ label, verdict }) => verdict.recommended && label.expect.every((right) => right === 'keep'),
  );
  expect(lost.map(({ label }) => label.path)).toEqual([]);
});
