import type { Page } from '@playwright/test';
import { analysedFolder } from './library.ts';
import { expect, test } from './test.ts';

test.use({ untouched: 'swipe', tolerated: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 401/ });

test.beforeEach(async ({ page, folder }) => {
  await analysedFolder(page, folder);
  const all = { decision: 'none', selection: { filter: {} } };
  await page.request.post('/api/decisions', { data: all });
});

const marked = async (page: Page): Promise<number> =>
  (await (await page.request.get('/api/statistics')).json()).marked.count;
const card = (page: Page) => page.getByRole('article');

/** Drags the card as a finger does. */
async function drag(page: Page, by: { x: number; y: number }): Promise<void> {
  const box = await card(page).boundingBox();
  if (box === null) throw new Error('There is no card.');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 3 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 3 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 3 });
  await page.mouse.up();
}

test('left deletes, right keeps, up puts off, undo brings back', async ({ page }) => {
  await page.goto('/swipe');
  const first = await card(page).getAttribute('aria-label');
  await drag(page, { x: -260, y: 0 });
  await expect(card(page)).not.toHaveAttribute('aria-label', first ?? '');
  await expect(page.getByText('1 marked · 0 kept')).toBeVisible();
  await expect.poll(() => marked(page)).toBe(1);

  await drag(page, { x: 260, y: 0 });
  await expect(page.getByText('1 marked · 1 kept')).toBeVisible();
  await drag(page, { x: 0, y: -260 });
  await expect(page.getByText('1 marked · 1 kept')).toBeVisible();

  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await expect(page.getByText('1 marked · 0 kept')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page)).toHaveAttribute('aria-label', first ?? '');
  await expect.poll(() => marked(page)).toBe(0);

  await page.keyboard.press('ArrowLeft');
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => marked(page)).toBe(2);
});

test('decisions made without a connection arrive when it is back', async ({ page, context }) => {
  await page.goto('/swipe');
  await expect(card(page)).toBeVisible();
  await context.setOffline(true);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('status').filter({ hasText: /waiting|wait for/ })).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => marked(page)).toBe(2);
  await expect(page.getByRole('status').filter({ hasText: /waiting|wait for/ })).toBeHidden();
});

test('decisions survive a page that is closed before they were sent', async ({ page }) => {
  await page.goto('/swipe');
  await expect(card(page)).toBeVisible();
  await page.route('**/api/decisions', (route) => route.abort());
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('status').filter({ hasText: /waiting|waits/ })).toBeVisible();
  await page.unroute('**/api/decisions');
  await page.reload();
  await expect.poll(() => marked(page)).toBe(1);
});

test('a session that ends asks again, and loses no decision', async ({ page }) => {
  await page.goto('/swipe');
  await expect(card(page)).toBeVisible();
  const before = await card(page).getAttribute('aria-label');
  const inside = await (await page.request.get('/api/session')).json();
  const asks = {
    ...inside,
    state: 'sign_in',
    auth: 'immich',
    methods: ['api_key', 'password'],
    server: { url: 'http://immich.local:2283', fixed: true },
  };
  const refusal = {
    type: 'about:blank',
    title: 'Sign in first',
    status: 401,
    detail: 'Nobody is signed in.',
    code: 'sign_in_required',
  };
  await page.route('**/api/decisions', (route) =>
    route.fulfill({ status: 401, contentType: 'application/problem+json', body: JSON.stringify(refusal) }),
  );
  await page.route('**/api/session', (route) =>
    route.fulfill({ json: route.request().method() === 'POST' ? inside : asks }),
  );
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await page.unroute('**/api/decisions');
  await page.getByText('E-mail and password').click();
  await page.getByLabel('E-mail', { exact: true }).fill('ada@example.org');
  await page.getByLabel('Password', { exact: true }).fill('correct horse');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeHidden();
  await expect(card(page)).not.toHaveAttribute('aria-label', before ?? '');
  await expect.poll(() => marked(page)).toBe(1);
});
