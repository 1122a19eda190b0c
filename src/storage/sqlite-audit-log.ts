import type { AuditEntry, AuditFilter, AuditLog, WrittenAuditEntry } from './audit-log.ts';
import { DECISION_CODES, decisionOf } from './codes.ts';
import type { Connection } from './connection.ts';
import { idFromBytes, idToBytes } from './identifiers.ts';

/** Entries of one batch of the download. */
const BATCH = 500;

interface StoredEntry {
  readonly position: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly plan_id: number | null;
  readonly details: string;
  readonly assets: number;
}

interface StoredAsset {
  readonly asset_id: Buffer;
  readonly file_name: string | null;
  readonly before: number;
  readonly after: number;
}

export function createAuditLog(connection: Connection): AuditLog {
  const { sqlite } = connection;
  const insert = sqlite.prepare(
    'insert into audit_log (at, actor, action, plan_id, details) values (?, ?, ?, ?, ?)',
  );
  const addStep = sqlite.prepare(
    `insert into audit_assets (entry, asset_id, before, after)
       select ?, asset_id, before, ? from undo_entries where step_key = ?`,
  );
  const addUndo = sqlite.prepare(
    `insert into audit_assets (entry, asset_id, before, after)
       select ?, u.asset_id, coalesce(d.decision, 0), u.before
         from undo_entries u left join decisions d on d.asset_id = u.asset_id where u.step_key = ?`,
  );
  const assets = sqlite.prepare<[number, number, number], StoredAsset>(
    `select m.asset_id, a.file_name, m.before, m.after
       from audit_assets m left join assets a on a.id = m.asset_id
      where m.entry = ? order by m.asset_id limit ? offset ?`,
  );

  function append({ at, actor, action, planId, details }: AuditEntry): number {
    const plan = planId ?? (typeof details.plan === 'number' ? details.plan : null);
    return Number(insert.run(at, actor, action, plan, JSON.stringify(details)).lastInsertRowid);
  }

  function page(filter: AuditFilter, direction: 'newest' | 'oldest', from: number, limit: number) {
    const where = conditions(filter);
    const newest = direction === 'newest';
    return sqlite
      .prepare<unknown[], StoredEntry>(
        `select l.*, (select count(*) from audit_assets m where m.entry = l.position) as assets from audit_log l
          where ${[...where.sql, `l.position ${newest ? '<' : '>'} ?`].join(' and ')}
          order by l.position ${newest ? 'desc' : 'asc'} limit ?`,
      )
      .all(...where.values, from, limit)
      .map(toEntry);
  }

  return {
    append: (entry) => void append(entry),
    appendStep(entry, step, after) {
      connection.transaction(
        () => void addStep.run(append(entry), after === null ? 0 : DECISION_CODES[after], step),
      );
    },
    appendUndo(entry, step) {
      connection.transaction(() => void addUndo.run(append(entry), step));
    },
    list: ({ before = Number.MAX_SAFE_INTEGER, limit, ...filter }) => page(filter, 'newest', before, limit),
    *all(filter) {
      for (let from = 0; ; ) {
        const entries = page(filter, 'oldest', from, BATCH);
        if (entries.length > 0) yield entries;
        from = entries.at(-1)?.position ?? from;
        if (entries.length < BATCH) return;
      }
    },
    assets: (position, { after, limit }) =>
      assets.all(position, limit, after).map((row) => ({
        assetId: idFromBytes(row.asset_id),
        fileName: row.file_name,
        before: decisionOf(row.before),
        after: decisionOf(row.after),
      })),
  };
}

function conditions({ action, assetId, planId }: AuditFilter): { sql: string[]; values: unknown[] } {
  const sql: string[] = [];
  const values: unknown[] = [];
  const add = (text: string, ...bound: readonly unknown[]) => {
    sql.push(text);
    values.push(...bound);
  };
  if (action !== undefined) add('l.action = ?', action);
  if (planId !== undefined) add('l.plan_id = ?', planId);
  if (assetId !== undefined) {
    const id = idToBytes(assetId);
    add(
      `(l.position in (select entry from audit_assets where asset_id = ?)
        or (l.plan_id in (select plan_id from plan_items where asset_id = ?)
            and coalesce(json_extract(l.details, '$.asset_id'), ?) = ?))`,
      id,
      id,
      assetId,
      assetId,
    );
  }
  return { sql, values };
}

function toEntry({ plan_id, details, ...row }: StoredEntry): WrittenAuditEntry {
  return { ...row, planId: plan_id, details: JSON.parse(details) as Record<string, unknown> };
}
