import { bandOf, CATEGORIES, type Category, HIGH, MEDIUM } from './category.ts';
import { contributionsOf } from './contributions.ts';
import type { Contribution } from './evidence.ts';
import { holdBackOf } from './hold-back.ts';
import { type Inspection, inspect } from './inspection.ts';
import type { JudgementSettings } from './judgement.ts';
import { LazyVerdict } from './lazy-verdict.ts';
import { screenshotNameForm } from './names/screenshot-names.ts';
import { TINY } from './pixel-sides.ts';
import { POLICY } from './policy/index.ts';
import type { Policy } from './policy/policy.ts';
import { protectionOf } from './protection.ts';
import { isProvenLesser } from './proven-copy.ts';
import {
  type Brick,
  bricksOf,
  type CategoryScore,
  findAll,
  probability,
  scoreCategory,
  scorecard,
} from './score.ts';
import { screenOf } from './screens.ts';
import { sourceApp, subKindOf } from './sub-kind.ts';
import type { Subject } from './subject.ts';
import { strongestRelation, type Verdict } from './verdict.ts';

export type { JudgementSettings } from './judgement.ts';

export type Judge = (subject: Subject, settings: JudgementSettings) => Verdict;

/**
 * The judgement under one policy.
 *
 * What a confidence means across categories: each category answers its own question ("is this a
 * screenshot?") with a calibrated probability at the library's mix. They do not add up to one, since a small copy
 * of a screenshot can be several things at once. The asset's one confidence is the chance that a person would agree
 * with the category named: the likeliest, but of several that are high, what the picture is comes before how good.
 */
export function judgeWith(policy: Policy): Judge {
  const card = scorecard(policy);
  return (subject, settings) => {
    const at = inspect(subject);
    const findings = findAll(at);
    const scores = CATEGORIES.map((_, index) => scoreCategory(card, index, at, findings));
    const explain = (category: number) => bricksOf(card, category, at, findings);
    return verdict(at, scores, explain, settings);
  };
}

/** Judges one asset under the policy in force. Pure and quick: nothing is fetched, nothing remembered. */
export const judge: Judge = judgeWith(POLICY);

function verdict(
  at: Inspection,
  scores: readonly CategoryScore[],
  explain: (category: number) => readonly Brick[],
  settings: JudgementSettings,
): Verdict {
  const { subject } = at;
  const chances = scores.map(({ logit }, index) => (allowed(CATEGORIES[index], at) ? probability(logit) : 0));
  const strongest = categoryOf(chances, at);
  const top = CATEGORIES.indexOf(strongest);
  const confidence = chances[top] ?? 0;
  const score = scores[top];
  let said: readonly Contribution[] | null = null;
  // Put into words only for whoever reads them: nine assets in ten are judged and never looked at.
  const contributions = (): readonly Contribution[] => {
    said ??= contributionsOf(strongest, explain(top));
    return said;
  };
  const category = confidence >= MEDIUM ? strongest : null;
  const subKind = category === null ? null : subKindOf(category, at, contributions);
  const better = strongestRelation(subject.relations)?.better ?? null;
  const protectedBy = protectionOf(subject, settings);
  const heldBack =
    category === null || confidence < HIGH
      ? null
      : holdBackOf(
          at,
          { category, subKind, contributions: contributions(), hasBetterCopy: isProvenLesser(subject) },
          settings,
        );
  const [screenshots = 0, webCache = 0, lowQuality = 0, recoveryArtifacts = 0, duplicates = 0] = chances;
  const known = {
    categories: {
      screenshots,
      web_cache: webCache,
      low_quality: lowQuality,
      recovery_artifacts: recoveryArtifacts,
      duplicates,
    },
    category,
    subKind,
    sourceApp: sourceApp(at),
    confidence,
    band: bandOf(confidence),
    recommended: confidence >= recommendFrom(settings) && protectedBy === null && heldBack === null,
    protectedBy,
    heldBack,
    prior: score?.prior ?? 0,
    betterCopy: better,
    damagedFrom: damagedFrom(at),
  };
  return new LazyVerdict(known, contributions);
}

/**
 * The strongest category, or another that is high too and says more: an icon is tiny as well, and what a recovery
 * tool cut out of a photo is a lesser copy of it as well.
 */
function categoryOf(chances: readonly number[], { sides }: Inspection): Category {
  const chance = (category: Category) => chances[CATEGORIES.indexOf(category)] ?? 0;
  const strongest = CATEGORIES[chances.indexOf(Math.max(...chances))] ?? 'screenshots';
  const isCopyOrPoor = strongest === 'low_quality' || strongest === 'duplicates';
  if (isCopyOrPoor && chance('recovery_artifacts') >= HIGH) return 'recovery_artifacts';
  // That it is small does not say why.
  const isTiny = sides !== null && sides.long < TINY;
  return strongest === 'low_quality' && isTiny && chance('web_cache') >= HIGH ? 'web_cache' : strongest;
}

/** Never below HIGH: what a person may set is only to be asked about less. */
function recommendFrom(settings: JudgementSettings): number {
  return Math.max(HIGH, settings.recommendFrom ?? HIGH);
}

/**
 * Videos are judged as screen recordings or not at all: the name of one, or exactly the screen of a phone,
 * and no camera. Weights of pictures' formats and sizes say nothing of other videos. Nothing is a copy before
 * another one is known.
 */
function allowed(
  category: Category | undefined,
  { subject: { facts, relations }, name, sides, hasCamera }: Inspection,
): boolean {
  if (category === 'duplicates' && relations.length === 0) return false;
  if (facts.type === 'image') return true;
  if (category !== 'screenshots' || hasCamera === 'camera' || hasCamera === 'partial') return false;
  const form = screenshotNameForm(name.stem, name.extension);
  if (form !== null && form !== 'game' && form !== 'ios_png') return true;
  const screen = sides === null ? null : screenOf(sides.short, sides.long);
  return screen === 'phone' || screen === 'tablet';
}

function damagedFrom({ subject, pixels }: Inspection): number | null {
  if (subject.pixels !== null && 'missing' in subject.pixels) return null;
  const tops = pixels?.damaged.map(({ y }) => y) ?? [];
  return tops.length === 0 ? null : Math.min(...tops);
}
