import type { Page } from '@playwright/test';
import { heapOf, jumpAround } from './jump-around.ts';
import { analysedFolder } from './library.ts';
import { expect, test } from './test.ts';

const TOTAL = 200_000;
const JUMPS = 200;

/** Answers for a library of 200,000 results, made up from the one result that is given. */
async function pretendLarge(page: Page, example: Record<string, unknown>): Promise<void> {
  const shapes = Uint8Array.from(
    { length: TOTAL },
    (_, index) => [85, 48, 30, 64, 128][(index * 7) % 5] ?? 0,
  );
  const layout = {
    layout_id: 'large',
    total: TOTAL,
    left_out: { protected: 0, kept: 0 },
    buckets: Array.from({ length: 200 }, (_, index) => ({
      month: `${2025 - Math.floor(index / 12)}-${String(12 - (index % 12)).padStart(2, '0')}`,
      count: TOTAL / 200,
    })),
    ratios: Buffer.from(shapes).toString('base64'),
  };
  const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  await page.route('**/api/results/layout?*', (route) => route.fulfill({ json: layout }));
  await page.route('**/api/results/layout/large/items?*', (route) => {
    const { searchParams } = new URL(route.request().url());
    const offset = Number(searchParams.get('offset'));
    const count = Math.min(Number(searchParams.get('limit')), TOTAL - offset);
    const items = Array.from({ length: count }, (_, at) => ({
      ...example,
      asset_id: idOf(offset + at),
      file_name: `IMG_${offset + at}.jpg`,
    }));
    return route.fulfill({ json: { items } });
  });
}

test('200,000 results: any place at once, with few nodes and level memory', async ({
  page,
  folder,
  isMobile,
}) => {
  await analysedFolder(page, folder);
  const { items } = await (await page.request.get('/api/results?limit=1&min_confidence=0.7')).json();
  await pretendLarge(page, items[0]);
  await page.goto('/results?sort=date');
  await expect(page.getByText('200,000 items')).toBeVisible();
  await expect(page.getByText('IMG_0.jpg')).toBeVisible();

  const heap = await heapOf(page);
  await jumpAround(page, 20);
  const before = (await heap()) / 1e6;
  const { nodes, longTasks, longest } = await jumpAround(page, JUMPS);
  const after = (await heap()) / 1e6;
  console.log(
    `    ${isMobile ? 'phone' : 'desktop'}: ${JUMPS} jumps in ${TOTAL}: at most ${nodes} nodes, ${longTasks} tasks above 50 ms ` +
      `(longest ${Math.round(longest)} ms), heap ${before.toFixed(1)} → ${after.toFixed(1)} MB`,
  );
  expect(nodes).toBeLessThan(3_000);
  expect(after).toBeLessThan(before * 1.5 + 5);

  await page.evaluate(() => {
    const scroller = document.querySelector('[data-scroller]');
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  });
  await expect(page.getByText(`IMG_${TOTAL - 1}.jpg`)).toBeVisible();
});
