import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Chooses the folder and analyses it through the API: for tests whose subject comes later. */
export async function analysedFolder(page: Page, folder: string): Promise<void> {
  const { request } = page;
  const before = await (await request.get('/api/config')).json();
  if (before.library?.path !== folder) {
    const chosen = await request.put('/api/config', { data: { library: { kind: 'folder', path: folder } } });
    expect(chosen.ok(), await chosen.text()).toBe(true);
  }
  const state = async () => (await (await request.get('/api/config')).json()).library?.state;
  await expect.poll(state, { timeout: 45_000 }).toBe('open');
  const run = async () => (await (await request.get('/api/analyze/status')).json()).state;
  if ((await run()) === null) await request.post('/api/analyze/start', { data: {} });
  await expect.poll(run, { timeout: 45_000 }).toBe('finished');
}

/** Opens the first result once it is there: its place is, before what belongs in it. */
export async function openFirst(page: Page): Promise<void> {
  const first = page.locator('[data-tile]').first();
  await expect(first).toHaveAccessibleName(/\.(png|jpg)/);
  await first.click();
}
