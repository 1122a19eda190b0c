import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createVerifiedKeys } from './verified-keys.ts';

const MINUTE_MS = 60_000;
const ADA = { user: { id: 'ada', name: 'Ada', email: 'ada@example.org' }, mayAct: true };

class AwayError extends Error {}
class RefusedError extends Error {}

function keys() {
  const world = { now: 0, asked: 0, answer: 'yes' as 'yes' | 'no' | 'away' };
  const verified = createVerifiedKeys({
    async verify() {
      world.asked += 1;
      if (world.answer === 'away') throw new AwayError();
      if (world.answer === 'no') throw new RefusedError();
      return ADA;
    },
    isAway: (error) => error instanceof AwayError,
    random: randomBytes,
    clock: () => world.now,
  });
  return { world, verified };
}

describe('keys that scripts send', () => {
  it('are asked about once in five minutes, however many requests come', async () => {
    const { world, verified } = keys();
    await Promise.all([verified.owner('key'), verified.owner('key')]);
    world.now += 4 * MINUTE_MS;
    expect(await verified.owner('key')).toEqual(ADA);
    expect(world.asked).toBe(1);
    world.now += 2 * MINUTE_MS;
    await verified.owner('key');
    expect(world.asked).toBe(2);
  });

  it('stop working within five minutes after Immich has taken them back', async () => {
    const { world, verified } = keys();
    await verified.owner('key');
    world.answer = 'no';
    world.now += 6 * MINUTE_MS;
    await expect(verified.owner('key')).rejects.toThrow(RefusedError);
    world.answer = 'away';
    await expect(verified.owner('key')).rejects.toThrow(AwayError);
  });

  it('are asked about anew when the clock was set back', async () => {
    const { world, verified } = keys();
    await verified.owner('key');
    world.now -= 24 * 60 * MINUTE_MS;
    expect(verified.isKnown('key')).toBe(false);
    world.answer = 'no';
    await expect(verified.owner('key')).rejects.toThrow(RefusedError);
  });

  it('go on working for a day while Immich is away, and Immich is not asked each time', async () => {
    const { world, verified } = keys();
    await verified.owner('key');
    world.answer = 'away';
    for (let hour = 1; hour < 24; hour += 1) {
      world.now += 60 * MINUTE_MS;
      expect(await verified.owner('key')).toEqual(ADA);
      expect(await verified.owner('key')).toEqual(ADA);
    }
    expect(world.asked).toBe(24);
    world.now += 61 * MINUTE_MS;
    await expect(verified.owner('key')).rejects.toThrow(AwayError);
    await expect(verified.owner('another')).rejects.toThrow(AwayError);
  });
});
