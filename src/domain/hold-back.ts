import type { Category, SubKind } from './category.ts';
import type { Contribution, SignalGroup } from './evidence.ts';
import type { Inspection } from './inspection.ts';
import type { JudgementSettings } from './judgement.ts';
import { dayInName } from './names/name-date.ts';
import { holdsNoPicture } from './signals/byte-damage.ts';
import type { HoldBack } from './verdict.ts';
import { nameIsWorthKeeping } from './worth-keeping.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Log-odds from which a group counts as support of its own: about five to three. */
const SUPPORT = 0.5;

export interface Suspicion {
  readonly category: Category;
  readonly subKind: SubKind | null;
  readonly contributions: readonly Contribution[];
  readonly hasBetterCopy: boolean;
}

/** Why a high confidence is not a recommendation all the same; null = nothing holds it back. */
export function holdBackOf(
  at: Inspection,
  suspicion: Suspicion,
  settings: JudgementSettings,
): HoldBack | null {
  if (!suspicion.hasBetterCopy && restsOnBeingTheLesserCopy(at, suspicion)) return 'only_surviving_copy';
  if (suspicion.category === 'screenshots') {
    if (ageOf(at) < settings.recentDays * DAY_MS) return 'recent';
    if (looksWorthKeeping(at)) return 'worth_keeping';
  }
  // Copies that only look alike at the size of a thumbnail are shown, and a person decides.
  if (!suspicion.hasBetterCopy && suspicion.category === 'duplicates') return 'single_source';
  const supported = suspicion.hasBetterCopy || hasProof(suspicion) || independentGroups(suspicion) >= 2;
  return supported ? null : 'single_source';
}

/** Milliseconds since it was made. After a copy or a recovery the file is as young as that; its name still knows. */
function ageOf({ name, subject: { facts, context } }: Inspection): number {
  const made = Math.min(Date.parse(facts.takenAt), dayInName(name.stem) ?? Number.POSITIVE_INFINITY);
  return Date.parse(context.now) - made;
}

/**
 * Small, hard-compressed, half-decoded, broken or recovered: the picture may exist nowhere else. A file that lacks its
 * end still shows most of a photo to software that is patient with it, though Immich could make no thumbnail. And where
 * Immich still has one, it may be the last that shows what the file was.
 */
function restsOnBeingTheLesserCopy(at: Inspection, { category, subKind, contributions }: Suspicion): boolean {
  if (category === 'recovery_artifacts') return true;
  if (category === 'low_quality')
    return subKind !== 'corrupted' || !holdsNoPicture(at.subject) || at.subject.facts.thumbhash !== null;
  if (category === 'web_cache') return subKind === 'thumbnail' && !contributions.some(namesTheWeb);
  return false;
}

const namesTheWeb = ({ group, direction, strength }: Contribution) =>
  (group === 'name' || group === 'path') && direction === 'for' && strength >= SUPPORT;

/** All that is seen in one small picture is one source, however many ways it is measured in. */
const SEEN: ReadonlySet<SignalGroup> = new Set(['look', 'sharpness', 'exposure']);

/** Photos come in every size and shape, and these are not those of a known screen, icon or advertisement. */
const SHAPES: ReadonlySet<string> = new Set(['picture-size', 'aspect-ratio']);

function independentGroups({ contributions }: Suspicion): number {
  // Where a file is stored as photos are, its size and shape are but one more way in which it may look like no photo.
  const isStoredAsPhotosAre = worth(contributions.filter(({ group }) => group === 'file')) < 0;
  const sources = new Map<string, Contribution[]>();
  for (const contribution of contributions) {
    const { signal, group } = contribution;
    const isSeen = SEEN.has(group) || (isStoredAsPhotosAre && SHAPES.has(signal));
    const source = isSeen ? 'look' : group;
    sources.set(source, [...(sources.get(source) ?? []), contribution]);
  }
  return [...sources.values()].filter((all) => worth(all) >= SUPPORT).length;
}

/** Log-odds that these add up to. */
const worth = (contributions: readonly Contribution[]): number =>
  contributions.reduce(
    (sum, { direction, strength }) => sum + (direction === 'for' ? strength : -strength),
    0,
  );

/** Bytes are proof by themselves. */
function hasProof({ contributions }: Suspicion): boolean {
  return contributions.some(
    ({ group, direction, strength }) => group === 'bytes' && direction === 'for' && strength >= 4,
  );
}

const WALLET_APPS = /(?:walletnfcrel|\bwallet\b|dbnavigator|boarding|passbook|ticket)/i;

function looksWorthKeeping({ name, subject, pixels }: Inspection): boolean {
  return (
    nameIsWorthKeeping(name.stem) ||
    WALLET_APPS.test(name.stem) ||
    (pixels?.figures.qrCode ?? 0) >= 0.5 ||
    subject.ml?.text?.keeps === true
  );
}
