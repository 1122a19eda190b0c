import { gzipSync } from 'node:zlib';
import { analysedFolder } from './library.ts';
import { expect, test } from './test.ts';

/** The zipped scripts that are promised at most for the first screen; what draws charts follows once they are seen. */
const SCRIPT_BYTES = 250 * 1024;

test('the first screen is light, and does nothing that its policy forbids', async ({ page, folder }) => {
  await analysedFolder(page, folder);
  // Code that is made at run time is refused without a word on the console.
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { violations: seen });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      seen.push(`${violatedDirective}: ${blockedURI}`),
    );
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dashboard');
  const chart = page.locator('canvas').first();
  await expect(chart).toBeAttached();

  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith('.js')),
  );
  let bytes = 0;
  for (const script of new Set(scripts))
    bytes += gzipSync(await (await page.request.get(script)).body()).length;
  console.log(`    ${(bytes / 1024).toFixed(0)} KB of scripts, zipped, in ${scripts.length} files`);
  expect(scripts.length).toBeGreaterThan(10);
  expect(bytes).toBeLessThanOrEqual(SCRIPT_BYTES);

  // Who draws a chart gives its canvas a size.
  await chart.scrollIntoViewIfNeeded();
  await expect(chart).toHaveAttribute('style', /width/);
  expect(await page.evaluate(() => Object.getOwnPropertyDescriptor(window, 'violations')?.value)).toEqual([]);
});
