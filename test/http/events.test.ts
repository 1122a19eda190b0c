import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runEvent } from '../../src/contract/analysis.ts';
import { id, screenshot } from '../review/seeded-store.ts';
import { type AppUnderTest, appUnderTest, IDLE } from './app-under-test.ts';

let tested: AppUnderTest;
let address = '';
beforeEach(async () => {
  tested = await appUnderTest({ assets: [screenshot(1)] });
  await tested.app.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(tested.app.server.address() as AddressInfo).port}`;
});
afterEach(() => tested.close());

/** Reads frames until `count` of them carry data. */
async function read(count: number, headers: Record<string, string> = {}) {
  const controller = new AbortController();
  const response = await fetch(`${address}/api/analyze/events`, { headers, signal: controller.signal });
  const frames: { id: string | null; event: unknown }[] = [];
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const data = /^data: (.*)$/m.exec(part)?.[1];
      if (data !== undefined)
        frames.push({ id: /^id: (.*)$/m.exec(part)?.[1] ?? null, event: runEvent.parse(JSON.parse(data)) });
    }
    if (frames.length >= count) break;
  }
  controller.abort();
  return { response, frames };
}

describe('events of the analysis', () => {
  it('begin with where it stands, then go on live, findings as results', async () => {
    const reading = read(3);
    // The stream is open once the first frame was written, and then replays nothing twice.
    tested.run.emit({ id: 1, type: 'status', status: { ...IDLE, done: 5 } });
    tested.run.emit({ id: 2, type: 'found', assetIds: [id(1)] });
    const { response, frames } = await reading;
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(frames.map((frame) => frame.id)).toEqual([null, '1', '2']);
    expect(frames[2]?.event).toMatchObject({ type: 'found', items: [{ asset_id: id(1) }] });
  });

  it('replay what came after the last one seen', async () => {
    for (const n of [1, 2, 3]) tested.run.emit({ id: n, type: 'status', status: { ...IDLE, done: n } });
    const { frames } = await read(2, { 'last-event-id': '1' });
    expect(frames.map((frame) => frame.id)).toEqual(['2', '3']);
  });

  it('tell how far a plan has come, without an id of their own', async () => {
    await tested.app.inject({
      method: 'POST',
      url: '/api/mark_for_deletion',
      payload: { asset_ids: [id(1)] },
    });
    const made = await tested.app.inject({
      method: 'POST',
      url: '/api/plans',
      payload: { outcome: 'trash' },
    });
    const planId = made.json().plan_id;
    const reading = read(3);
    tested.run.emit({ id: 1, type: 'status', status: { ...IDLE, done: 5 } });
    // Once the stream has been heard of, the plan begins; Immich is away, and it stops.
    const apply = async (): Promise<void> => {
      const url = `/api/plans/${planId}/apply`;
      await tested.app.inject({ method: 'POST', url, payload: { confirm_count: 1 } });
      await tested.app.inject({ method: 'POST', url: `/api/plans/${planId}/stop` });
    };
    let over = false;
    const done = reading.then((answer) => {
      over = true;
      return answer;
    });
    while (!over) await apply();
    const { frames } = await done;
    expect(frames.at(-1)).toMatchObject({ id: null, event: { type: 'plan', plan: { plan_id: planId } } });
  });

  it('do not keep the server from closing', async () => {
    const response = await fetch(`${address}/api/analyze/events`);
    await tested.app.close();
    // The body ends, in whichever way, instead of waiting for ever.
    await response.text().catch(() => '');
    expect(tested.app.server.listening).toBe(false);
  });
});
