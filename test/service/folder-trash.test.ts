import { existsSync, readFileSync } from 'node:fs';
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
});
