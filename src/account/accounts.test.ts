import { describe, expect, it } from 'vitest';
import { createAccounts, IDLE_MS, LOCAL_ACCOUNT } from './accounts.ts';
import type { LibraryChoice } from './library-choice.ts';
import { createLibrarySwitch } from './library-switch.ts';

interface Opened {
  readonly account: string;
  busy: boolean;
  close(): Promise<void>;
}

const CHOICE: LibraryChoice = {
  describe: () => null,
  chosen: () => ({ library: { kind: 'sample' }, user: null }),
  resolve: () => ({ kind: 'sample' }),
  remember: () => {},
};

function world() {
  const log: string[] = [];
  const open = new Map<string, Opened>();
  const state = { now: 0, fails: false };
  const accounts = createAccounts<Opened>({
    create: (id) => ({
      id,
      choice: CHOICE,
      libraries: createLibrarySwitch<Opened>({
        open: async () => {
          if (state.fails) throw new Error('The disk is gone.');
          if (open.has(id)) throw new Error(`${id} is open twice`);
          log.push(`open ${id}`);
          const opened: Opened = {
            account: id,
            busy: false,
            async close() {
              await Promise.resolve();
              open.delete(id);
              log.push(`close ${id}`);
            },
          };
          open.set(id, opened);
          return opened;
        },
      }),
    }),
    opened: async () => {},
    isBusy: async ({ busy }) => busy,
    clock: () => state.now,
    wait: () => new Promise(() => {}),
  });
  return { accounts, log, open, state };
}

describe('the libraries of all accounts', () => {
  it('are opened when somebody comes, each once, and closed when nobody came for a while', async () => {
    const { accounts, log, state } = world();
    await Promise.all([accounts.wake('ada'), accounts.wake('ada'), accounts.wake('bob')]);
    state.now += IDLE_MS - 1;
    await accounts.wake('bob');
    state.now += 1;
    await accounts.closeIdle();
    expect(log).toEqual(['open ada', 'open bob', 'close ada']);
    await accounts.wake('ada');
    expect(accounts.of('ada').libraries.current().account).toBe('ada');
  });

  it('stay open while somebody holds them, or while they work', async () => {
    const { accounts, log, open, state } = world();
    await accounts.wake('ada');
    const leave = accounts.hold('ada');
    state.now += 2 * IDLE_MS;
    await accounts.closeIdle();
    leave();
    leave();
    const ada = open.get('ada');
    if (ada !== undefined) ada.busy = true;
    state.now += 2 * IDLE_MS;
    await accounts.closeIdle();
    expect(log).toEqual(['open ada']);
    if (ada !== undefined) ada.busy = false;
    await accounts.closeIdle();
    expect(log).toEqual(['open ada', 'close ada']);
  });

  it('are never open twice: who comes while one is being closed waits for that', async () => {
    const { accounts, log } = world();
    await accounts.wake('ada');
    const closing = accounts.close('ada');
    await Promise.all([closing, accounts.wake('ada')]);
    expect(log).toEqual(['open ada', 'close ada', 'open ada']);
  });

  it('that could not be opened are tried again after a while, and say why meanwhile', async () => {
    const { accounts, state } = world();
    state.fails = true;
    await accounts.wake('ada');
    expect(() => accounts.of('ada').libraries.current()).toThrow('The disk is gone.');
    state.fails = false;
    await accounts.wake('ada');
    expect(accounts.of('ada').libraries.state().kind).toBe('failed');
    state.now += 30_000;
    await accounts.wake('ada');
    expect(accounts.of('ada').libraries.state().kind).toBe('open');
  });

  it('leave the local one alone, which is opened at start and stays', async () => {
    const { accounts, log, state } = world();
    await accounts.wake(LOCAL_ACCOUNT);
    expect(log).toEqual([]);
    await accounts.of(LOCAL_ACCOUNT).libraries.to({ kind: 'sample' });
    state.now += 2 * IDLE_MS;
    await accounts.closeIdle();
    expect(log).toEqual(['open local']);
    await accounts.closeAll(LOCAL_ACCOUNT);
    expect(log).toEqual(['open local']);
    await accounts.closeAll();
    expect(log).toEqual(['open local', 'close local']);
  });
});
