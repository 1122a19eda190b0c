import { bandOf, HIGH, MEDIUM } from '../domain/category.ts';
import type { Contribution } from '../domain/evidence.ts';
import { probability } from '../domain/score.ts';
import type { HoldBack, Protection, Verdict } from '../domain/verdict.ts';

/** What would have to be otherwise for it to be recommended: "if it were …". */
const PROTECTED: Readonly<Record<Protection, string>> = {
  kept_before: 'you had not decided to keep it',
  favourite: 'it were not a favourite',
  rated: 'it were not rated',
  edited: 'it were not edited in Immich',
  described: 'it had no description',
  named_person: 'no named person were on it',
  in_album: 'it were in no album of yours',
  tagged: 'it were not tagged',
  live_photo: 'it were not part of a live photo',
  stacked: 'it were not in a stack',
  allow_listed: 'it were not on your list of what to keep',
};

const HELD_BACK: Readonly<Record<HoldBack, string>> = {
  only_surviving_copy: 'a better copy of the same picture were in the library',
  recent: 'it were older, since young screenshots are left alone',
  worth_keeping: 'it did not look worth keeping, such as a ticket or a code',
  single_source: 'a second, independent sign said the same',
};

/** Few sentences are read: the strongest counterfactuals are enough. */
const MOST = 3;

/**
 * What else would have had to be seen for another verdict, in whole sentences. Evidence is additive in log-odds: what
 * is said of taking one piece away is exact where no group of evidence stands at its ceiling, and close elsewhere.
 * @param recommendFrom The confidence from which the person has things recommended.
 */
export function wouldChange(verdict: Verdict, recommendFrom = HIGH): readonly string[] {
  const sentences: string[] = [];
  const obstacles = obstaclesOf(verdict, recommendFrom);
  if (verdict.band === 'high' && obstacles.length > 0)
    sentences.push(`It would be recommended for deletion if ${obstacles.join(' and ')}.`);
  const wanted = verdict.confidence >= MEDIUM ? 'for' : 'against';
  const turning = verdict.contributions
    .filter(({ direction }) => direction === wanted)
    .map((piece) => withoutIt(piece, verdict.confidence))
    .filter((sentence) => sentence !== null);
  sentences.push(...turning.slice(0, MOST));
  if (turning.length === 0 && verdict.confidence >= MEDIUM)
    sentences.push(
      `No single piece of evidence decides: without any one of them it would still be ${verdict.band}.`,
    );
  return sentences;
}

/** All that stands between a high confidence and a recommendation. */
function obstaclesOf(
  { protectedBy, heldBack, confidence }: Verdict,
  recommendFrom: number,
): readonly string[] {
  return [
    ...(protectedBy === null ? [] : [PROTECTED[protectedBy]]),
    ...(heldBack === null ? [] : [HELD_BACK[heldBack]]),
    ...(confidence >= recommendFrom
      ? []
      : [`the settings asked for less than ${Math.round(recommendFrom * 100)} %`]),
  ];
}

/** The sentence where leaving this piece out moves the asset into another band; else null. */
function withoutIt(piece: Contribution, confidence: number): string | null {
  const change = piece.direction === 'for' ? -piece.strength : piece.strength;
  const then = probability(logit(confidence) + change);
  const band = bandOf(then);
  if (band === bandOf(confidence)) return null;
  return `Without “${piece.text.replace(/\.$/, '')}” it would be at ${Math.round(then * 100)} % (${band}).`;
}

/** Confidences of exactly 0 and 1 have no finite log-odds; nobody sees a difference beyond a millionth. */
function logit(confidence: number): number {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, confidence));
  return Math.log(inside / (1 - inside));
}
