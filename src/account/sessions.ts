import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { type PrivateFile, privateFile } from './private-file.ts';
import type { RandomBytes } from './sealed-key.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Not used for so long: ended. A person who cleans up now and then stays signed in over a week's holiday. */
const IDLE_MS = 14 * DAY_MS;
/** Ended whatever happens: OWASP's session cheat sheet asks for an end that use does not postpone. */
const LONGEST_MS = 60 * DAY_MS;
/** Use is written down no more often than this, so that a picture a second is not a write a second. */
const TOUCH_MS = 3600 * 1000;
/** 256 bits, four times what OWASP asks for. */
const TOKEN_BYTES = 32;
/** The oldest of an account are ended beyond this: a script that signs in each time must not fill the disk. */
const MOST_PER_ACCOUNT = 50;

const record = z.object({
  /** SHA-256 of the token; a token of 256 random bits needs no slower hash. */
  hash: z.string(),
  /** Null: it was opened with the code from the log, and belongs to no account. */
  account: z.string().nullable(),
  maySetUp: z.boolean(),
  createdAt: z.number(),
  usedAt: z.number(),
});

/** A browser that is signed in. The token itself is known to that browser alone. */
export type SessionRecord = Readonly<z.infer<typeof record>>;

export interface OpenedSession {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly endsAt: number;
}

export interface Sessions {
  open(who: { readonly account: string | null; readonly maySetUp: boolean }): OpenedSession;
  /** Null for a token that is unknown, was ended, or lay idle for too long. Finding it counts as use. */
  find(token: string): SessionRecord | null;
  end(token: string): void;
  endAllOf(account: string): void;
  endAll(): void;
  countOf(account: string): number;
}

export interface SessionsOptions {
  readonly file: PrivateFile<readonly SessionRecord[]>;
  readonly random: RandomBytes;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

export function sessionFile(dataDir: string): PrivateFile<readonly SessionRecord[]> {
  return privateFile(join(dataDir, 'sessions.json'), z.array(record));
}

/** When a session ends at the latest. Epoch milliseconds. */
export function endOf({ createdAt }: SessionRecord): number {
  return createdAt + LONGEST_MS;
}

export function createSessions({ file, random, clock }: SessionsOptions): Sessions {
  let records = file.read() ?? [];

  const isAlive = (one: SessionRecord): boolean => {
    const now = clock();
    return now < endOf(one) && now < one.usedAt + IDLE_MS;
  };
  const keep = (wanted: (one: SessionRecord) => boolean, ...more: readonly SessionRecord[]): void => {
    records = [...records.filter((one) => isAlive(one) && wanted(one)), ...more];
    file.write(records);
  };
  const endOldest = (account: string | null): void => {
    const own = records.filter((one) => one.account === account);
    const oldest = new Set(own.toSorted((a, b) => b.usedAt - a.usedAt).slice(MOST_PER_ACCOUNT - 1));
    records = records.filter((one) => !oldest.has(one));
  };

  return {
    open({ account, maySetUp }) {
      const token = Buffer.from(random(TOKEN_BYTES)).toString('base64url');
      const now = clock();
      const opened = { hash: hashOf(token), account, maySetUp, createdAt: now, usedAt: now };
      endOldest(account);
      keep(() => true, opened);
      return { token, endsAt: endOf(opened) };
    },
    find(token) {
      const hash = hashOf(token);
      const found = records.find((one) => one.hash === hash);
      if (found === undefined || !isAlive(found)) return null;
      const now = clock();
      // Opened or used in time to come: the clock was set back, and the session must not outlive its days.
      const createdAt = Math.min(found.createdAt, now);
      if (now - found.usedAt > TOUCH_MS || now < found.usedAt)
        keep((one) => one !== found, { ...found, createdAt, usedAt: now });
      return found;
    },
    end(token) {
      const hash = hashOf(token);
      if (records.some((one) => one.hash === hash)) keep((one) => one.hash !== hash);
    },
    endAllOf: (account) => keep((one) => one.account !== account),
    endAll: () => keep(() => false),
    countOf: (account) => records.filter((one) => one.account === account && isAlive(one)).length,
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
