import type { AssetId } from '../domain/asset-facts.ts';
import { DECISION_CODES, decisionOf } from './codes.ts';
import type { Connection } from './connection.ts';
import type { DecisionOutcome, Decisions, UndoneStep, UndoStep } from './decisions.ts';
import { idFromBytes, idToBytes } from './identifiers.ts';

interface Standing {
  readonly key: number;
  readonly content: Buffer;
  readonly decision: number | null;
  readonly protection: number | null;
}

/** How many steps can be taken back; older ones stay in the audit log. */
const STEPS_KEPT = 200;

export function createDecisions(connection: Connection): Decisions {
  const { sqlite } = connection;
  const standing = sqlite.prepare<[Buffer], Standing>(
    `select a.key, coalesce(a.fingerprint, a.checksum) as content, s.decision, s.protection
       from assets a left join scores s on s.key = a.key where a.id = ?`,
  );
  const stored = sqlite.prepare<[Buffer], { fingerprint: Buffer; decision: number }>(
    'select fingerprint, decision from decisions where asset_id = ?',
  );
  const save = sqlite.prepare(
    'insert or replace into decisions (asset_id, fingerprint, decision, at) values (?, ?, ?, ?)',
  );
  const remove = sqlite.prepare('delete from decisions where asset_id = ?');
  const show = sqlite.prepare('update scores set decision = ? where key = ?');
  const addStep = sqlite.prepare('insert into undo_steps (description, at) values (?, ?)');
  const describe = sqlite.prepare('update undo_steps set description = ? where key = ?');
  const addEntry = sqlite.prepare(
    'insert into undo_entries (step_key, asset_id, before, fingerprint_before) values (?, ?, ?, ?)',
  );
  const newest = sqlite.prepare<[], { key: number; description: string }>(
    'select key, description from undo_steps where undone_at is null order by key desc limit 1',
  );
  const entries = sqlite.prepare<
    [number],
    { asset_id: Buffer; before: number; fingerprint_before: Buffer | null }
  >('select asset_id, before, fingerprint_before from undo_entries where step_key = ?');
  const openSteps = sqlite.prepare<[number], UndoStep>(
    `select key as step, description, at, (select count(*) from undo_entries where step_key = key) as changed
       from undo_steps where undone_at is null order by key desc limit ?`,
  );
  const openCount = sqlite
    .prepare<[], number>('select count(*) from undo_steps where undone_at is null')
    .pluck();
  const markUndone = sqlite.prepare('update undo_steps set undone_at = ? where key = ?');

  /** What stands for this content now: a decision on an earlier content counts as none. */
  function current(id: Buffer, row: Standing): number {
    if (row.decision !== null) return row.decision;
    const kept = stored.get(id);
    return kept?.fingerprint.equals(row.content) ? kept.decision : 0;
  }

  function put(id: Buffer, row: Standing, code: number, at: number): void {
    if (code === 0) remove.run(id);
    else save.run(id, row.content, code, at);
    show.run(code, row.key);
  }

  function set(
    ids: readonly AssetId[],
    decision: keyof typeof DECISION_CODES | null,
    options: Parameters<Decisions['set']>[2],
  ): DecisionOutcome {
    const code = decision === null ? 0 : DECISION_CODES[decision];
    const only = options.only === undefined ? null : DECISION_CODES[options.only];
    const outcome = {
      changed: 0,
      unchanged: 0,
      protected: [] as AssetId[],
      kept: 0,
      unknown: [] as AssetId[],
    };
    const { description } = options;
    const said = (changed: number) => (typeof description === 'string' ? description : description(changed));
    let step: number | null = null;
    for (const id of new Set(ids)) {
      const bytes = idToBytes(id);
      const row = standing.get(bytes);
      if (row === undefined || (options.judgedOnly === true && row.protection === null)) {
        outcome.unknown.push(id);
        continue;
      }
      const before = current(bytes, row);
      if (before === code || (only !== null && before !== only)) {
        outcome.unchanged += 1;
        continue;
      }
      const isKept = before === DECISION_CODES.keep;
      const isProtected = (row.protection ?? 0) > 0 && options.movedOn?.has(id) !== true;
      if (decision === 'delete' && (isKept || isProtected)) {
        outcome.protected.push(id);
        if (isKept) outcome.kept += 1;
        continue;
      }
      if (options.withoutStep !== true) {
        step ??= Number(addStep.run(said(1), options.at).lastInsertRowid);
        const previous = stored.get(bytes);
        addEntry.run(step, bytes, previous?.decision ?? 0, previous?.fingerprint ?? null);
      }
      put(bytes, row, code, options.at);
      outcome.changed += 1;
    }
    if (step !== null) {
      describe.run(said(outcome.changed), step);
      forgetOldSteps(sqlite, step - STEPS_KEPT);
    }
    return { ...outcome, step };
  }

  return {
    set: (ids, decision, options) => connection.transaction(() => set(ids, decision, options)),
    undo: (at) =>
      connection.transaction(() => {
        const step = newest.get();
        if (step === undefined) return { undone: 0, description: null, now: [] };
        const now: UndoneStep['now'][number][] = [];
        for (const entry of entries.all(step.key)) {
          if (entry.before === 0 || entry.fingerprint_before === null) remove.run(entry.asset_id);
          else save.run(entry.asset_id, entry.fingerprint_before, entry.before, at);
          const row = standing.get(entry.asset_id);
          const valid = row !== undefined && entry.fingerprint_before?.equals(row.content);
          const code = valid ? entry.before : 0;
          if (row !== undefined) show.run(code, row.key);
          now.push({ id: idFromBytes(entry.asset_id), decision: decisionOf(code) });
        }
        markUndone.run(at, step.key);
        return { undone: now.length, description: step.description, now };
      }),
    steps: (limit) => openSteps.all(limit),
    stepCount: () => openCount.get() ?? 0,
    get(id) {
      const bytes = idToBytes(id);
      const row = standing.get(bytes);
      return row === undefined ? null : decisionOf(current(bytes, row));
    },
  };
}

function forgetOldSteps(sqlite: Connection['sqlite'], upTo: number): void {
  sqlite.prepare('delete from undo_entries where step_key <= ?').run(upTo);
  sqlite.prepare('delete from undo_steps where key <= ?').run(upTo);
}
