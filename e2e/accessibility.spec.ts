import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { analysedFolder } from './library.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ page, folder }) => analysedFolder(page, folder));

/** Colours half-way through a fade are nobody's to read; what is judged is the screen at rest. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  );
}

async function seriousIssues(page: Page): Promise<string[]> {
  await atRest(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
    );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no serious issue on any screen, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const history = ['plans', 'decisions', 'runs', 'audit', 'downloads'].map((tab) => `/history?tab=${tab}`);
    const others = ['/settings', '/swipe', '/apply'];
    for (const path of ['/', '/setup', '/results', '/marked', ...history, ...others]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (path === '/results') await expect(page.locator('[data-tile]').first()).toBeVisible();
      expect(await seriousIssues(page), path).toEqual([]);
    }
    await page.goto('/results?category=screenshots');
    await page.getByRole('button', { name: /^Select (high confidence|≥)/ }).click();
    await expect(page.getByRole('toolbar')).toBeVisible();
    expect(await seriousIssues(page), 'selection').toEqual([]);
    await page.goto('/results?category=screenshots');
    await page.locator('[data-tile]').first().click();
    await expect(page.getByRole('heading', { name: 'Details' })).toBeVisible();
    expect(await seriousIssues(page), 'one image').toEqual([]);
  });
}
