/**
 * Pictures of the running product for README and docs, wide and narrow, light and dark:
 * `node scripts/screenshots.ts [URL]` writes docs/images/*.webp. Without an address it starts the demo itself
 * (a few minutes, as the sample library is drawn first).
 */
import { mkdirSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import unpackBrowser from '../e2e/browser.ts';
import { launchOptions } from '../e2e/launch-options.ts';
import { startService } from '../e2e/service.ts';

const FOLDER = 'docs/images';
/** The sample library is drawn and analysed before the first picture; slow machines need minutes. */
const READY_TIMEOUT_MS = 10 * 60_000;
const WIDTHS = [
  { name: 'wide', viewport: { width: 1440, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
] as const;

interface Screen {
  readonly name: string;
  readonly path: string;
  /** Taken with what is recommended marked for deletion; the marks are taken back afterwards. */
  readonly marked?: true;
  /** What is done on it before the picture, if anything. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const tiles = (page: Page) => page.locator('[data-tile]');
const SCREENS: readonly Screen[] = [
  { name: 'dashboard', path: '/' },
  { name: 'results', path: '/results?category=screenshots' },
  {
    name: 'evidence',
    path: '/results?category=duplicates',
    prepare: async (page) => {
      await tiles(page).first().click();
      await page.getByRole('heading', { name: 'Details' }).waitFor();
    },
  },
  {
    name: 'selection',
    path: '/results?category=high_confidence&sort=size',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Select (high confidence|≥)/ }).click();
      await page.getByRole('toolbar').waitFor();
    },
  },
  { name: 'set-up', path: '/setup' },
  { name: 'swipe', path: '/swipe' },
  { name: 'apply', path: '/apply', marked: true },
  {
    name: 'plan',
    path: '/apply',
    marked: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Show the plan' }).click();
      await page.getByRole('heading', { name: 'Before you confirm' }).waitFor();
    },
  },
  { name: 'settings', path: '/settings' },
];

async function decide(url: string, decision: 'delete' | 'none'): Promise<void> {
  const filter = decision === 'delete' ? { category: 'high_confidence' } : { decision: 'delete' };
  const answer = await fetch(`${url}/api/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ decision, selection: { filter } }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function analysed(url: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/api/analyze/status`);
    const { state } = (await answer.json()) as { state?: string };
    if (state === 'finished') return;
    await new Promise((later) => setTimeout(later, 1_000));
  }
  throw new Error(`The analysis at ${url} did not finish in time.`);
}

async function take(context: BrowserContext, screen: Screen, url: string, file: string): Promise<void> {
  if (screen.marked) await decide(url, 'delete');
  const page = await context.newPage();
  await page.goto(url + screen.path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('load');
  await screen.prepare?.(page);
  // Thumbnails arrive after the page; what is still missing then would be missing for a person, too.
  await page.waitForTimeout(1_500);
  await sharp(await page.screenshot())
    .webp({ quality: 88 })
    .toFile(`${FOLDER}/${file}.webp`);
  await page.close();
  if (screen.marked) await decide(url, 'none');
}

await unpackBrowser();
mkdirSync(FOLDER, { recursive: true });
const [given] = process.argv.slice(2);
const service = given === undefined ? await startService('demo') : null;
const url = (given ?? service?.url ?? '').replace(/\/$/, '');
const browser = await chromium.launch(launchOptions());
try {
  await analysed(url);
  for (const { name: width, viewport } of WIDTHS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        locale: 'en-US',
        hasTouch: width === 'phone',
        isMobile: width === 'phone',
      });
      for (const screen of SCREENS)
        await take(context, screen, url, `${screen.name}-${width}-${colorScheme}`);
      await context.close();
    }
  }
} finally {
  await browser.close();
  await service?.stop();
}
