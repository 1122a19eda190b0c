import { analysedFolder } from './library.ts';
import { DRAWN } from './picture-folder.ts';
import { expect, test } from './test.ts';

// Images leave the folder and come back: nobody else may look at it meanwhile.
test.use({ untouched: 'acting' });

test('marked, planned, allowed, confirmed, applied, and everything back', async ({ page, folder }) => {
  await analysedFolder(page, folder);
  const { request } = page;
  const decided = await request.post('/api/decisions', {
    data: { decision: 'delete', selection: { filter: { category: 'screenshots' } } },
  });
  expect((await decided.json()).changed).toBe(DRAWN.screenshots);
  await request.put('/api/config', { data: { settings: { acting: 'off' } } });

  await test.step('what is marked, and what shall happen', async () => {
    await page.goto('/apply');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Marked & apply');
    await expect(
      page.getByRole('link', { name: new RegExp(`Screenshots.*${DRAWN.screenshots}`) }).last(),
    ).toBeVisible();
    await page.getByRole('radio', { name: /Move to the trash folder/ }).check();
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await expect(page).toHaveURL(/\/plans\/\d+$/);
  });

  const hold = page
    .getByRole('button', { name: `Move to the trash folder: ${DRAWN.screenshots} items` })
    .first();
  await test.step('nothing can be confirmed before it is allowed', async () => {
    await expect(page.getByText('This service may not do this to your library yet')).toBeVisible();
    await expect(hold).toBeHidden();
    // Once it is saved the choice leaves the page: there is nothing to look at whether it is checked.
    await page.getByRole('radio', { name: /Organize, and move/ }).click();
    await expect(hold).toBeVisible();
    await expect(
      page.getByText(/Nothing is removed until you delete that folder yourself/).first(),
    ).toBeVisible();
    // The library is a folder: nothing of Immich's trash, its days or its phones is true of it.
    await expect(page.getByRole('main').getByText(/Immich|\d+ days/)).toHaveCount(0);
  });

  await test.step('a click or Enter confirms nothing', async () => {
    await hold.click();
    await hold.press('Enter');
    await expect(page.getByText('Not applied yet')).toBeVisible();
  });

  await test.step('held, it is applied, with a result for each image', async () => {
    await hold.focus();
    await page.keyboard.down(' ');
    await expect(page.getByText('· Applied ·')).toBeVisible();
    await page.keyboard.up(' ');
    await expect(page.getByText(`Done and checked: ${DRAWN.screenshots} items`)).toBeVisible();
    await expect(
      page
        .getByRole('button', { name: `done ${DRAWN.screenshots}` })
        .or(page.getByText('done', { exact: true }).first()),
    ).toBeVisible();
    expect((await (await request.get('/api/statistics')).json()).marked.count).toBe(0);
  });

  await test.step('everything back', async () => {
    await expect(page.getByText(/as long as the trash folder is there/)).toBeVisible();
    await expect(page.getByRole('main').getByText(/Immich’s|\d+ days/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Restore everything' }).click();
    await expect(page.getByText(`${DRAWN.screenshots} items taken back and verified`)).toBeVisible();
  });

  await test.step('the history knows all of it', async () => {
    await page.goto('/history');
    await expect(page.getByText('Taken back')).toBeVisible();
    await page.getByRole('link', { name: 'Audit trail' }).click();
    await page.getByLabel('Only').selectOption('plan_confirmed');
    await expect(page.getByRole('listitem').filter({ hasText: 'Plan confirmed' })).toBeVisible();
    await page.getByRole('link', { name: 'Downloads' }).click();
    await page.getByRole('group', { name: 'Which images' }).getByText('All results').click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download: CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });
});
