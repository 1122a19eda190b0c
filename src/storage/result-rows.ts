import type { SubKind } from '../domain/category.ts';
import { bandOf, HIGH } from '../domain/category.ts';
import { categoryOf, confidenceCode, DECISION_CODES, decisionOf, holdBackOf, protectionOf } from './codes.ts';
import { fromMillis, idFromBytes } from './identifiers.ts';
import type { ResultRow } from './results.ts';

/** A row of `scores` joined with what lists show of `assets`. */
export interface StoredResult {
  readonly key: number;
  readonly id: Buffer;
  readonly file_name: string;
  readonly path: string | null;
  readonly type: number;
  readonly category: number | null;
  readonly sub_kind: SubKind | null;
  readonly source_app: string | null;
  readonly confidence: number;
  readonly screenshots: number;
  readonly web_cache: number;
  readonly low_quality: number;
  readonly recovery_artifacts: number;
  readonly duplicates: number;
  readonly recommended: number;
  readonly protection: number;
  readonly held_back: number;
  readonly decision: number;
  readonly decided_before: number;
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly taken_at: number;
  readonly thumbhash: Buffer | null;
  readonly better_id: Buffer | null;
}

export const RESULT_COLUMNS = `s.key, a.id, a.file_name, a.path, a.type, s.category, s.sub_kind, s.source_app, s.confidence,
  s.screenshots, s.web_cache, s.low_quality, s.recovery_artifacts, s.duplicates, s.recommended, s.protection,
  s.held_back, s.decision, s.decided_before, a.bytes, a.width, a.height, s.taken_at, a.thumbhash,
  (select b.id from assets b where b.key = s.better_key) as better_id`;

const FULL = confidenceCode(1);

export function toResultRow(row: StoredResult): ResultRow {
  const kept = row.decision === DECISION_CODES.keep;
  const confidence = row.confidence / FULL;
  return {
    id: idFromBytes(row.id),
    fileName: row.file_name,
    path: row.path,
    type: row.type === 1 ? 'video' : 'image',
    category: categoryOf(row.category),
    subKind: row.sub_kind,
    sourceApp: row.source_app,
    confidence,
    band: bandOf(confidence),
    categories: {
      screenshots: row.screenshots / FULL,
      web_cache: row.web_cache / FULL,
      low_quality: row.low_quality / FULL,
      recovery_artifacts: row.recovery_artifacts / FULL,
      duplicates: row.duplicates / FULL,
    },
    recommended: row.recommended === 1 && !kept && confidence >= HIGH,
    protectedBy: kept ? 'kept_before' : protectionOf(row.protection),
    heldBack: holdBackOf(row.held_back),
    decision: decisionOf(row.decision),
    decidedBefore: decisionOf(row.decided_before),
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    takenAt: fromMillis(row.taken_at),
    thumbhash: row.thumbhash?.toString('base64') ?? null,
    betterCopyId: row.better_id === null ? null : idFromBytes(row.better_id),
  };
}
