import { analysedFolder, openFirst } from './library.ts';
import { DRAWN } from './picture-folder.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ page, folder }) => analysedFolder(page, folder));

test('one image puts its like on the list of what is never suggested', async ({ page }) => {
  await page.goto('/results?category=screenshots');
  await openFirst(page);
  await page.getByText('Never suggest such images').click();
  // The name of the others, but for their numbers.
  const row = page.getByText(`covers ${DRAWN.screenshots} items`).locator('../..');
  await row.getByRole('button', { name: /^Add: Screenshot_/ }).click();
  await expect(page.getByText(/^On your allow-list: Screenshot_/)).toBeVisible();
  await expect(row.getByRole('button')).toBeDisabled();
  await expect(page.getByText('Never suggested: on your allow-list.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mark for deletion' })).toBeDisabled();

  await page.goto('/results?category=screenshots');
  await expect(page.getByText(`${DRAWN.screenshots} protected`).first()).toBeVisible();
  const another = await page.context().newPage();
  await another.goto('/settings');
  await another.getByRole('button', { name: /^Remove Screenshot_/ }).click();
  await expect(another.getByText('Nothing is on this list yet.')).toBeVisible();
  await another.close();
  // They are judged again in the background, and the open list follows.
  await expect(page.getByText(`${DRAWN.screenshots} items`, { exact: true })).toBeVisible();
});

test.describe('a schedule', () => {
  // The browser writes down what the service refuses.
  test.use({ tolerated: /status of 422/ });

  test('is chosen, or written and checked', async ({ page }) => {
    await page.goto('/settings');
    const section = page.getByRole('region', { name: 'Analyze by itself' });
    const save = section.getByRole('button', { name: 'Save schedule' });
    const settings = async () => (await (await page.request.get('/api/config')).json()).settings;
    await expect(save).toBeDisabled();

    await section.getByLabel('How often').selectOption('week');
    await section.getByRole('combobox', { name: 'Day', exact: true }).selectOption('Saturday');
    await section.getByLabel('Time').fill('04:30');
    await section.getByLabel('Not in these hours').check();
    await section.getByLabel('From').fill('17:45');
    await save.click();
    await expect(save).toBeDisabled();
    expect(await settings()).toMatchObject({ schedule: '30 4 * * 6', quiet_hours: '17:45-23:00' });

    await section.getByLabel('How often').selectOption('custom');
    const pattern = section.getByLabel('Cron pattern');
    await expect(pattern).toHaveValue('30 4 * * 6');
    await pattern.fill('every night');
    await save.click();
    await expect(section.getByRole('alert')).toContainText('cannot be understood');
    await pattern.fill('0 3 * * 1-5');
    await expect(section.getByRole('alert')).toBeHidden();
    await save.click();
    await expect(save).toBeDisabled();
    await page.reload();
    await expect(pattern).toHaveValue('0 3 * * 1-5');

    await section.getByLabel('How often').selectOption('never');
    await save.click();
    await expect(save).toBeDisabled();
    await page.getByText('Polite', { exact: true }).click();
    await expect(page.getByText(/^Two files at a time/)).toBeVisible();
    expect(await settings()).toMatchObject({ schedule: '', pace: 'polite' });
    await page.request.put('/api/config', { data: { settings: { quiet_hours: '', pace: 'normal' } } });
  });
});
