import { gzipSync } from 'node:zlib';
import { analysedFolder } from './library.ts';
import { expect, test } from './test.ts';

/** The zipped scripts that are promised at most for the first screen, its charts included. */
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
  // Whoever draws a chart gives its canvas a size: the last script has arrived.
  await expect(page.locator('canvas[style]').first()).toBeAttached();

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
  expect(await page.evaluate(() => Object.getOwnPropertyDescriptor(window, 'violations')?.value)).toEqual([]);
});
