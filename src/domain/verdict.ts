import type { AssetId } from './asset-facts.ts';
import type { Band, Category, SubKind } from './category.ts';
import type { Contribution } from './evidence.ts';

/** Why an asset is never suggested, whatever its score; the first that holds is shown. Stored by their place: append, never reorder. */
export const PROTECTIONS = [
  'kept_before',
  'favourite',
  'rated',
  'edited',
  'described',
  'named_person',
  'in_album',
  'tagged',
  'live_photo',
  'stacked',
  'allow_listed',
] as const;
export type Protection = (typeof PROTECTIONS)[number];

/**
 * Why a high confidence is not (yet) a recommendation, though nothing protects the asset:
 * `only_surviving_copy` (flagged as small, re-encoded or recovered, and no better copy is proven),
 * `recent` (a screenshot of the last days, as many as the settings say), `worth_keeping` (ticket, QR code),
 * `single_source` (one signal group only and no byte proof; a copy that only looks like one).
 * Stored by their place in the list: append, never reorder.
 */
export const HOLD_BACKS = ['only_surviving_copy', 'recent', 'worth_keeping', 'single_source'] as const;
export type HoldBack = (typeof HOLD_BACKS)[number];

/** A better copy of the same picture; how sure that is, `relation` says. */
export interface BetterCopy {
  readonly id: AssetId;
  readonly fileName: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number | null;
  /** It carries the data of a camera. */
  readonly hasCamera: boolean;
  readonly relation: RelationKind;
}

/** By how much they prove: 1 the most. */
const PROOF_RANK: Readonly<Record<RelationKind, number>> = {
  exact_copy: 1,
  carved_thumbnail_of: 2,
  larger_version: 3,
  reencoded_copy: 4,
  immich_duplicate: 5,
  turned_copy: 6,
  upside_down_copy: 7,
  mirrored_copy: 8,
};

/** The relation that proves most; undefined without any. */
export function strongestRelation(relations: readonly Relation[]): Relation | undefined {
  return [...relations].sort((a, b) => PROOF_RANK[a.kind] - PROOF_RANK[b.kind])[0];
}

/** The other one stands another way, and only a person can tell which of the two is upright. */
export function isTurned({ kind }: Relation): boolean {
  return kind === 'turned_copy' || kind === 'upside_down_copy' || kind === 'mirrored_copy';
}

/** Stored by their place in the list: append, never reorder. */
export const RELATION_KINDS = [
  'exact_copy',
  'reencoded_copy',
  'larger_version',
  'carved_thumbnail_of',
  'immich_duplicate',
  'turned_copy',
  'upside_down_copy',
  'mirrored_copy',
] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** "This asset is the lesser of the two": an edge from it to the copy that should stay. */
export interface Relation {
  readonly kind: RelationKind;
  readonly better: BetterCopy;
  /** Bits of difference between the perceptual hashes; null where a checksum or Immich says so. */
  readonly distance: number | null;
}

/**
 * The copies whose staying makes an asset superfluous: those that files or pixels prove. Likeness by Immich's
 * models and copies that stand another way count only where nothing is proven.
 */
export function leanedOn(relations: readonly Relation[]): BetterCopy[] {
  const proven = provenBetters(relations);
  return proven.length > 0 ? proven : relations.map(({ better }) => better);
}

/** The better copies that files or pixels prove to show the same. */
export function provenBetters(relations: readonly Relation[]): BetterCopy[] {
  return relations
    .filter((relation) => relation.kind !== 'immich_duplicate' && !isTurned(relation))
    .map(({ better }) => better);
}

export interface Verdict {
  /** Calibrated probability per category, 0–1. */
  readonly categories: Readonly<Record<Category, number>>;
  /** The strongest category, null where none reaches MEDIUM. */
  readonly category: Category | null;
  readonly subKind: SubKind | null;
  /** The app a screenshot or a received image came from, where its name or its bytes say so. */
  readonly sourceApp: string | null;
  /** That of the strongest category. */
  readonly confidence: number;
  readonly band: Band;
  readonly recommended: boolean;
  readonly protectedBy: Protection | null;
  readonly heldBack: HoldBack | null;
  /** Log-odds before any evidence, of the strongest category. */
  readonly prior: number;
  /** Of the strongest category, strongest first. */
  readonly contributions: readonly Contribution[];
  readonly betterCopy: BetterCopy | null;
  /** Where the damage begins, as a share of the height from the top; null where nothing is damaged. */
  readonly damagedFrom: number | null;
}
