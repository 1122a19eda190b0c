import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { id, photo, screenshot } from '../review/seeded-store.ts';
import { type AppUnderTest, appUnderTest, type Wishes } from './app-under-test.ts';

const opened: AppUnderTest[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
async function start(wishes: Wishes = {}): Promise<FastifyInstance> {
  const one = await appUnderTest(wishes);
  opened.push(one);
  return one.app;
}

const call = async (
  app: FastifyInstance,
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  payload?: object,
) => {
  const answer = await app.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
};
const assets = [screenshot(1), screenshot(2), screenshot(3, { isFavorite: true }), photo(4)];

describe('deciding by filter', () => {
  it('takes what matches at that moment, never what is protected, and says so', async () => {
    const app = await start({ assets });
    const all = { decision: 'delete', selection: { filter: { category: 'high_confidence' } } };
    const rehearsed = await call(app, 'POST', '/api/decisions', { ...all, dry_run: true });
    const answer = {
      matched: 2,
      changed: 2,
      unchanged: 0,
      left_out: { protected: 1, kept: 0, held_back: 0 },
      unknown: 0,
    };
    expect(rehearsed.body).toEqual({ ...answer, step: null, dry_run: true });
    expect((await call(app, 'GET', '/api/statistics')).body.marked.count).toBe(0);

    const done = await call(app, 'POST', '/api/decisions', { ...all, expected_count: 2 });
    expect(done.body).toEqual({ ...answer, step: expect.any(Number), dry_run: false });
    expect((await call(app, 'GET', '/api/decisions/steps')).body).toMatchObject({
      items: [{ step: done.body.step, changed: 2, description: 'Marked 2 for deletion' }],
      total: 1,
    });
    const undone = await call(app, 'POST', '/api/decisions/undo', { step: done.body.step });
    expect(undone.body).toMatchObject({ undone: 2, description: 'Marked 2 for deletion', steps_left: 0 });
  });

  it.each([
    ['another number than was seen', { expected_count: 5 }, 409, 'count_changed'],
    ['a misspelled filter', { selection: { filter: { categroy: 'screenshots' } } }, 400, 'validation_failed'],
    ['both ids and filter', { selection: { filter: {}, asset_ids: [id(1)] } }, 400, 'validation_failed'],
    ['no selection', { selection: {} }, 400, 'validation_failed'],
  ])('refuses %s, and changes nothing', async (_, change, status, code) => {
    const app = await start({ assets });
    const body = { decision: 'delete', selection: { filter: { category: 'screenshots' } }, ...change };
    const answer = await call(app, 'POST', '/api/decisions', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await call(app, 'GET', '/api/statistics')).body.marked.count).toBe(0);
  });

  it('does not undo another step than the one meant', async () => {
    const app = await start({ assets });
    await call(app, 'POST', '/api/keep', { asset_ids: [id(1)] });
    const answer = await call(app, 'POST', '/api/decisions/undo', { step: 77 });
    expect([answer.status, answer.body.code]).toEqual([409, 'undo_step_changed']);
  });

  it.each([
    ['taken_before', '2024-09-12T06:00:01.000Z', [1]],
    ['taken_after', '2024-09-12T06:00:02.000Z', [2, 3, 4]],
    ['min_size', '4000000', [4]],
    ['max_size', '300001', [1]],
    ['camera', 'canon', [4]],
    ['camera', 'Canon EOS 80D', [4]],
    ['folder', 'Photos/Trips/', [5]],
    ['source_app', 'WhatsApp', [1, 2, 3]],
    ['sub_kind', 'phone', [1, 2, 3]],
  ])('filters by %s=%s', async (name, value, wanted) => {
    const more = photo(5, { path: 'Photos/Trips/a.jpg', libraryId: null, camera: null, bytes: 1_000_000 });
    const inFolder =
      name === 'folder' ? [...assets, more, photo(6, { path: 'Photos/Trips2/a.jpg' })] : assets;
    const app = await start({ assets: inFolder });
    const answer = await call(app, 'GET', `/api/results?sort=name&${name}=${encodeURIComponent(value)}`);
    const found = answer.body.items.map((item: { asset_id: string }) => item.asset_id).sort();
    expect(found).toEqual((wanted as number[]).map(id).sort());
  });
});

