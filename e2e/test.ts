import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { drawPictures } from './picture-folder.ts';
import { type Service, startService } from './service.ts';

interface Each {
  /** What the browser may write on its console in tests that take something away from the page on purpose. */
  readonly tolerated: RegExp | null;
  /** Fails the test where the page complains or asks anything of another host. */
  readonly calm: undefined;
}
interface Whole {
  /** Tests that need a service on which nothing has been done yet give it a name of their own. */
  readonly untouched: string;
  /** A folder of drawn pictures. */
  readonly folder: string;
  readonly service: Service;
}

export const test = base.extend<Each, Whole>({
  tolerated: [null, { option: true }],
  // A worker, and with it a service, is shared only by tests that agree on this.
  untouched: ['', { option: true, scope: 'worker' }],
  folder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'image-cleaner-pictures-'));
      await drawPictures(folder);
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  service: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const service = await startService('serve');
      await use(service);
      await service.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ service }, use) => use(service.url),
  calm: [
    async ({ page, service, tolerated }, use) => {
      const complaints = watch(page, service.url);
      await use(undefined);
      expect(complaints.filter((complaint) => !tolerated?.test(complaint))).toEqual([]);
    },
    { auto: true },
  ],
});

/** What a page must never do: write errors, throw, or talk to another host. */
function watch(page: Page, home: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(home).origin)
      complaints.push(`left home: ${request.url()}`);
  });
  return complaints;
}

export { expect };
