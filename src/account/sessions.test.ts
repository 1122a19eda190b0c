import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSessions, type Sessions, sessionFile } from './sessions.ts';

const DAY_MS = 24 * 3600 * 1000;
let folder: string;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iic-sessions-'));
  now = Date.UTC(2026, 10, 22);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As a start of the service opens them. */
const open = (): Sessions =>
  createSessions({ file: sessionFile(folder), random: randomBytes, clock: () => now });
const ada = { account: 'ada', maySetUp: false };

describe('sessions', () => {
  it('are found by their token, also after a restart; the file holds a hash of it and belongs to its owner', () => {
    const { token } = open().open(ada);
    expect(token).toHaveLength(43);
    expect(open().find(token)).toMatchObject(ada);
    const path = join(folder, 'sessions.json');
    expect(readFileSync(path, 'utf8')).not.toContain(token);
    expect(readFileSync(path, 'utf8')).toContain(createHash('sha256').update(token).digest('base64'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('are not found by a token that nobody was given, nor by the hash', () => {
    const sessions = open();
    const { token } = sessions.open(ada);
    for (const other of ['', 'x', token.slice(1), createHash('sha256').update(token).digest('base64')])
      expect(sessions.find(other)).toBeNull();
  });

  it('end after two weeks without use', () => {
    const sessions = open();
    const { token } = sessions.open(ada);
    now += 13 * DAY_MS;
    expect(sessions.find(token)).not.toBeNull();
    now += 13 * DAY_MS;
    expect(open().find(token)).not.toBeNull();
    now += 15 * DAY_MS;
    expect(sessions.find(token)).toBeNull();
  });

  it('that were opened while the clock was a year ahead end in their time all the same', () => {
    const sessions = open();
    now += 365 * DAY_MS;
    const { token } = sessions.open(ada);
    now -= 365 * DAY_MS;
    expect(sessions.find(token)).not.toBeNull();
    now += 15 * DAY_MS;
    expect(sessions.find(token)).toBeNull();
  });

  it('end after sixty days whatever happens, and the cookie with them', () => {
    const sessions = open();
    const { token, endsAt } = sessions.open(ada);
    expect(endsAt).toBe(now + 60 * DAY_MS);
    for (let day = 0; day < 59; day += 1) {
      now += DAY_MS;
      expect(sessions.find(token)).not.toBeNull();
    }
    now += DAY_MS;
    expect(sessions.find(token)).toBeNull();
  });

  it('end one by one, or all of one account', () => {
    const sessions = open();
    const [one, other, bob] = [
      sessions.open(ada),
      sessions.open(ada),
      sessions.open({ account: 'bob', maySetUp: false }),
    ];
    sessions.end(one.token);
    expect([sessions.find(one.token), sessions.countOf('ada')]).toEqual([null, 1]);
    sessions.endAllOf('ada');
    expect(sessions.find(other.token)).toBeNull();
    expect(sessions.find(bob.token)).not.toBeNull();
    expect(open().find(other.token)).toBeNull();
  });

  it('of one account are fifty at most: the ones unused for longest give way', () => {
    const sessions = open();
    const tokens = Array.from({ length: 60 }, () => {
      now += 1000;
      return sessions.open(ada).token;
    });
    expect(sessions.countOf('ada')).toBe(50);
    expect(sessions.find(tokens[9] ?? '')).toBeNull();
    expect(sessions.find(tokens[10] ?? '')).not.toBeNull();
  });
});
