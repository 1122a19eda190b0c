import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/launch-options.ts';

/** Read again in each worker after `globalSetup`, so that the unpacked browser is known here. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/browser.ts',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '.results/playwright.json' }]],
  outputDir: '.results/playwright',
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    launchOptions: launchOptions(),
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
});
