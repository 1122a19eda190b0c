import { expect, it } from 'vitest';
import { DARKEST_AT, HASH_BYTES, LUMA_AT, RANGE_AT } from '../perceptual-hash.ts';
import { CELLS, Layout } from './layout.ts';

const AS_IT_STANDS = Uint16Array.from({ length: CELLS }, (_, cell) => cell);

/** A look whose cells are black and white in turn. */
function lumaOf(storedRange: number): Float32Array {
  const look = new Uint8Array(HASH_BYTES);
  look[DARKEST_AT] = 0;
  look[RANGE_AT] = storedRange;
  for (let cell = 0; cell < CELLS; cell += 2) look[LUMA_AT + cell] = 255;
  const layout = new Layout(look);
  layout.open(0, AS_IT_STANDS);
  return layout.luma;
}

it('knows black from white where their range was too wide for a byte', () => {
  expect([...lumaOf(0).slice(0, 2)]).toEqual([256, 0]);
  expect([...lumaOf(200).slice(0, 2)]).toEqual([200, 0]);
});
