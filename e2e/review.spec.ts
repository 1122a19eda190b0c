import { analysedFolder, openFirst } from './library.ts';
import { DRAWN } from './picture-folder.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ page, folder }) => analysedFolder(page, folder));

test('the keyboard alone reviews', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no keyboard');
  await page.goto('/results?category=screenshots');
  const tiles = page.locator('[data-tile]');
  // Places are there before what belongs in them.
  await expect(tiles.nth(1)).toHaveAccessibleName(/Screenshot_/);
  await tiles.first().focus();

  await page.keyboard.press('ArrowRight');
  await expect(tiles.nth(1)).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByText('1 item marked for deletion')).toBeVisible();
  await expect(tiles.nth(2)).toBeFocused();

  await page.keyboard.press(' ');
  await expect(page.getByRole('region', { name: /^Image / })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(`4 of ${DRAWN.screenshots}`)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tiles.nth(3)).toBeFocused();

  await page.keyboard.press('u');
  await expect(page.getByText('Undone for 1 item')).toBeVisible();

  await page.keyboard.press('a');
  await expect(page.getByRole('toolbar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar')).toBeHidden();

  await page.keyboard.press('/');
  await page.keyboard.type('20230105');
  await expect(page.getByText('1 item', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/q=20230105/);

  // Esc empties the field: the whole list comes back.
  await page.keyboard.press('Escape');
  await expect(page.getByText(`${DRAWN.screenshots} items`, { exact: true })).toBeVisible();
  await expect(tiles.first()).toHaveAccessibleName(/Screenshot_/);
  await tiles.first().focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Mark for deletion');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(tiles.first()).toBeFocused();
});

test('the first key leads past the menu', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no keyboard');
  await page.goto('/results?category=screenshots');
  await expect(page.locator('[data-tile]').first()).toHaveAccessibleName(/Screenshot_/);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Grid' })).toBeFocused();
});

test('damage is drawn where it lies, however near one looks', async ({ page }) => {
  const area = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
  await page.route(/\/api\/results\/[^/?]+$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), damaged: [area] } });
  });
  await page.goto('/results?q=IMG_');
  await openFirst(page);
  const picture = page
    .getByRole('region', { name: /^Image / })
    .locator('img')
    .first();
  await expect(page.getByText('Looks damaged')).toBeVisible();
  await expect(picture).toHaveJSProperty('complete', true);
  /** The area in shares of the picture, as they are on the screen. */
  const drawn = async () => {
    const [whole, part] = [await picture.boundingBox(), await page.locator('[data-damaged]').boundingBox()];
    if (!whole || !part) return null;
    const share = (value: number, of: number) => Math.round((value / of) * 100) / 100;
    return {
      x: share(part.x - whole.x, whole.width),
      y: share(part.y - whole.y, whole.height),
      width: share(part.width, whole.width),
      height: share(part.height, whole.height),
    };
  };
  await expect.poll(drawn).toEqual(area);
  const before = (await picture.boundingBox())?.width ?? 0;
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect.poll(async () => ((await picture.boundingBox())?.width ?? 0) / before).toBeCloseTo(2.25, 1);
  expect(await drawn()).toEqual(area);
  await page.keyboard.press('0');
  await expect.poll(async () => (await picture.boundingBox())?.width).toBe(before);
  expect(await drawn()).toEqual(area);
});

