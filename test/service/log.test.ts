import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startService } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { temporaryFolder } from './little-folder.ts';

const SECRET = 'pL4nT3d-0f-the-environment';
const KEY = 'pL4nT3d-k3y';
const PASSWORD = 'pL4nT3d-p4ss';
const COOKIE = 'pL4nT3d-c00kie';

let data: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  data = temporaryFolder('log');
});
afterEach(() => data.remove());

describe('the log', () => {
  it('has request ids and no secret, whatever is sent, and however it fails', async () => {
    const logs = join(data.path, 'logs');
    const config = loadConfig(
      {
        PORT: '0',
        DATA_DIR: join(data.path, 'data'),
        LOG_DIR: logs,
        LOG_LEVEL: 'trace',
        SECRET_KEY: SECRET,
        // Nobody listens there.
        IMMICH_URL: 'http://127.0.0.1:9',
        IMMICH_API_KEY: `${KEY}-env`,
      },
      {},
    );
    const service = await startService({ config, logToStdout: false });
    // It tries for ever: the library need not be there for what is logged.
    service.opened.catch(() => undefined);
    const headers = {
      'content-type': 'application/json',
      'x-api-key': KEY,
      authorization: `Bearer ${KEY}`,
      cookie: `session=${COOKIE}; other=${COOKIE}`,
    };
    const ids: (string | null)[] = [];
    const send = async (method: string, path: string, body?: string) => {
      const answer = await fetch(`${service.url}${path}`, { method, headers, ...(body ? { body } : {}) });
      ids.push(answer.headers.get('x-request-id'));
      expect(await answer.text()).not.toMatch(/pL4nT3d/);
    };
    await send('GET', `/api/results?api_key=${KEY}&password=${PASSWORD}`);
    await send('POST', '/api/session', JSON.stringify({ api_key: KEY }));
    await send('POST', '/api/session', JSON.stringify({ email: 'ada@example.org', password: PASSWORD }));
    await send('POST', '/api/session', `{"api_key":"${KEY}"`);
    await send('POST', '/api/session', JSON.stringify({ password: PASSWORD, api_key: { nested: KEY } }));
    await send(
      'POST',
      '/api/config/test',
      JSON.stringify({ library: { kind: 'immich', url: 'http://127.0.0.1:9', api_key: KEY } }),
    );
    await send(
      'PUT',
      '/api/config',
      JSON.stringify({ library: { kind: 'immich', url: 'nonsense', api_key: KEY } }),
    );
    await send('GET', '/api/audit');
    await service.close();

    const text = readdirSync(logs)
      .map((name) => readFileSync(join(logs, name), 'utf8'))
      .join('');
    expect(text).not.toMatch(/pL4nT3d/);
    for (const id of ids) expect(text).toContain(`"reqId":"${id}"`);
    for (const line of text.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });

  it('goes on without a folder that cannot be written, and says so once', async () => {
    const file = join(data.path, 'a file');
    writeFileSync(file, '');
    const child = spawn(process.execPath, ['src/bin.ts', 'serve'], {
      env: {
        ...process.env,
        PORT: '0',
        DATA_DIR: join(data.path, 'data'),
        LOG_DIR: join(file, 'logs'),
        LOG_LEVEL: 'info',
        AUTH: 'none',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line.includes('listening')) child.kill('SIGTERM');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(lines.filter((line) => line.includes('cannot be written'))).toHaveLength(1);
    expect(lines.length).toBeGreaterThan(1);
  });
});
