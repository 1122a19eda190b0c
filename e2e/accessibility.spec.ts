import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { analysedFolder, openFirst } from './library.ts';
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

/** Nothing serious on what the page shows now. */
async function judge(page: Page, screen: string): Promise<void> {
  // What lies under the mouse is paler, as Immich's own buttons are.
  await page.mouse.move(0, 0);
  await atRest(page);
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const axe = new AxeBuilder({ page });
  // Names, roles and order are the same in the dark: only the colours are looked at again.
  const { violations } = await (isDark ? axe.withRules(['color-contrast']) : axe).analyze();
  const issues = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
    );
  expect(issues, screen).toEqual([]);
}

const post = async (request: APIRequestContext, path: string, data: object) => {
  const answer = await request.post(path, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
};
const decide = (request: APIRequestContext, decision: 'delete' | 'none') =>
  post(request, '/api/decisions', { decision, selection: { filter: { category: 'screenshots' } } });
const act = (request: APIRequestContext, acting: 'off' | 'trash') =>
  request.put('/api/config', { data: { settings: { acting } } });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`no serious issue, ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });
    // Each screen is searched whole, which takes a busy machine its time.
    test.beforeEach(() => test.slow());

    test('on any screen', async ({ page }) => {
      const history = ['plans', 'decisions', 'runs', 'audit', 'downloads'].map(
        (tab) => `/history?tab=${tab}`,
      );
      for (const path of ['/', '/setup', '/marked', ...history, '/settings', '/apply']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await judge(page, path);
      }
      await page.goto('/swipe');
      await expect(page.getByRole('article')).toBeVisible();
      await judge(page, 'swipe');
    });

    test('in the views of the results, and on one image', async ({ page, isMobile }) => {
      await page.goto('/results?category=screenshots');
      const tiles = page.locator('[data-tile]');
      await expect(tiles.first()).toHaveAccessibleName(/Screenshot_/);
      await judge(page, 'grid');
      if (!isMobile) {
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
        await judge(page, 'keyboard help');
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
      await page.getByRole('button', { name: 'Filters' }).click();
      await expect(page.getByRole('group', { name: 'Filters' })).toBeVisible();
      await judge(page, 'filters');
      await page.goto('/results?category=screenshots&view=table');
      await expect(tiles.first()).toHaveAccessibleName(/Screenshot_/);
      await judge(page, 'table');
      await page.goto('/results?category=screenshots&view=groups');
      await expect(page.getByRole('button', { name: /^Mark all: / }).first()).toBeVisible();
      await judge(page, 'groups');
      await page.goto('/results?category=screenshots');
      await page.getByRole('button', { name: /^Select (high confidence|≥)/ }).click();
      await expect(page.getByRole('toolbar')).toBeVisible();
      await judge(page, 'selection');
      await page.goto('/results?category=screenshots');
      await openFirst(page);
      await expect(page.getByRole('heading', { name: 'Details' })).toBeVisible();
      await page.getByText('Never suggest such images').click();
      await expect(page.getByRole('button', { name: /^Add: / }).first()).toBeVisible();
      await judge(page, 'one image');
    });

    test('before plans and merges are confirmed', async ({ page }) => {
      const { request } = page;
      await decide(request, 'delete');
      try {
        const { plan_id: plan } = await post(request, '/api/plans', { outcome: 'trash' });
        await page.goto(`/plans/${plan}`);
        await expect(page.getByText('This service may not do this to your library yet')).toBeVisible();
        await judge(page, 'plan, not allowed yet');
        await act(request, 'trash');
        await page.reload();
        await page.getByText('To confirm, type the number').click();
        await page.getByLabel('Number of images').fill('1');
        await judge(page, 'plan, to be confirmed');
        await request.delete(`/api/plans/${plan}`);
        const { items } = await (await request.get('/api/results?q=IMG_&limit=2')).json();
        const [one, other] = items;
        const pairs = [{ asset_id: one.asset_id, better_id: other.asset_id }];
        const { merge_id: merge } = await post(request, '/api/merges', { selection: { pairs } });
        await page.goto(`/merges/${merge}`);
        await expect(page.getByRole('button', { name: /^Merge: 1 / }).first()).toBeVisible();
        await judge(page, 'merge');
        await request.delete(`/api/merges/${merge}`);
      } finally {
        await act(request, 'off');
        await decide(request, 'none');
      }
    });

    test('before one is signed in', async ({ page }) => {
      const inside = await (await page.request.get('/api/session')).json();
      let state = 'sign_in';
      const server = { url: 'http://immich.local:2283', fixed: true };
      await page.route('**/api/session', (route) =>
        route.fulfill({
          json: { ...inside, state, auth: 'immich', methods: ['api_key', 'password'], server },
        }),
      );
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByText('Please fill this in.')).toBeVisible();
      await judge(page, 'sign-in');
      state = 'code';
      await page.reload();
      await expect(page.getByLabel('Code')).toBeVisible();
      await judge(page, 'code');
    });
  });
}