test('the address carries the view: back, forward and reload', async ({ page }) => {
  await page.goto('/results');
  const all = DRAWN.screenshots + DRAWN.icons + DRAWN.photos;
  await expect(page.getByText(`${all} items`)).toBeVisible();
  await page.goto('/results?q=Screenshot&sort=name');
  await expect(page.getByText(`${DRAWN.screenshots} items`)).toBeVisible();
  await openFirst(page);
  await expect(page.getByRole('region', { name: 'Image Screenshot_20230101-101500.png' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Why this confidence' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/results\?q=Screenshot&sort=name$/);
  await expect(page.getByText(`${DRAWN.screenshots} items`)).toBeVisible();
});

test('a refused decision is taken back on screen', async ({ page }) => {
  await page.route('**/api/keep', (route) =>
    route.fulfill({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify({
        kept: 0,
        unchanged: 0,
        unknown: [route.request().postDataJSON().asset_ids[0]],
        step: null,
      }),
    }),
  );
  await page.goto('/results?category=screenshots');
  await openFirst(page);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByText('1 item no longer in the library.')).toBeVisible();
  await page.getByRole('button', { name: 'Previous image' }).click();
  await expect(page.getByRole('button', { name: 'Keep', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});

test('empty views say what to do', async ({ page }) => {
  await page.goto('/results?q=no-such-name');
  await expect(page.getByText('No result fits these filters.')).toBeVisible();
  await page.getByRole('status').getByRole('link', { name: 'Clear filters' }).click();
  await expect(page.getByRole('gridcell').first()).toBeVisible();
});

test('German is complete', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Übersicht');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('table, groups and filters show the same results in their own way', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same controls, walked once');
  await page.goto('/results?category=screenshots');
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page).toHaveURL(/view=table/);
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('[data-place="0"]')).toContainText('Screenshot_20230101');
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(page.locator('[data-place="0"]')).toContainText('Screenshot_20230124');
  await page.goBack();
  await expect(page.locator('[data-place="0"]')).toContainText('Screenshot_20230101');

  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('Year').selectOption('=2023');
  await expect(page).toHaveURL(/after=2023-01-01/);
  await page.getByLabel('Min. size').selectOption({ index: 4 });
  await expect(page.getByText('24 do not match the filters.')).toBeVisible();
  await page.getByRole('button', { name: /^Remove filter: ≥/ }).click();
  await expect(page.getByText(`${DRAWN.screenshots} items`, { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Groups' }).click();
  await page.getByRole('button', { name: /^Mark all: / }).click();
  await expect(page.getByText(`${DRAWN.screenshots} items marked for deletion`)).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(`Undone for ${DRAWN.screenshots} items`)).toBeVisible();
  await page
    .getByRole('link', { name: /^Open / })
    .first()
    .click();
  await expect(page).toHaveURL(/width=1080/);
  await expect(page.getByRole('gridcell').first()).toBeVisible();
});

test('a view of the menu is no filter, and is left and found again by one', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same controls, walked once');
  await page.goto('/results?category=high_confidence&recommended=true');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByLabel('Recommendation').selectOption('Held back only');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('High confidence');
  await page.getByRole('button', { name: 'Remove filter: Held back only' }).click();
  await expect(page).toHaveURL(/category=high_confidence$/);
});

test('what is recommended counts down as one marks', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone keeps the menu closed');
  await page.goto('/results?category=high_confidence&recommended=true');
  const entry = page.getByRole('link', { name: /^Recommended \d+$/ });
  const left = Number((await entry.textContent())?.match(/\d+/)?.[0]);
  await page.locator('[data-tile]').first().focus();
  await page.keyboard.press('x');
  await expect(page.getByText('1 item marked for deletion')).toBeVisible();
  await expect(entry).toHaveText(new RegExp(`^\\s*Recommended\\s+${left - 1}\\s*$`));
  await page.goto('/');
  await expect(page.getByText('1 of them marked already')).toBeVisible();
  await expect(page.getByRole('heading', { name: `${left} items recommended for deletion` })).toBeVisible();
  await page.goto('/results?category=high_confidence&recommended=true');
  await expect(page.locator('[data-tile]').first()).toHaveAccessibleName(/\w/);
  await page.keyboard.press('u');
  await expect(entry).toHaveText(new RegExp(`^\\s*Recommended\\s+${left}\\s*$`));
});

test('all that match are decided at once, without those taken out by hand', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same controls, walked once');
  await page.goto('/results?category=screenshots');
  const tiles = page.locator('[data-tile]');
  // Places are there before what belongs in them.
  await expect(tiles.nth(1)).toHaveAccessibleName(/Screenshot_/);
  await tiles.first().focus();
  await page.keyboard.press('s');
  await page.getByRole('button', { name: `Select all ${DRAWN.screenshots}` }).click();
  await tiles.nth(1).click();
  await expect(page.getByRole('toolbar', { name: `${DRAWN.screenshots - 1} selected` })).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByText(`${DRAWN.screenshots - 1} items marked for deletion`)).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByText(`Undone for ${DRAWN.screenshots - 1} items`)).toBeVisible();
});
