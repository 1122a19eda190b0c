import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { drawLittleFolder, FILES, temporaryFolder } from './little-folder.ts';

const [SCREENSHOT] = FILES;
const pictures = temporaryFolder('trashed-pictures');
const data = temporaryFolder('trashed-data');
let service: Service;

beforeAll(async () => {
  await drawLittleFolder(pictures.path);
  const config = loadConfig({ PORT: '0', DATA_DIR: data.path, LOG_LEVEL: 'silent', AUTH: 'none' }, {});
  service = await startService({ config, logToStdout: false });
  await service.opened.catch(() => undefined);
  await call('PUT', '/api/config', { library: { kind: 'folder', path: pictures.path } });
  await call('PUT', '/api/config', { settings: { acting: 'trash' } });
  await call('POST', '/api/analyze/start');
  await heard('/api/analyze/events', /"state":"finished"/);
});
afterAll(async () => {
  await service.close();
  for (const folder of [pictures, data]) folder.remove();
});

async function call(method: string, path: string, body?: unknown) {
  const json = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`${service.url}${path}`, { method, ...(body === undefined ? {} : json) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

async function heard(path: string, wanted: RegExp): Promise<void> {
  let text = '';
  for await (const chunk of (await fetch(`${service.url}${path}`)).body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    if (wanted.test(text)) return;
  }
}

/** Until the plan is so: each look asks the service. */
async function plan(id: string, state: string) {
  for (;;) {
    const found = await call('GET', `/api/plans/${id}`);
    if (found.state === state) return found;
    if (found.state === 'stopped' || found.state === 'restore_stopped') throw new Error(found.message);
  }
}

describe('acting on a folder', () => {
  it('promises no days, and leaves a list that tells a person where each file came from', async () => {
    const { items } = await call('GET', '/api/results?q=Screenshot');
    await call('POST', '/api/mark_for_deletion', { asset_ids: [items[0].asset_id] });
    const { plan_id, notices, count } = await call('POST', '/api/plans', { outcome: 'trash' });
    expect(count).toBe(1);
    expect(notices.map(({ code }: { code: string }) => code)).toEqual(['folder_trash']);

    await call('POST', `/api/plans/${plan_id}/apply`, { confirm_count: 1 });
    const applied = await plan(plan_id, 'applied');
    expect(applied).toMatchObject({ restorable_until: null, can_restore: true });
    expect(existsSync(join(pictures.path, SCREENSHOT))).toBe(false);

    const trash = join(pictures.path, '.image-cleaner-trash');
    const { slot, relative } = JSON.parse(readFileSync(join(trash, 'manifest.jsonl'), 'utf8'));
    expect(relative).toBe(SCREENSHOT);
    expect(readFileSync(join(trash, 'README.txt'), 'utf8')).toContain('manifest.jsonl');
    expect(existsSync(join(trash, slot, SCREENSHOT))).toBe(true);

    await call('POST', `/api/plans/${plan_id}/restore`);
    await plan(plan_id, 'restored');
    expect(existsSync(join(pictures.path, SCREENSHOT))).toBe(true);
  });

  it('brings back all but what stands in the way, says of that in plain words why, and brings it back later', async () => {
    const { items } = await call('GET', '/api/results?limit=100');
    await call('POST', '/api/mark_for_deletion', {
      asset_ids: items.map((item: { asset_id: string }) => item.asset_id),
    });
    const { plan_id, count } = await call('POST', '/api/plans', { outcome: 'trash' });
    expect(count).toBe(FILES.length);
    const at = (name: string) => join(pictures.path, name);
    const aside = join(data.path, 'aside');
    const [unseen, replaced, copied, lost] = FILES;

    // Gone before the plan comes to it: that one stays behind, the others go.
    renameSync(at(unseen), `${aside}-unseen`);
    await call('POST', `/api/plans/${plan_id}/apply`, { confirm_count: count });
    expect(await plan(plan_id, 'applied')).toMatchObject({ counts: { applied: count - 1, failed: 1 } });
    expect(await messages(plan_id, 'failed')).toEqual([
      `${unseen} is not there any more: it was moved or removed meanwhile.`,
    ]);

    const trash = at('.image-cleaner-trash');
    const lines = readFileSync(join(trash, 'manifest.jsonl'), 'utf8').trim().split('\n');
    const slots = new Map(
      lines.map((line) => JSON.parse(line)).map(({ relative, slot }) => [relative, slot]),
    );
    const inTrash = (name: string) => join(trash, slots.get(name), name.split('/').at(-1) ?? '');
    writeFileSync(at(replaced), 'another picture');
    copyFileSync(inTrash(copied), at(copied));
    renameSync(inTrash(lost), `${aside}-lost`);
    await call('POST', `/api/plans/${plan_id}/restore`);
    expect(await plan(plan_id, 'restored')).toMatchObject({
      counts: { restored: 2, not_restored: 2 },
      can_restore: true,
    });
    const told = await messages(plan_id, 'not_restored');
    expect(told.toSorted()).toEqual(
      [
        `${lost} does not lie in the trash any more: put it back at .image-cleaner-trash/${slots.get(lost)}/favicon.png, then restore once more.`,
        `There is another file at ${replaced} now: move it away, then restore once more. The one in the trash stays there.`,
      ].toSorted(),
    );
    expect(readFileSync(at(replaced), 'utf8')).toBe('another picture');
    expect(existsSync(inTrash(copied))).toBe(true);

    renameSync(at(replaced), `${aside}-replaced`);
    // By hand, past us.
    renameSync(`${aside}-lost`, at(lost));
    await call('POST', `/api/plans/${plan_id}/restore`);
    expect(await plan(plan_id, 'restored')).toMatchObject({
      counts: { restored: 4, not_restored: 0 },
      can_restore: false,
    });
    for (const name of [replaced, copied, lost]) expect(existsSync(at(name)), name).toBe(true);
  });
});

async function messages(planId: string, result: string): Promise<string[]> {
  const { items } = await call('GET', `/api/plans/${planId}/items?result=${result}`);
  return items.map(({ message }: { message: string }) => message);
}
