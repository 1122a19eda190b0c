import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Decisions } from '../../web/src/state/decisions.svelte.ts';
import { MadeSteps } from '../../web/src/state/made-steps.ts';
import { type AppUnderTest, appUnderTest } from '../http/app-under-test.ts';
import { id, screenshot } from '../review/seeded-store.ts';

/** A tab's own storage. */
function tabStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

function openWindow(storage = tabStorage(), library = 'ada immich http://immich.local') {
  const decisions = new Decisions({ add: () => {}, waiting: [] }, new MadeSteps(storage), () => {});
  decisions.open(library);
  return decisions;
}

const tile = (n: number) => ({ asset_id: id(n), decision: null });

describe('two windows on one library', () => {
  let tested: AppUnderTest;
  const stored = async (n: number) => (await tested.app.inject(`/api/results/${id(n)}`)).json().decision;

  beforeEach(async () => {
    tested = await appUnderTest({ assets: [screenshot(1), screenshot(2), screenshot(3)] });
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const answer = await tested.app.inject({
        method: (init.method ?? 'GET') as 'GET' | 'POST',
        url,
        headers: init.headers as Record<string, string>,
        payload: String(init.body ?? ''),
      });
      return new Response(answer.body, { status: answer.statusCode });
    });
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
    await tested.close();
  });

  it('never take back what the other has decided', async () => {
    const [a, b] = [openWindow(), openWindow()];
    const { made } = await a.decide([tile(1)], 'delete');
    await b.decide([tile(2)], 'keep');
    await expect(a.undo(made)).rejects.toMatchObject({ status: 409, code: 'undo_step_changed' });
    expect([await stored(1), await stored(2)]).toEqual(['delete', 'keep']);
    expect(a.of(tile(1))).toBe('delete');
    expect(await b.undo()).toEqual({ undone: 1, known: true });
    expect(await stored(2)).toBe(null);
  });

  it('show what the service says is decided after an undo, not what they remember', async () => {
    const [a, b] = [openWindow(), openWindow()];
    await b.decide([tile(1)], 'delete');
    await a.decide([tile(1)], 'keep');
    await a.undo();
    expect([a.of(tile(1)), await stored(1)]).toEqual(['delete', 'delete']);
  });

  it('undo only what was decided in them, after the page was loaded anew, too', async () => {
    const tab = tabStorage();
    await openWindow(tab).decide([tile(1)], 'delete');
    expect(await openWindow().undo()).toBe(null);
    expect(await openWindow(tab, 'ada sample').undo()).toBe(null);
    expect(await stored(1)).toBe('delete');
    expect(await openWindow(tab).undo()).toEqual({ undone: 1, known: true });
    expect(await stored(1)).toBe(null);
  });

  it('undo the step a message names, and refuse where a newer one of theirs lies on it', async () => {
    const a = openWindow();
    const first = await a.decide([tile(1)], 'delete');
    await a.decide([tile(2)], 'delete');
    await expect(a.undo(first.made)).rejects.toMatchObject({ code: 'undo_step_changed' });
    expect(await a.undo()).toMatchObject({ undone: 1 });
    expect([await stored(1), await stored(2)]).toEqual(['delete', null]);
    expect(await a.undo(first.made)).toMatchObject({ undone: 1 });
  });

  it('undo a taken-back mark and keep together', async () => {
    const a = openWindow();
    await a.decide([tile(1)], 'delete');
    await a.decide([tile(2)], 'keep');
    await a.decide([tile(1), tile(2)], null);
    expect(await a.undo()).toEqual({ undone: 2, known: true });
    expect([await stored(1), await stored(2)]).toEqual(['delete', 'keep']);
  });

  it('undo what is on its way only once it has arrived', async () => {
    const a = openWindow();
    const deciding = a.decide([tile(3)], 'delete');
    expect(await a.undo()).toEqual({ undone: 1, known: true });
    await deciding;
    expect([a.of(tile(3)), await stored(3)]).toEqual([null, null]);
  });
});
