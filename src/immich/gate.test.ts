import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';

const never = new AbortController().signal;

describe('a gate', () => {
  it('lets in as many as it has places, first come, first served, and follows a new size', async () => {
    const gate = createGate(1);
    const order: number[] = [];
    const leaves = new Map<number, () => void>();
    const visits = [1, 2, 3, 4].map(async (n) => {
      leaves.set(n, await gate.enter(never));
      order.push(n);
    });
    await visits[0];
    expect(order).toEqual([1]);
    leaves.get(1)?.();
    leaves.get(1)?.();
    await visits[1];
    expect(order).toEqual([1, 2]);
    gate.resize(3);
    await Promise.all(visits);
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('forgets who gave up while waiting', async () => {
    const gate = createGate(1);
    const leave = await gate.enter(never);
    const stop = new AbortController();
    const waiting = gate.enter(stop.signal);
    const next = gate.enter(never);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(gate.enter(stop.signal)).rejects.toThrow('enough');
    leave();
    await expect(next).resolves.toBeTypeOf('function');
  });
});
