import { DECISION_CODES } from './codes.ts';
import type { Connection } from './connection.ts';

/** Codes of DECISION_CODES, 0 = none. */
export interface RememberedDecision {
  readonly decision: number;
  /** Decided under another id that is no longer there: what a phone uploads again. */
  readonly before: number;
}

const NONE: RememberedDecision = { decision: 0, before: 0 };

interface Row {
  readonly asset_id: Buffer;
  readonly fingerprint: Buffer;
  readonly decision: number;
}

/**
 * What the person decided on this asset with this content, or on the same content under an id that is gone.
 * "Keep" is carried over to the new id, since keeping is safe; "delete" is only said, never carried over.
 */
export function createRememberedDecisions({ sqlite }: Connection): {
  of(id: Buffer, fingerprint: Buffer): RememberedDecision;
} {
  const own = sqlite.prepare<[Buffer], Row>(
    'select asset_id, fingerprint, decision from decisions where asset_id = ?',
  );
  const same = sqlite.prepare<[Buffer, Buffer], Row>(
    'select asset_id, fingerprint, decision from decisions where fingerprint = ? and asset_id <> ? order by at desc',
  );
  // Most libraries have few decisions or none when they are read for the first time.
  const any = sqlite.prepare('select 1 from decisions limit 1');
  const there = sqlite.prepare('select 1 from assets where id = ? and gone_at is null');

  return {
    of(id, fingerprint) {
      if (any.get() === undefined) return NONE;
      const row = own.get(id);
      if (row?.fingerprint.equals(fingerprint)) return { decision: row.decision, before: 0 };
      for (const other of same.all(fingerprint, id)) {
        if (there.get(other.asset_id) !== undefined) continue;
        const kept = other.decision === DECISION_CODES.keep;
        return { decision: kept ? DECISION_CODES.keep : 0, before: other.decision };
      }
      return NONE;
    },
  };
}
