import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../web/src/api/api-error.ts';
import { DecisionQueue, type Sent, type Waiting } from '../../web/src/state/decision-queue.ts';

const offline = () => new ApiError('offline', 0, 'No answer.');

/** A browser's storage, a service that can be away, and a clock that is turned by hand. */
function world() {
  const kept = new Map<string, string>();
  const calls: [string, readonly string[]][] = [];
  const sent: Sent[] = [];
  const due: (() => void)[] = [];
  const state = { failure: null as ApiError | null, leftOut: 0 };
  const queue = () =>
    new DecisionQueue({
      send: async (ids, { choice, was }) => {
        if (state.failure !== null) throw state.failure;
        calls.push([choice ?? (was ? `not ${was}` : 'none'), ids]);
        return { leftOut: state.leftOut, step: calls.length };
      },
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
      onChange: () => {},
      onSent: (one) => void sent.push(one),
      later: (act) => void due.push(act),
    });
  return { kept, calls, sent, due, state, queue };
}

describe('the decision queue', () => {
  let here: ReturnType<typeof world>;
  beforeEach(() => {
    here = world();
  });

  it('sends in order, what says the same together', async () => {
    const queue = here.queue();
    here.state.failure = offline();
    queue.open('ada');
    queue.add(['a', 'b'], 'delete');
    queue.add(['c'], 'delete');
    queue.add(['d'], 'keep');
    await queue.flush();
    here.state.failure = null;
    await queue.flush();
    expect(here.calls).toEqual([
      ['delete', ['a', 'b', 'c']],
      ['keep', ['d']],
    ]);
    expect(queue.waiting).toEqual([]);
    expect(here.kept.size).toBe(0);
  });

  it('keeps what a closed page left, for the same account only', async () => {
    here.state.failure = offline();
    const before = here.queue();
    before.open('ada');
    before.add(['a'], 'delete');
    await before.flush();
    here.state.failure = null;
    here.queue().open('bob');
    expect(here.calls).toEqual([]);
    const after = here.queue();
    after.open('ada');
    await after.flush();
    await Promise.resolve();
    expect(here.calls).toEqual([['delete', ['a']]]);
  });

  it.each([offline(), new ApiError('sign_in_required', 401, ''), new ApiError('library_opening', 503, '')])(
    'tries again by itself after %s',
    async (failure) => {
      const queue = here.queue();
      queue.open('ada');
      here.state.failure = failure;
      queue.add(['a'], 'keep');
      await queue.flush();
      await expect.poll(() => here.due.length).toBe(1);
      here.state.failure = null;
      here.due[0]?.();
      await expect.poll(() => queue.waiting).toEqual([]);
      expect(here.calls).toEqual([['keep', ['a']]]);
    },
  );

  it('lets the newest choice about an asset count', async () => {
    const queue = here.queue();
    here.state.failure = offline();
    queue.open('ada');
    queue.add(['a'], 'delete');
    queue.add(['a'], null);
    await queue.flush();
    expect(queue.waiting).toEqual([{ id: 'a', choice: null }] satisfies Waiting[]);
  });

  it('takes away only the decision that was made here, and says which steps were made', async () => {
    const queue = here.queue();
    here.state.failure = offline();
    queue.open('ada');
    queue.add(['a'], null, 'delete');
    queue.add(['b'], null, 'keep');
    await queue.flush();
    here.state.failure = null;
    const after = here.queue();
    after.open('ada');
    await after.flush();
    expect(here.calls).toEqual([
      ['not delete', ['a']],
      ['not keep', ['b']],
    ]);
    expect(here.sent.map(({ step }) => step)).toEqual([1, 2]);
  });

  it('does not let one refusal block the rest', async () => {
    const queue = here.queue();
    queue.open('ada');
    here.state.failure = new ApiError('validation_failed', 400, 'No such asset.');
    queue.add(['a'], 'delete');
    await expect.poll(() => here.sent.length).toBe(1);
    here.state.failure = null;
    queue.add(['b'], 'delete');
    await expect.poll(() => here.calls).toEqual([['delete', ['b']]]);
    expect(here.sent[0]?.refused?.code).toBe('validation_failed');
  });

  it('is not confused by what somebody else wrote into the storage', () => {
    here.kept.set('image-cleaner-waiting:ada', '{"x":');
    const queue = here.queue();
    queue.open('ada');
    expect(queue.waiting).toEqual([]);
  });
});
