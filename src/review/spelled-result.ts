import type { ReviewedResult } from './reviewed.ts';

/**
 * One result in the words of `GET /api/results`, which scripts know: what the list, the exports and the
 * command line have in common. Each adds the addresses and the better copy as far as it can give them.
 */
export function spelledResult({ row, reasons, against }: ReviewedResult) {
  return {
    asset_id: row.id,
    file_name: row.fileName,
    path: row.path,
    type: row.type,
    category: row.category,
    sub_kind: row.subKind,
    confidence: row.confidence,
    band: row.band,
    recommended: row.recommended,
    protected_by: row.protectedBy,
    held_back: row.heldBack,
    decision: row.decision,
    decided_before: row.decidedBefore,
    size_bytes: row.bytes,
    width: row.width,
    height: row.height,
    taken_at: row.takenAt,
    reasons: [...reasons],
    against: [...against],
  };
}
