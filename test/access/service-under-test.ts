import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../src/account/library.ts';
import { type Service, startService } from '../../src/compose.ts';
import { loadConfig, type Overrides } from '../../src/config/load-config.ts';
import { temporaryFolder } from '../service/little-folder.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Null where it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks at
  readonly body: any;
}

/** A browser (or a script) with cookies of its own. */
export interface Browser {
  /** The session cookie; null without one. */
  cookie: string | null;
  /** Of every answer so far. */
  readonly answers: readonly Answer[];
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** The whole service, restarted at will with the same data. */
export interface ServiceUnderTest {
  readonly folder: string;
  readonly dataDir: string;
  /** What a terminal would show. */
  readonly said: readonly string[];
  url(): string;
  /** `library`: as the demo opens one. */
  start(overrides?: Overrides, library?: Library): Promise<void>;
  stop(): Promise<void>;
  browser(headers?: Record<string, string>): Browser;
  /** Everything written below the data and log folders, by file name. */
  files(): readonly { readonly name: string; readonly text: string }[];
  remove(): Promise<void>;
}

/** What a proxy adds: whoever sends it is not on this machine. */
export const FROM_ELSEWHERE = { 'x-forwarded-for': '203.0.113.7' };

export function serviceUnderTest(always: Overrides = {}): ServiceUnderTest {
  const folder = temporaryFolder('access');
  const dataDir = join(folder.path, 'data');
  const said: string[] = [];
  let service: Service | null = null;
  const stop = async (): Promise<void> => {
    await service?.close();
    service = null;
  };
  return {
    folder: folder.path,
    dataDir,
    said,
    url: () => service?.url ?? '',
    async start(overrides = {}, library) {
      await stop();
      const config = loadConfig(
        {
          PORT: '0',
          DATA_DIR: dataDir,
          LOG_DIR: join(folder.path, 'logs'),
          SECRET_KEY: 'the secret of these tests',
          ...always,
          ...overrides,
        },
        {},
      );
      service = await startService({
        config,
        logToStdout: false,
        report: (line) => said.push(line),
        ...(library === undefined ? {} : { library }),
      });
      await service.opened.catch(() => undefined);
    },
    stop,
    browser: (headers = {}) => openBrowser(() => service?.url ?? '', headers),
    files: () =>
      readdirSync(folder.path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => ({ name, text: readFileSync(join(parentPath, name), 'latin1') })),
    async remove() {
      await stop();
      folder.remove();
    },
  };
}

function openBrowser(url: () => string, always: Record<string, string>): Browser {
  const answers: Answer[] = [];
  const browser: Browser = {
    cookie: null,
    answers,
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${url()}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...always,
          ...(browser.cookie === null ? {} : { cookie: browser.cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        browser.cookie = /expires=Thu, 01 Jan 1970/i.test(line) ? null : pair;
      }
      const answer = { status: response.status, headers: response.headers, text, body: parse(text) };
      answers.push(answer);
      return answer;
    },
  };
  return browser;
}

/** Starts an analysis and follows its events until it has ended. */
export async function analyse(service: ServiceUnderTest, browser: Browser): Promise<void> {
  await browser.call('POST', '/api/analyze/start');
  const response = await fetch(`${service.url()}/api/analyze/events`, {
    headers: browser.cookie === null ? {} : { cookie: browser.cookie },
  });
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    if (/"state":"(finished|failed|stopped)"/.test(text)) return;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
