import { DRAWN } from './picture-folder.ts';
import { expect, test } from './test.ts';

test.use({ untouched: 'journey' });

test('from set-up over a run to the first decision and back', async ({ page, folder, isMobile }) => {
  await test.step('who has no library yet is taken to set-up', async () => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/setup$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome');
    await expect(page.getByText('Deletes anything by itself')).toBeVisible();
  });

  await test.step('a slip is answered before anything is stored', async () => {
    await page.getByRole('button', { name: 'Open this folder' }).click();
    await expect(page.getByText('Please enter the path of a folder.')).toBeVisible();
  });

  await test.step('a folder opens', async () => {
    await page.getByLabel('Folder', { exact: true }).fill(folder);
    await page.getByRole('button', { name: 'Open this folder' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dashboard');
    await expect(page.getByText('Nothing has been looked at yet')).toBeVisible({ timeout: 45_000 });
  });

  await test.step('an analysis runs to its end', async () => {
    await page.getByRole('button', { name: 'Start analysis' }).click();
    await expect(page.getByRole('heading', { name: 'Analysis finished' })).toBeVisible({ timeout: 45_000 });
    await expect(page.getByRole('heading', { name: /recommended for deletion/ })).toBeVisible();
  });

  await test.step('a card opens its filter', async () => {
    await page.getByRole('link', { name: /^Screenshots.*of the library/ }).click();
    await expect(page).toHaveURL(/category=screenshots/);
    await expect(page.getByText(`${DRAWN.screenshots} items`)).toBeVisible();
    await expect(page.getByRole('gridcell').first()).toBeVisible();
  });

  const tiles = page.locator('[data-tile]');
  await test.step('one image shows its evidence, and next leads on', async () => {
    await expect(tiles.first()).toHaveAttribute('aria-label', /\.(png|jpg)/i);
    const name = await tiles.first().getAttribute('aria-label');
    await tiles.first().click();
    await expect(page.getByRole('heading', { name: 'Why this confidence' })).toBeVisible();
    const section = page.getByRole('region', { name: /^Image / });
    await expect(section).toBeVisible();
    expect(name).toContain((await section.getAttribute('aria-label'))?.replace('Image ', ''));
    await page.getByRole('button', { name: 'Next image' }).click();
    await expect(page.getByText(`2 of ${DRAWN.screenshots}`)).toBeVisible();
  });

  await test.step('marked, and taken back', async () => {
    await page.getByRole('button', { name: 'Mark for deletion' }).click();
    await expect(page.getByText('1 item marked for deletion')).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByText('Undone for 1 item')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the results' }).click();
    await expect(page).toHaveURL(/\/results\?category=screenshots$/);
  });

  await test.step('several at once', async () => {
    if (!isMobile) await tiles.first().hover();
    await page
      .getByRole('button', { name: /^Select Screenshot/ })
      .first()
      .click();
    await tiles.nth(3).click({ modifiers: ['Shift'] });
    await expect(page.getByRole('toolbar', { name: '4 selected' })).toBeVisible();
    await page.getByRole('toolbar').getByRole('button', { name: 'Mark for deletion' }).click();
    await expect(page.getByText('4 items marked for deletion')).toBeVisible();
  });

  await test.step('what is marked is collected, and nothing else has happened', async () => {
    await page.goto('/marked');
    await expect(page.getByText(/your library has not changed/)).toBeVisible();
    await expect(page.getByRole('gridcell')).toHaveCount(4);
  });

  await test.step('undo empties it again', async () => {
    await page.locator('[data-tile]').first().focus();
    await page.keyboard.press('u');
    await expect(page.getByText('Undone for 4 items')).toBeVisible();
    await expect(page.getByText('Nothing is marked')).toBeVisible();
  });
});
