import type { Move } from './deck.svelte.ts';

/** How far a card must go, as a share of its width or height, before letting go decides. */
const SIDEWAYS = 0.27;
const UPWARDS = 0.2;

export interface Pull {
  /** Pixels from where the finger came down; up is negative. */
  readonly x: number;
  readonly y: number;
}

/** What letting go here would mean, and how near it is to that: 1 decides. */
export function meaningOf(
  { x, y }: Pull,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly move: Move; readonly share: number } {
  const sideways = Math.abs(x) / (width * SIDEWAYS);
  const upwards = -y / (height * UPWARDS);
  if (upwards > sideways) return { move: 'later', share: Math.max(0, upwards) };
  return { move: x < 0 ? 'delete' : 'keep', share: sideways };
}
