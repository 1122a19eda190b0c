import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADA,
  assetIdOf,
  type InventedImmich,
  type Person,
  startInventedImmich,
} from '../access/invented-immich.ts';
import {
  analyse,
  type Browser,
  type ServiceUnderTest,
  serviceUnderTest,
} from '../access/service-under-test.ts';

const NAMES = [
  '<img src=x onerror=alert(1)>.png',
  '</script><script>alert(1)</script>.png',
  '"); alert(1); //\'.png',
  'two\nlines\r\nX-Injected: yes.png',
  'data: {"type":"status"}\n\ndata: injected.png',
  '\u202egnp.exe.png',
  '\u2028\u2029\u0007\u001b[2J.png',
  "=cmd|' /C calc'!A1.png",
  '@SUM(A1:A9).png',
  '../../../../etc/passwd.png',
  '$(touch owned); `touch owned`.png',
  '__proto__.png',
  '%00%0d%0aSet-Cookie: a=b.png',
  `${'long'.repeat(200)}.png`,
  'svg.png',
  'bomb.png',
  'endless.png',
  'text.png',
  'page.png',
] as const;

/** 20,000 × 20,000 pixels in fifty kilobytes. */
const bomb = onePixelColour(20_000, 20_000);
const pictures: Readonly<Record<string, { bytes: Buffer; contentType: string }>> = {
  'svg.png': { bytes: Buffer.from('<svg onload="alert(1)"/>'), contentType: 'image/svg+xml' },
  'bomb.png': { bytes: bomb, contentType: 'image/png' },
  'endless.png': { bytes: Buffer.alloc(60 * 1024 * 1024), contentType: 'image/webp' },
  'text.png': { bytes: Buffer.from('no picture at all'), contentType: 'image/webp' },
  'page.png': { bytes: Buffer.from('<script>alert(1)</script>'), contentType: 'text/html' },
};
const plain = onePixelColour(250, 540);

const MALLORY: Person = {
  ...ADA,
  fileNames: NAMES,
  picture: (at) => pictures[NAMES[at] ?? ''] ?? { bytes: plain, contentType: 'image/png' },
};

let immich: InventedImmich;
let service: ServiceUnderTest;
let browser: Browser;

beforeAll(async () => {
  immich = await startInventedImmich([MALLORY]);
  service = serviceUnderTest({ IMMICH_URL: immich.url });
  await service.start();
  browser = service.browser();
  await browser.call('POST', '/api/session', { api_key: MALLORY.key });
  await browser.call('PUT', '/api/config', { settings: { mode: 'thorough' } });
  await analyse(service, browser);
});
afterAll(async () => {
  await service.remove();
  await immich.close();
});

const thumbnail = (name: (typeof NAMES)[number]) =>
  browser.call('GET', `/api/assets/${assetIdOf(MALLORY, NAMES.indexOf(name))}/thumbnail`);

describe('a hostile library', () => {
  it('is analysed to its end: what cannot be read is an error of that asset alone', async () => {
    const status = (await browser.call('GET', '/api/analyze/status')).body;
    expect(status).toMatchObject({ state: 'finished', total: NAMES.length });
    expect((await browser.call('GET', '/api/statistics')).body.analyzed).toBe(NAMES.length);
    expect((await browser.call('GET', '/health')).status).toBe(200);
  });

  it('is only read: signing in and analysing ask, and change nothing', () => {
    const asked = new Set(immich.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`));
    expect(asked.size).toBeGreaterThan(5);
    expect([...asked].filter((one) => !/^(GET |POST \/api\/search\/)/.test(one))).toEqual([]);
  });

  it('has names that come out as they are, as JSON that no browser takes for a page', async () => {
    const answer = await browser.call('GET', '/api/results?limit=500');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-injected')).toBeNull();
    expect(answer.body.items.map((item: { file_name: string }) => item.file_name).toSorted()).toEqual(
      [...NAMES].toSorted(),
    );
  });

  it('has names that cannot begin an event of their own', async () => {
    const response = await fetch(`${service.url()}/api/analyze/events`, {
      headers: { cookie: browser.cookie ?? '', 'last-event-id': '0' },
    });
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      if (/"state":"finished"/.test(text)) break;
    }
    for (const line of text.split('\n').filter((one) => one.startsWith('data:')))
      expect(['status', 'found', 'plan', 'merge']).toContain(JSON.parse(line.slice(5)).type);
  });

  it('has names that a terminal shows and does not obey, one line each', async () => {
    const shown = await command(['results', '--data-dir', service.dataDir]);
    const lines = shown.trimEnd().split('\n');
    expect(lines).toHaveLength(NAMES.length + 1);
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  });

  it('cannot have anything but a picture shown, and nothing without end', async () => {
    expect((await thumbnail('text.png')).headers.get('content-type')).toBe('image/webp');
    expect((await thumbnail('text.png')).headers.get('x-content-type-options')).toBe('nosniff');
    expect((await thumbnail('svg.png')).body.code).toBe('no_thumbnail');
    for (const name of ['endless.png', 'page.png'] as const)
      expect(await thumbnail(name), name).toMatchObject({ status: 502 });
  });

  it('finds a page that runs no script but its own', async () => {
    for (const path of ['/', '/health', '/api/docs/', '/api/results', '/api/nothing', '/%3Cscript%3E']) {
      const policy = (await browser.call('GET', path, undefined, { accept: 'text/html' })).headers.get(
        'content-security-policy',
      );
      const scripts = /script-src ([^;]+)/.exec(policy ?? '')?.[1];
      expect(scripts, path).toContain("'self'");
      expect(scripts, path).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*|https?:/);
      expect(policy, path).toContain("frame-ancestors 'self'");
      expect(policy, path).toContain("object-src 'none'");
    }
  });
});

describe('a hostile server', () => {
  it('cannot choose where an account is stored, nor leave anything behind', async () => {
    const server = createServer((request, response) => {
      const answers: Record<string, unknown> = {
        '/api/server/version': { major: 3, minor: 1, patch: 0 },
        '/api/users/me': { id: '../../../../outside', name: 'x', email: 'x@example.org' },
        '/api/api-keys/me': { permissions: ['all'] },
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answers[request.url ?? ''] ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const other = serviceUnderTest();
    await other.start();
    const answer = await other.browser().call('POST', '/api/session', { api_key: 'x', url });
    expect(answer).toMatchObject({ status: 502, body: { code: 'immich_unexpected_response' } });
    expect((await other.browser().call('GET', '/api/session')).body.state).toBe('set_up');
    expect(other.files().map(({ name }) => name)).not.toContain('library.json');
    await other.remove();
    server.close();
  });
});

function command(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['src/bin.ts', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  return new Promise((resolve) => child.once('close', () => resolve(text)));
}

/** A PNG of one colour: as small as a picture of that size can be. */
function onePixelColour(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}
