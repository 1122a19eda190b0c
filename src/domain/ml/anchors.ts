/** An asset that metadata has decided, and where the ranker put it. */
export interface Anchor {
  readonly positive: boolean;
  /** From 0, best first; null: not among the ranked. */
  readonly rank: number | null;
  /** ms since the epoch: rankers that follow the date are found out by it. */
  readonly takenAt: number;
}

/** Anchors of one stretch of time, with what each of its negatives counts. */
export interface Stratum {
  readonly positives: readonly Anchor[];
  readonly negatives: readonly Anchor[];
  /** Positives for each negative: weighted so, the negatives have the positives' dates. */
  readonly negativeWeight: number;
}

/** A stretch of time needs some positives to say anything, and too many stretches leave none in each. */
const POSITIVES_A_STRATUM = 15;
const MOST_STRATA = 20;

/**
 * Cuts anchors into stretches of time with equally many in each, and keeps those that hold both kinds.
 * Screenshots are younger than camera photos in most libraries, so that a ranker which merely follows the
 * date looks as if it knew screenshots; compared within a stretch it looks as ignorant as it is.
 */
export function strataByDate(anchors: readonly Anchor[]): readonly Stratum[] {
  const positives = anchors.reduce((n, { positive }) => n + (positive ? 1 : 0), 0);
  const wanted = Math.min(MOST_STRATA, Math.max(1, Math.floor(positives / POSITIVES_A_STRATUM)));
  const byDate = anchors.toSorted((a, b) => a.takenAt - b.takenAt);
  const strata: Stratum[] = [];
  for (let n = 0; n < wanted; n += 1) {
    const from = Math.floor((n * byDate.length) / wanted);
    const part = byDate.slice(from, Math.floor(((n + 1) * byDate.length) / wanted));
    const yes = part.filter(({ positive }) => positive);
    const no = part.filter(({ positive }) => !positive);
    if (yes.length === 0 || no.length === 0) continue;
    strata.push({ positives: yes, negatives: no, negativeWeight: yes.length / no.length });
  }
  return strata;
}

/** Ranks as numbers in which all that were not ranked share the last place. */
export function placeOf(anchor: Anchor): number {
  return anchor.rank ?? Number.POSITIVE_INFINITY;
}
