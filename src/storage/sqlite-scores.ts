import type { AssetFacts } from '../domain/asset-facts.ts';
import {
  categoryCode,
  confidenceCode,
  DECISION_CODES,
  holdBackCode,
  protectionCode,
  TODO_CODES,
} from './codes.ts';
import type { Connection } from './connection.ts';
import { idToBytes, pathFingerprint, toMillis } from './identifiers.ts';
import { createRememberedDecisions } from './remembered-decisions.ts';
import type { Scores } from './scores.ts';

const JUDGED = [
  'category',
  'sub_kind',
  'source_app',
  'confidence',
  'screenshots',
  'web_cache',
  'low_quality',
  'recovery_artifacts',
  'duplicates',
  'recommended',
  'protection',
  'held_back',
  'bytes',
  'taken_at',
  'worth',
  'name',
  'better_key',
  'decision',
  'decided_before',
] as const;

/** Enough to sort by; longer names tie and are told apart by their key. */
const NAME_LENGTH = 64;

/** Rows changed in one transaction. */
const CHUNK = 1_000;

/** Keys marked in one transaction: whoever wants to write waits some 20 ms, not for a whole library. */
const RANGE = 10_000;

export function createScores(connection: Connection): Scores {
  const { sqlite } = connection;
  const decisions = createRememberedDecisions(connection);
  const stored = sqlite
    .prepare<[number], unknown[]>(`select ${JUDGED.join(', ')} from scores where key = ?`)
    .raw();
  const insert = sqlite.prepare(
    `insert into scores (key, todo, basis, ${JUDGED.join(', ')}) values (?, ?, ?, ${JUDGED.map(() => '?').join(', ')})`,
  );
  const update = sqlite.prepare(
    `update scores set todo = ?, basis = ?, ${JUDGED.map((name) => `${name} = ?`).join(', ')} where key = ?`,
  );
  const touch = sqlite.prepare('update scores set todo = ?, basis = ? where key = ?');
  const keyOf = sqlite.prepare<[Buffer], number>('select key from assets where id = ?').pluck();
  const findBasis = sqlite.prepare<[string], number>('select key from bases where text = ?').pluck();
  const addBasis = sqlite.prepare('insert into bases (text) values (?)');
  const stale = sqlite.prepare('update scores set basis = 0 where key = ?');
  const staleBetween = sqlite.prepare(
    'update scores set basis = 0 where basis <> 0 and key > ? and key <= ?',
  );
  const greatest = sqlite.prepare<[], number | null>('select max(key) from scores').pluck();
  const timeBound = sqlite.prepare(
    `update scores set basis = 0 where held_back = ${holdBackCode('recent')} or key in
       (select key from assets indexed by assets_without_thumbnail where thumbhash is null and gone_at is null)`,
  );
  const unscored = sqlite
    .prepare<[number, number], number>(
      `select a.key from assets a where a.key > ? and a.gone_at is null
          and not exists (select 1 from scores s where s.key = a.key) order by a.key limit ?`,
    )
    .pluck();
  const counts = sqlite.prepare<[], { assets: number; scores: number }>(
    `select (select count(*) from assets) - (select count(*) from assets where gone_at is not null) as assets,
            (select count(*) from scores) as scores`,
  );
  const staleAfter = sqlite
    .prepare<[number, number, number], number>(
      'select key from scores where basis <> ? and key > ? order by key limit ?',
    )
    .pluck();
  const staleCount = sqlite.prepare<[number], number>('select count(*) from scores where basis <> ?').pluck();
  const todoAfter = sqlite
    .prepare<[number, number, number], number>(
      'select key from scores indexed by scores_todo where todo = ? and todo <> 0 and key > ? order by key limit ?',
    )
    .pluck();
  const todoCount = sqlite
    .prepare<[number], number>(
      'select count(*) from scores indexed by scores_todo where todo = ? and todo <> 0',
    )
    .pluck();
  const ask = sqlite.prepare('update scores set todo = ? where key = ? and todo = 0');
  const giveUp = sqlite.prepare('update scores set todo = -abs(todo) where key = ?');
  const retry = sqlite.prepare('update scores set todo = -todo where todo < 0 and todo <> 0');
  const candidates = sqlite
    .prepare<[], number>(
      `select count(*) from scores indexed by scores_category_confidence
        where category is not null and protection = 0 and decision <> ${DECISION_CODES.keep}`,
    )
    .pluck();

  return {
    write({ key, facts, verdict, todo, basis, isNew = false }) {
      const id = idToBytes(facts.id);
      const confidence = confidenceCode(verdict.confidence);
      const { categories } = verdict;
      const remembered = decisions.of(id, fingerprintOf(facts));
      const values = [
        categoryCode(verdict.category),
        verdict.subKind,
        verdict.sourceApp,
        confidence,
        confidenceCode(categories.screenshots),
        confidenceCode(categories.web_cache),
        confidenceCode(categories.low_quality),
        confidenceCode(categories.recovery_artifacts),
        confidenceCode(categories.duplicates),
        verdict.recommended ? 1 : 0,
        protectionCode(verdict.protectedBy),
        holdBackCode(verdict.heldBack),
        facts.bytes ?? 0,
        toMillis(facts.takenAt),
        Math.round((confidence * (facts.bytes ?? 0)) / 10_000),
        facts.fileName.slice(0, NAME_LENGTH),
        verdict.betterCopy === null ? null : (keyOf.get(idToBytes(verdict.betterCopy.id)) ?? null),
        remembered.decision,
        remembered.before,
      ];
      const step = todo === null ? 0 : TODO_CODES[todo];
      const before = isNew ? undefined : stored.get(key);
      if (before === undefined) insert.run(key, step, basis, ...values);
      // Fourteen indexes hang on these columns: most verdicts come out the same, and then none is touched.
      else if (before.every((value, at) => value === values[at])) touch.run(step, basis, key);
      else update.run(step, basis, ...values, key);
    },
    basisKey: (text) => findBasis.get(text) ?? Number(addBasis.run(text).lastInsertRowid),
    markStale(keys) {
      for (let at = 0; at < keys.length; at += CHUNK)
        connection.transaction(() => {
          for (const key of keys.slice(at, at + CHUNK)) stale.run(key);
        });
    },
    markAllStale() {
      const end = greatest.get() ?? 0;
      for (let after = 0; after < end; after += RANGE)
        connection.transaction(() => staleBetween.run(after, after + RANGE));
    },
    markTimeBoundStale: () => void timeBound.run(),
    unscoredAfter(after, limit) {
      const { assets = 0, scores = 0 } = counts.get() ?? {};
      return assets === scores ? [] : unscored.all(after, limit);
    },
    staleAfter: (basis, after, limit) => staleAfter.all(basis, after, limit),
    staleCount: (basis) => staleCount.get(basis) ?? 0,
    todoAfter: (step, after, limit) => todoAfter.all(TODO_CODES[step], after, limit),
    todoCount: (step) => todoCount.get(TODO_CODES[step]) ?? 0,
    ask: (key, step) => void ask.run(TODO_CODES[step], key),
    giveUp: (key) => void giveUp.run(key),
    retryGivenUp: () => retry.run().changes,
    candidates: () => candidates.get() ?? 0,
  };
}

export function fingerprintOf(facts: AssetFacts): Buffer {
  return pathFingerprint(facts) ?? Buffer.from(facts.checksum, 'base64');
}
