import { describe, expect, it } from 'vitest';
import { createTempo, type Tempo } from './tempo.ts';

/** A server that answers in `alone` ms until more than `room` requests queue before it. */
function serve(tempo: Tempo, answers: number, { alone = 10, room = 100, others = 0 } = {}): void {
  for (let n = 0; n < answers; n++) {
    const waiting = Math.max(0, tempo.lanes() + others - room);
    tempo.answered(alone + waiting * alone);
  }
}

describe('createTempo', () => {
  it('finds the most that was set on a server that keeps up', () => {
    const tempo = createTempo(8);
    expect(tempo.lanes()).toBe(2);
    serve(tempo, 200);
    expect(tempo.lanes()).toBe(8);
  });

  it('stays below what the server can bear', () => {
    const tempo = createTempo(32);
    serve(tempo, 2_000, { room: 4 });
    expect(tempo.lanes()).toBeLessThanOrEqual(6);
    expect(tempo.lanes()).toBeGreaterThanOrEqual(2);
  });

  it('makes room when somebody else comes, and comes back when they go', () => {
    const tempo = createTempo(8);
    serve(tempo, 300, { room: 10 });
    expect(tempo.lanes()).toBe(8);
    serve(tempo, 60, { room: 10, others: 20 });
    expect(tempo.lanes()).toBeLessThanOrEqual(2);
    serve(tempo, 300, { room: 10 });
    expect(tempo.lanes()).toBe(8);
  });

  it('never stops altogether', () => {
    const tempo = createTempo(1);
    serve(tempo, 12);
    serve(tempo, 120, { alone: 5_000 });
    expect(tempo.lanes()).toBe(1);
  });

  it('takes two at a time when it is to be polite', () => {
    const tempo = createTempo(8, 'polite');
    serve(tempo, 300);
    expect(tempo.lanes()).toBe(2);
  });

  it('takes the jitter of a quick network for what it is', () => {
    const tempo = createTempo(8);
    for (let n = 0; n < 300; n++) tempo.answered(n % 24 < 12 ? 1 : 6);
    expect(tempo.lanes()).toBe(8);
  });
});
