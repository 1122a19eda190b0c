import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { measurePixels } from '../pixels/measure-pixels.ts';
import type { Measuring } from './measuring.ts';
import { createMeasuringPool, threadsFor } from './pool.ts';

/** A thread that does as the first byte says: 1 never answers, 2 throws, 3 ends; else it answers with that byte. */
const STRANGE = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ([what]) => {
      if (what === 1) for (;;);
      if (what === 2) throw new Error('out of its mind');
      if (what === 3) process.exit(9);
      parentPort.postMessage({ version: what, missing: 'none' });
    });
    parentPort.postMessage('ready');
  `)}`,
);
const BROKEN = new URL('data:text/javascript,throw new Error("does not start")');

const going = new AbortController().signal;
const open: Measuring[] = [];

function pool(options: Parameters<typeof createMeasuringPool>[0]): Measuring {
  const created = createMeasuringPool({ few: 0, ...options });
  open.push(created);
  return created;
}

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const thumbnail = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#a1b2c3' } })
    .webp()
    .toBuffer();

describe('the measuring pool', () => {
  it('measures as this thread would, and leaves the bytes to their owner', async () => {
    const image = await thumbnail();
    const before = Buffer.from(image);
    const measured = await pool({ threads: 2 }).measure(image, going);
    expect(measured).toEqual(await measurePixels(image));
    expect(image).toEqual(before);
  });

  it.each([
    ['hangs', 1, /longer than 1.5 s/],
    ['throws', 2, /out of its mind/],
    ['ends', 3, /ended with 9/],
  ])('loses the one picture over which a thread %s', async (_, what, message) => {
    const { measure } = pool({ threads: 1, mostMs: what === 1 ? 1_500 : 60_000, entry: STRANGE });
    const answers = await Promise.allSettled(
      [7, what, 8, 9].map((byte) => measure(Uint8Array.of(byte), going)),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(String(answers[1]?.status === 'rejected' && answers[1].reason)).toMatch(message);
    expect(answers[3]).toMatchObject({ value: { version: 9 } });
  });

  it('begins no thread for a few pictures', async () => {
    const { measure } = pool({ threads: 1, few: 1, entry: STRANGE });
    expect(await measure(await thumbnail(), going)).toHaveProperty('figures');
    expect(await measure(Uint8Array.of(7), going)).toMatchObject({ version: 7 });
  });

  it('measures here where no thread can be had', async () => {
    const image = await thumbnail();
    const { measure } = pool({ threads: 2, entry: BROKEN });
    const measured = await Promise.all([measure(image, going), measure(image, going), measure(image, going)]);
    for (const each of measured) expect(each).toEqual(await measurePixels(image));
  });

  it('waits for nothing once it is told to stop', async () => {
    const { measure, close } = pool({ threads: 1, entry: STRANGE });
    const stopping = new AbortController();
    const hanging = [1, 1, 7].map((byte) => measure(Uint8Array.of(byte), stopping.signal));
    stopping.abort(new Error('enough'));
    for (const each of await Promise.allSettled(hanging))
      expect(each).toMatchObject({ status: 'rejected', reason: { message: 'enough' } });
    await close();
    await expect(measure(Uint8Array.of(7), stopping.signal)).rejects.toThrow('enough');
  });

  it('has no more threads than processors, or than a server can feed, and one where it is polite', () => {
    expect([1, 2, 4, 5, 32].map((processors) => threadsFor(processors))).toEqual([0, 2, 4, 4, 4]);
    expect([1, 2, 32].map((processors) => threadsFor(processors, 'polite'))).toEqual([0, 1, 1]);
  });
});
