/**
 * Pictures of the running product for README and docs: `node scripts/screenshots.ts [URL]` writes
 * docs/images/*.webp. Without an address it starts the demo itself (a few minutes, as the sample library is
 * drawn first).
 */
import { mkdirSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import unpackBrowser from '../e2e/browser.ts';
import { launchOptions } from '../e2e/launch-options.ts';
import { analysedDemo } from './analysed-demo.ts';

const FOLDER = 'docs/images';
const VIEWPORTS = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
type Look = `${keyof typeof VIEWPORTS}-${'light' | 'dark'}`;

interface Screen {
  readonly name: string;
  readonly looks: readonly Look[];
  readonly path: string;
  /** Taken with what is recommended marked for deletion; the marks are taken back afterwards. */
  readonly marked?: true;
  /** What is done on it before the picture, if anything. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The tiles once the pictures are known: their places are there before. */
const tiles = async (page: Page) => {
  const all = page.locator('[data-tile]');
  await page.locator('[data-tile][aria-label*="confidence"]').nth(1).waitFor();
  return all;
};
const SCREENS: readonly Screen[] = [
  {
    name: 'dashboard',
    looks: ['wide-light'],
    path: '/',
    prepare: (page) => page.getByRole('heading', { name: 'What was found' }).waitFor(),
  },
  {
    name: 'results',
    looks: ['wide-light'],
    path: '/results?category=screenshots',
    prepare: async (page) => void (await tiles(page)),
  },
  {
    name: 'evidence',
    looks: ['wide-dark'],
    path: '/results?category=screenshots',
    prepare: async (page) => {
      await (await tiles(page)).nth(1).click();
      await page.getByRole('heading', { name: 'Details' }).waitFor();
    },
  },
  {
    name: 'selection',
    looks: ['wide-light'],
    path: '/results?category=high_confidence&recommended=true&sort=size',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Select (high confidence|≥)/ }).click();
      await page.getByRole('toolbar').waitFor();
      await page.getByRole('button', { name: 'Close' }).first().click();
    },
  },
  { name: 'set-up', looks: ['wide-light'], path: '/setup' },
  { name: 'swipe', looks: ['phone-dark'], path: '/swipe' },
  {
    name: 'plan',
    looks: ['wide-light'],
    path: '/apply',
    marked: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Show the plan' }).click();
      await page.getByRole('heading', { name: 'Before you confirm' }).waitFor();
    },
  },
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

async function take(context: BrowserContext, screen: Screen, url: string, file: string): Promise<void> {
  if (screen.marked) await decide(url, 'delete');
  const page = await context.newPage();
  await page.goto(url + screen.path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('load');
  await screen.prepare?.(page);
  // Thumbnails arrive after the page; charts and sheets take their time to come to rest.
  await page.waitForTimeout(1_500);
  await page.waitForFunction(() =>
    Array.from(document.images).every(
      (image) => image.complete || image.getBoundingClientRect().top > window.innerHeight,
    ),
  );
  await sharp(await page.screenshot())
    .webp({ quality: 88 })
    .toFile(`${FOLDER}/${file}.webp`);
  await page.close();
  if (screen.marked) await decide(url, 'none');
}

await unpackBrowser();
mkdirSync(FOLDER, { recursive: true });
const demo = await analysedDemo(process.argv[2]);
const browser = await chromium.launch(launchOptions());
try {
  for (const screen of SCREENS) {
    for (const look of screen.looks) {
      const isPhone = look.startsWith('phone');
      const context = await browser.newContext({
        viewport: VIEWPORTS[isPhone ? 'phone' : 'wide'],
        colorScheme: look.endsWith('dark') ? 'dark' : 'light',
        locale: 'en-US',
        hasTouch: isPhone,
        isMobile: isPhone,
      });
      await take(context, screen, demo.url, `${screen.name}-${look}`);
      await context.close();
    }
  }
} finally {
  await browser.close();
  await demo.stop();
}
