import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Accounts } from '../account/accounts.ts';
import type { Schedule } from '../account/schedule.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import { createSchedule } from './schedule.ts';

const ADA = '11111111-1111-4111-8111-111111111111';
const NIGHTLY: Schedule = { schedule: '0 3 * * *', quietHours: '' };

/** One account behind the real interface: closed until somebody wakes it, with a run that does nothing. */
function oneAccount(settings: Schedule, more: { opens?: boolean } = {}) {
  const done: string[] = [];
  const stored = new Map<string, unknown>();
  const world = { open: false, opens: more.opens ?? true, now: Date.parse('2026-11-22T02:59:30Z') };
  const run = { runId: null as string | null, state: null as string | null };
  const to = (what: string, state: string): void => {
    done.push(what);
    run.state = state;
  };
  const library = {
    settings: () => settings,
    store: {
      settings: {
        get: (key: string) => stored.get(key),
        set: (key: string, value: unknown) => stored.set(key, value),
      },
    },
    runs: {
      status: () => run,
      start: async () => {
        run.runId = String(Number(run.runId ?? 0) + 1);
        to('start', 'running');
        return { runId: run.runId, state: 'running' };
      },
      pause: async () => to('pause', 'paused'),
      resume: async () => to('resume', 'running'),
    },
  } as unknown as ConnectedLibrary;
  const accounts = {
    of: (id: string) => ({
      libraries: {
        state: () => (id === ADA && world.open ? { kind: 'open', open: library } : { kind: 'none' }),
      },
    }),
    wake: async (id: string) => {
      if (id === ADA) world.open = world.opens;
    },
  } as unknown as Accounts<ConnectedLibrary>;
  const schedule = createSchedule({
    accounts,
    accountIds: () => [ADA],
    defaults: settings,
    timeZone: 'Etc/UTC',
    clock: () => world.now,
    logger: pino({ level: 'silent' }),
  });
  const lookAt = (time: string): Promise<void> => {
    world.now = Date.parse(`2026-11-${time}:00Z`);
    return schedule.look();
  };
  return { world, run, done, lookAt };
}

describe('the schedule', () => {
  it('starts an analysis when its time has come, once, and wakes the account for it', async () => {
    const { done, run, lookAt } = oneAccount(NIGHTLY);
    await lookAt('22T03:00');
    await lookAt('22T03:01');
    expect(done).toEqual(['start']);
    run.state = 'finished';
    await lookAt('23T02:59');
    expect(done).toEqual(['start']);
    await lookAt('23T03:00');
    expect(done).toEqual(['start', 'start']);
  });

  it('starts one, and not a hundred, after the machine slept', async () => {
    const { done, lookAt } = oneAccount({ schedule: '*/5 * * * *', quietHours: '' });
    await lookAt('22T11:17');
    expect(done).toEqual(['start']);
  });

  it('leaves an analysis alone that goes on, or that a person paused', async () => {
    const { done, run, world, lookAt } = oneAccount(NIGHTLY);
    world.open = true;
    for (const state of ['running', 'paused']) {
      run.state = state;
      await lookAt(state === 'running' ? '22T03:00' : '23T03:00');
    }
    expect(done).toEqual([]);
  });

  it('waits for quiet hours to end, rests in the next ones, and goes on after them', async () => {
    const { done, lookAt } = oneAccount({ schedule: '0 3 * * *', quietHours: '02:00-04:00' });
    await lookAt('22T03:00');
    expect(done).toEqual([]);
    await lookAt('22T04:00');
    expect(done).toEqual(['start']);
    await lookAt('23T02:00');
    await lookAt('23T02:01');
    expect(done).toEqual(['start', 'pause']);
    await lookAt('23T04:00');
    expect(done).toEqual(['start', 'pause', 'resume']);
  });

  it('does not disturb in quiet hours what a person started or paused', async () => {
    const { done, run, world, lookAt } = oneAccount({ schedule: '', quietHours: '02:00-04:00' });
    world.open = true;
    run.runId = '7';
    run.state = 'running';
    await lookAt('22T03:00');
    run.state = 'paused';
    await lookAt('22T05:00');
    expect(done).toEqual([]);
  });

  it('does without a schedule what it did before: nothing', async () => {
    const { done, lookAt } = oneAccount({ schedule: '', quietHours: '' });
    await lookAt('23T03:00');
    expect(done).toEqual([]);
  });
});
