import { expect, it } from 'vitest';
import { exportQuery } from '../contract/exports.ts';
import { wrongOptions } from './wrong-usage.ts';

it('names options as the command line spells them', () => {
  const { error } = exportQuery.safeParse({ plan_id: 'x', min_confidence: 7, q: 'q'.repeat(300) });
  if (error === undefined) throw new Error('It was taken.');
  const lines = wrongOptions(error)
    .message.split('\n')
    .map((line) => line.split(' ')[0]);
  expect(lines.toSorted()).toEqual(['--min-confidence', '--plan', '--query']);
});
