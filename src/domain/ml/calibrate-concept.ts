import type { AssetFacts, AssetId } from '../asset-facts.ts';
import type { Anchor } from './anchors.ts';
import { anchorKind, type Foreknowledge } from './concepts.ts';
import { calibrateRanks, type RankCalibration, rankLogOdds } from './rank-calibration.ts';

/** An asset with what its metadata alone says of the concept's category. */
export interface ForeknownAsset {
  readonly facts: Pick<AssetFacts, 'id' | 'type' | 'visibility' | 'takenAt' | 'thumbhash'>;
  readonly foreknowledge: Foreknowledge;
}

/** What one search is worth for each asset of this library. */
export interface ConceptWorth {
  readonly calibration: RankCalibration;
  /** Log-odds within ±RANK_CEILING; null: the asset cannot have been ranked, so that its absence says nothing. */
  logOddsOf(facts: ForeknownAsset['facts']): number | null;
}

/**
 * Turns one search ("screenshot", best first) into evidence, with the assets that metadata has decided as the
 * yardstick. Null: this ranking shows no knowledge of the concept, and must not move any verdict.
 */
export function calibrateConcept(
  ranking: readonly AssetId[],
  assets: Iterable<ForeknownAsset>,
): ConceptWorth | null {
  const ranks = new Map(ranking.map((id, rank) => [id, rank]));
  const anchors: Anchor[] = [];
  for (const { facts, foreknowledge } of assets) {
    const kind = canBeRanked(facts) ? anchorKind(foreknowledge) : null;
    if (kind === null) continue;
    const rank = ranks.get(facts.id) ?? null;
    anchors.push({ positive: kind === 'positive', rank, takenAt: Date.parse(facts.takenAt) });
  }
  const calibration = calibrateRanks(anchors);
  if (calibration === null) return null;
  return {
    calibration,
    logOddsOf: (facts) => (canBeRanked(facts) ? rankLogOdds(calibration, ranks.get(facts.id) ?? null) : null),
  };
}

/** Smart search is asked for timeline images, and Immich embeds what it has a thumbnail of. */
export function canBeRanked({ type, visibility, thumbhash }: ForeknownAsset['facts']): boolean {
  return type === 'image' && visibility === 'timeline' && thumbhash !== null;
}
