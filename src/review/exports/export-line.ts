import type { ReviewedResult } from '../reviewed.ts';
import { spelledResult } from '../spelled-result.ts';
import { csvRecord } from './csv.ts';

/** One asset in an export, spelled as `GET /api/results` spells it. */
export type ExportLine = ReturnType<typeof exportLine>;

/** `webUrl`: where people open Immich; null for a folder. */
export function exportLine(result: ReviewedResult, webUrl: string | null) {
  const { row, betterCopy, contributions } = result;
  return {
    ...spelledResult(result),
    source_app: row.sourceApp,
    categories: row.categories,
    contributions: contributions.map(({ signal, group, direction, strength, value, source, text }) => ({
      signal,
      group,
      direction,
      strength: Math.round(strength * 1_000) / 1_000,
      value,
      source,
      text,
    })),
    better_copy:
      betterCopy === null
        ? null
        : { asset_id: betterCopy.id, file_name: betterCopy.fileName, relation: betterCopy.relation },
    immich_url: webUrl === null ? null : `${webUrl}/photos/${row.id}`,
  };
}

const CELLS: Readonly<Record<string, (line: ExportLine) => string | number | boolean | null>> = {
  asset_id: (line) => line.asset_id,
  file_name: (line) => line.file_name,
  path: (line) => line.path,
  type: (line) => line.type,
  category: (line) => line.category,
  sub_kind: (line) => line.sub_kind,
  source_app: (line) => line.source_app,
  confidence: (line) => line.confidence,
  band: (line) => line.band,
  recommended: (line) => line.recommended,
  protected_by: (line) => line.protected_by,
  held_back: (line) => line.held_back,
  decision: (line) => line.decision,
  decided_before: (line) => line.decided_before,
  size_bytes: (line) => line.size_bytes,
  width: (line) => line.width,
  height: (line) => line.height,
  taken_at: (line) => line.taken_at,
  reasons: (line) => line.reasons.join(' | '),
  against: (line) => line.against.join(' | '),
  better_copy_id: (line) => line.better_copy?.asset_id ?? null,
  better_copy_name: (line) => line.better_copy?.file_name ?? null,
  immich_url: (line) => line.immich_url,
};

export const CSV_HEAD = csvRecord(Object.keys(CELLS));

export function csvLine(line: ExportLine): string {
  return csvRecord(Object.values(CELLS).map((cell) => cell(line)));
}
