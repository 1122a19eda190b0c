import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import unpackBrowser from '../../e2e/browser.ts';
import { heapOf, jumpAround } from '../../e2e/jump-around.ts';
import { launchOptions } from '../../e2e/launch-options.ts';

export interface ScreenFigures {
  /** Kilobytes of JavaScript, gzipped, that the first screen loads. */
  readonly script: number;
  /** Milliseconds, the median of rounds. */
  readonly firstPaint: number;
  readonly filterToPaint: number;
  /** The same without the time in which the service answered. */
  readonly filterOfBrowser: number;
  readonly jumps: number;
  readonly longTasks: number;
  readonly longest: number;
  readonly nodes: number;
  readonly heapBefore: number;
  readonly heapAfter: number;
}

const ROUNDS = 5;
const JUMPS = 200;
/** After this nothing loads any more. */
const SETTLED_MS = 1_500;

export async function measureScreens(url: string): Promise<ScreenFigures> {
  await unpackBrowser();
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const script = await scriptOf(page, url);
    const paints: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) paints.push(await firstPaint(page, url));
    const filters: Awaited<ReturnType<typeof filterChange>>[] = [];
    for (const category of FILTERS) filters.push(await filterChange(page, category));
    return {
      script,
      firstPaint: median(paints),
      filterToPaint: median(filters.map(({ total }) => total)),
      filterOfBrowser: median(filters.map(({ total, api }) => total - api)),
      ...(await jumps(page, url)),
    };
  } finally {
    await browser.close();
  }
}

async function scriptOf(page: Page, url: string): Promise<number> {
  let bytes = 0;
  const reading: Promise<void>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script' || !response.ok()) return;
    reading.push(
      response.body().then((body) => {
        bytes += gzipSync(body).length;
      }),
    );
  });
  await page.goto(`${url}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Not until the network is idle: the page listens to events for as long as it is open.
  await page.waitForTimeout(SETTLED_MS);
  await Promise.all(reading);
  page.removeAllListeners('response');
  return bytes / 1024;
}

/** From the last byte of the list's answer to the frame in which its pictures have their places. */
async function firstPaint(page: Page, url: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(`${url}/results?sort=date`);
  return page.evaluate(async () => {
    const drawn = await new Promise<number>((resolve) => {
      const look = () =>
        document.querySelector('[data-tile]') === null
          ? requestAnimationFrame(look)
          : requestAnimationFrame(() => resolve(performance.now()));
      look();
    });
    const [answer] = performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.includes('/api/results/layout?'));
    return drawn - (answer as PerformanceResourceTiming).responseEnd;
  });
}

/** Bands of confidence and sorts, as somebody changes them. */
const FILTERS = ['size', 'confidence', 'name', 'worth_deciding', 'date'];

/** From the choice to the frame that shows the first result of the new list. */
async function filterChange(page: Page, sort: string): Promise<{ total: number; api: number }> {
  await page.waitForTimeout(SETTLED_MS);
  return page.evaluate(async (wanted) => {
    const name = () => document.querySelector('[data-place="0"] [data-tile]')?.getAttribute('aria-label');
    const before = name();
    const choice = [...document.querySelectorAll('select')].find((one) =>
      [...one.options].some(({ value }) => value === wanted),
    );
    if (!choice) throw new Error('There is no choice of sorts.');
    const asked = performance.now();
    choice.value = wanted;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    const drawn = await new Promise<number>((resolve, reject) => {
      const look = () => {
        if (performance.now() - asked > 30_000) reject(new Error('The list never changed.'));
        const now = name();
        if (now === before || !now) requestAnimationFrame(look);
        else requestAnimationFrame(() => resolve(performance.now()));
      };
      look();
    });
    const answers = performance
      .getEntriesByType('resource')
      .filter((entry) => entry.startTime >= asked && entry.name.includes('/api/results/layout'));
    return {
      total: drawn - asked,
      api: answers.slice(0, 2).reduce((sum, { duration }) => sum + duration, 0),
    };
  }, sort);
}

async function jumps(page: Page, url: string) {
  await page.goto(`${url}/results?sort=date`);
  await page.locator('[data-tile]').first().waitFor();
  const heap = await heapOf(page);
  await jumpAround(page, 20);
  const heapBefore = (await heap()) / 1024 ** 2;
  const jumped = await jumpAround(page, JUMPS);
  return { jumps: JUMPS, ...jumped, heapBefore, heapAfter: (await heap()) / 1024 ** 2 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
