import type { Connection } from './connection.ts';
import { RunAlreadyActiveError } from './errors.ts';
import { createRowTable } from './row-table.ts';
import type { Run, RunErrors, Runs } from './runs.ts';

const NOTHING_YET = { done: 0, total: 0, found: 0, errors: 0, thumbnailsRead: 0, bytesRead: 0 };

const ACTIVE = `state in ('queued', 'running', 'paused')`;

export function createRuns(connection: Connection): Runs {
  const { sqlite } = connection;
  const runs = createRowTable<Run>(connection, 'runs', {
    id: { name: 'id' },
    kind: { name: 'kind' },
    mode: { name: 'mode' },
    state: { name: 'state' },
    phase: { name: 'phase' },
    cursor: { name: 'cursor', json: true },
    counters: { name: 'counters', json: true },
    watermark: { name: 'watermark' },
    message: { name: 'message' },
    startedAt: { name: 'started_at' },
    finishedAt: { name: 'finished_at' },
  });
  // Further ahead than two leases reach: it was given before the clock was set back.
  const claim = sqlite.prepare(
    `update runs set lease_owner = @owner, lease_until = @until
      where id = @id and (lease_owner is null or lease_owner = @owner or lease_until <= @now
        or lease_until > @now + 2 * (@until - @now))`,
  );
  const renew = sqlite.prepare('update runs set lease_until = ? where id = ? and lease_owner = ?');
  const release = sqlite.prepare(
    'update runs set lease_owner = null, lease_until = null where id = ? and lease_owner = ?',
  );
  const holder = sqlite.prepare<[number], string | null>('select lease_owner from runs where id = ?').pluck();
  const active = (): Run | null => runs.one(`where ${ACTIVE}`);

  return {
    active,
    get: (id) => runs.one('where id = ?', id),
    create({ kind, mode, at }) {
      return connection.transaction(() => {
        const going = active();
        if (going !== null) throw new RunAlreadyActiveError(going.id);
        return runs.insert({
          kind,
          mode,
          state: 'queued',
          phase: 'catalogue',
          counters: NOTHING_YET,
          startedAt: at,
        });
      });
    },
    latest: () => runs.one('order by id desc limit 1'),
    latestFinished: (kind) =>
      kind === undefined
        ? runs.one(`where state = 'finished' order by id desc limit 1`)
        : runs.one(`where state = 'finished' and kind = ? order by id desc limit 1`, kind),
    list: (limit) => runs.all('order by id desc limit ?', limit),
    claim: (id, { owner, now, until }) => claim.run({ id, owner, now, until }).changes === 1,
    renew: (id, { owner, until }) => renew.run(until, id, owner).changes === 1,
    release: (id, owner) => void release.run(id, owner),
    isHeld: (id) => holder.get(id) != null,
    update: (id, change) => void runs.update(change, 'where id = ?', id),
  };
}

export function createRunErrors(connection: Connection): RunErrors {
  const errors = createRowTable<ReturnType<RunErrors['list']>[number]>(connection, 'run_errors', {
    position: { name: 'position' },
    runId: { name: 'run_id' },
    assetId: { name: 'asset_id' },
    fileName: { name: 'file_name' },
    step: { name: 'step' },
    message: { name: 'message' },
    at: { name: 'at' },
  });
  const count = connection.sqlite
    .prepare<[number], number>('select count(*) from run_errors where run_id = ?')
    .pluck();
  return {
    add: (error) => void errors.insert(error),
    count: (runId) => count.get(runId) ?? 0,
    list: (runId, { after = 0, limit }) =>
      errors.all('where run_id = ? and position > ? order by position limit ?', runId, after, limit),
  };
}