describe('plans', () => {
  it('are made from what is marked, show their evidence, and cannot be applied while Immich is down', async () => {
    const app = await start({ assets });
    await call(app, 'POST', '/api/mark_for_deletion', { asset_ids: [id(1), id(2)] });
    const made = await call(app, 'POST', '/api/plans', { outcome: 'trash' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      state: 'planned',
      outcome: 'trash',
      count: 2,
      bytes: 600_003,
      by_category: { screenshots: { count: 2, bytes: 600_003 } },
      allowed: false,
      can_restore: false,
    });
    expect(made.body.notices.map(({ code }: { code: string }) => code)).toContain('immich_unreachable');
    const planId = made.body.plan_id;
    const items = await call(app, 'GET', `/api/plans/${planId}/items?limit=1`);
    expect(items.body).toMatchObject({ next_cursor: 1, total: 2 });
    expect(items.body.items[0]).toMatchObject({ asset_id: id(2), result: 'pending', reason: null });
    expect(items.body.items[0].reasons.length).toBeGreaterThan(0);
    expect((await call(app, 'GET', '/api/plans')).body.items).toHaveLength(1);

    const wrong = await call(app, 'POST', `/api/plans/${planId}/apply`, { confirm_count: 3 });
    expect([wrong.status, wrong.body.code]).toEqual([409, 'count_changed']);
    expect((await call(app, 'POST', `/api/plans/${planId}/apply`, {})).status).toBe(400);
    const begun = await call(app, 'POST', `/api/plans/${planId}/apply`, { confirm_count: 2 });
    expect([begun.status, begun.body.state]).toEqual([202, 'applying']);
    await call(app, 'POST', `/api/plans/${planId}/stop`);
    expect((await call(app, 'GET', `/api/plans/${planId}`)).body).toMatchObject({
      state: 'stopped',
      counts: { pending: 2, applied: 0 },
      message: expect.stringContaining('does not answer'),
    });
    const discarded = await call(app, 'DELETE', `/api/plans/${planId}`);
    expect([discarded.status, discarded.body.code]).toEqual([409, 'plan_state']);
  });

  it('are forgotten when they are discarded before', async () => {
    const app = await start({ assets });
    await call(app, 'POST', '/api/mark_for_deletion', { asset_ids: [id(1)] });
    const { body } = await call(app, 'POST', '/api/plans', { outcome: 'export' });
    expect(body).toMatchObject({ allowed: true, notices: [], count: 1 });
    const applied = await call(app, 'POST', `/api/plans/${body.plan_id}/apply`, { confirm_count: 1 });
    expect(applied.body.code).toBe('plan_state');
    expect((await call(app, 'DELETE', `/api/plans/${body.plan_id}`)).status).toBe(204);
    expect((await call(app, 'GET', `/api/plans/${body.plan_id}`)).body.code).toBe('plan_not_found');
  });

  it.each([
    ['POST', '/api/plans', { outcome: 'trash' }, 422, 'plan_empty'],
    ['POST', '/api/plans', { outcome: 'delete' }, 400, 'validation_failed'],
    ['POST', '/api/plans', { outcome: 'trash', force: true }, 400, 'validation_failed'],
    ['GET', '/api/plans/99', undefined, 404, 'plan_not_found'],
    ['GET', '/api/plans/..%2f', undefined, 400, 'validation_failed'],
    ['POST', '/api/plans/1e999/stop', undefined, 400, 'validation_failed'],
    ['GET', '/api/merges/1', undefined, 404, 'plan_not_found'],
    ['POST', '/api/merges', { selection: { asset_ids: [id(1)] } }, 422, 'plan_empty'],
    ['POST', '/api/merges', { selection: { pairs: [] } }, 400, 'validation_failed'],
  ] as const)('answer %s %s %o with a problem', async (method, url, payload, status, code) => {
    const app = await start({ assets });
    const answer = await call(app, method, url, payload);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
