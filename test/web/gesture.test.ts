import { expect, it } from 'vitest';
import { meaningOf } from '../../web/src/swipe/gesture.ts';

const phone = { width: 360, height: 560 };

it.each([
  ['left deletes', { x: -140, y: 10 }, 'delete', true],
  ['right keeps', { x: 140, y: -30 }, 'keep', true],
  ['up puts off', { x: 20, y: -160 }, 'later', true],
  ['a short pull decides nothing', { x: -60, y: 0 }, 'delete', false],
  ['down decides nothing', { x: 0, y: 300 }, 'keep', false],
] as const)('%s', (_, pull, move, decides) => {
  const meaning = meaningOf(pull, phone);
  expect(meaning.move).toBe(move);
  expect(meaning.share >= 1).toBe(decides);
});
