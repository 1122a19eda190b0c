import type { Category } from '../domain/category.ts';
import type { JudgedAsset } from '../review/review.ts';

/** What `scan` prints of one asset, as JSON. */
export interface ScanLine {
  /** By which another line names it as its better copy. */
  readonly asset_id: string;
  /** Relative to the scanned folder; in an external library as Immich has it; of an upload the file name. */
  readonly path: string;
  /** Null where none reaches 0.40. */
  readonly category: Category | null;
  readonly sub_kind: string | null;
  readonly confidence: number;
  readonly band: string;
  readonly recommended: boolean;
  readonly protected_by: string | null;
  /** Why a high confidence is not recommended, though nothing protects it. */
  readonly held_back: string | null;
  /** The better one of which this is a copy. */
  readonly better_copy: {
    readonly asset_id: string;
    readonly file_name: string;
    readonly relation: string;
  } | null;
  readonly categories: Readonly<Record<Category, number>>;
  readonly evidence: readonly {
    readonly signal: string;
    readonly direction: 'for' | 'against';
    readonly strength: number;
    readonly source: string;
    readonly text: string;
  }[];
}

export function scanLine({ facts, verdict }: JudgedAsset): ScanLine {
  const { betterCopy } = verdict;
  return {
    asset_id: facts.id,
    path: facts.path ?? facts.fileName,
    category: verdict.category,
    sub_kind: verdict.subKind,
    confidence: rounded(verdict.confidence),
    band: verdict.band,
    recommended: verdict.recommended,
    protected_by: verdict.protectedBy,
    held_back: verdict.heldBack,
    better_copy:
      betterCopy === null
        ? null
        : { asset_id: betterCopy.id, file_name: betterCopy.fileName, relation: betterCopy.relation },
    categories: Object.fromEntries(
      Object.entries(verdict.categories).map(([name, value]) => [name, rounded(value)]),
    ) as Record<Category, number>,
    evidence: verdict.contributions.map(({ signal, direction, strength, source, text }) => ({
      signal,
      direction,
      strength: rounded(strength),
      source,
      text,
    })),
  };
}

/** Ten-thousandths, as they are stored; more digits would be noise. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
