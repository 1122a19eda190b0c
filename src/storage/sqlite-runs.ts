import { and, asc, count, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { RunAlreadyActiveError } from './errors.ts';
import type { Run, RunChange, RunErrors, Runs } from './runs.ts';
import { runErrors, runs } from './schema/runs.ts';

const NOTHING_YET = { done: 0, total: 0, found: 0, errors: 0, thumbnailsRead: 0, bytesRead: 0 };

export function createRuns(connection: Connection): Runs {
  const { orm } = connection;
  const active = (): Run | null =>
    toRun(
      orm
        .select()
        .from(runs)
        .where(inArray(runs.state, ['queued', 'running', 'paused']))
        .get(),
    );
  const get = (id: number): Run | null => toRun(orm.select().from(runs).where(eq(runs.id, id)).get());

  return {
    active,
    get,
    create({ kind, mode, at }) {
      return connection.transaction(() => {
        const going = active();
        if (going !== null) throw new RunAlreadyActiveError(going.id);
        const row = orm
          .insert(runs)
          .values({ kind, mode, state: 'queued', phase: 'catalogue', counters: NOTHING_YET, startedAt: at })
          .returning()
          .get();
        return toRun(row) as Run;
      });
    },
    latest: () => toRun(orm.select().from(runs).orderBy(desc(runs.id)).limit(1).get()),
    latestFinished(kind) {
      const finished = eq(runs.state, 'finished');
      const where = kind === undefined ? finished : and(finished, eq(runs.kind, kind));
      return toRun(orm.select().from(runs).where(where).orderBy(desc(runs.id)).limit(1).get());
    },
    list: (limit) =>
      orm
        .select()
        .from(runs)
        .orderBy(desc(runs.id))
        .limit(limit)
        .all()
        .map((row) => toRun(row) as Run),
    claim(id, { owner, now, until }) {
      // Further ahead than two leases reach: it was given before the clock was set back.
      const before = gt(runs.leaseUntil, now + 2 * (until - now));
      const free = or(isNull(runs.leaseOwner), eq(runs.leaseOwner, owner), lte(runs.leaseUntil, now), before);
      const taken = orm
        .update(runs)
        .set({ leaseOwner: owner, leaseUntil: until })
        .where(and(eq(runs.id, id), free))
        .run();
      return taken.changes === 1;
    },
    renew(id, { owner, until }) {
      const held = orm
        .update(runs)
        .set({ leaseUntil: until })
        .where(and(eq(runs.id, id), eq(runs.leaseOwner, owner)))
        .run();
      return held.changes === 1;
    },
    release(id, owner) {
      orm
        .update(runs)
        .set({ leaseOwner: null, leaseUntil: null })
        .where(and(eq(runs.id, id), eq(runs.leaseOwner, owner)))
        .run();
    },
    isHeld: (id) =>
      orm.select({ owner: runs.leaseOwner }).from(runs).where(eq(runs.id, id)).get()?.owner != null,
    update(id, change: RunChange) {
      orm.update(runs).set(change).where(eq(runs.id, id)).run();
    },
  };
}

export function createRunErrors({ orm }: Connection): RunErrors {
  return {
    add: (error) => void orm.insert(runErrors).values(error).run(),
    count: (runId) =>
      orm.select({ n: count() }).from(runErrors).where(eq(runErrors.runId, runId)).get()?.n ?? 0,
    list: (runId, { after = 0, limit }) =>
      orm
        .select()
        .from(runErrors)
        .where(and(eq(runErrors.runId, runId), gt(runErrors.position, after)))
        .orderBy(asc(runErrors.position))
        .limit(limit)
        .all(),
  };
}

function toRun(row: typeof runs.$inferSelect | undefined): Run | null {
  if (row === undefined) return null;
  const { leaseOwner: _owner, leaseUntil: _until, ...run } = row;
  return run;
}
