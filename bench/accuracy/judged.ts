import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Category } from '../../src/domain/category.ts';
import type { Judge, JudgementSettings } from '../../src/domain/judge.ts';
import { judgeWith } from '../../src/domain/judge.ts';
import { nextStep } from '../../src/domain/ladder.ts';
import { LibraryProfile } from '../../src/domain/library-profile.ts';
import { TINY } from '../../src/domain/pixel-sides.ts';
import { assemblePolicy, type FittedWeights } from '../../src/domain/policy/index.ts';
import type { LibraryMix, Subject } from '../../src/domain/subject.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { acceptable, isKeep, type Label } from '../../training/corpus.ts';
import { type Example, labelledExamples } from '../../training/examples.ts';
import type { Measured } from '../../training/measure.ts';
import { seeded } from '../../training/random.ts';
import { resampled, uninformativeName } from '../../training/variants.ts';

/** One labelled image with what weights that never saw its source say of it. */
export interface Judged {
  readonly label: Label;
  /** Categories that are right for it (none: it is to be kept). */
  readonly right: ReadonlySet<Category>;
  readonly verdict: Verdict;
}

export const VARIANTS = [
  'as they come',
  'uninformative names',
  'without dimensions',
  'resampled dimensions',
  'metadata only',
] as const;
export type Variant = (typeof VARIANTS)[number];

export const SETTINGS: JudgementSettings = {
  recentDays: 30,
  allowList: { folders: [], names: [], personIds: [], albumIds: [] },
  keptBefore: false,
};

interface HeldOut {
  readonly folds: Readonly<Record<string, number>>;
  readonly policies: readonly FittedWeights['categories'][];
}

const HELD_OUT = join(import.meta.dirname, '../../training/held-out.json');

/** The judges of each fold: fitted and calibrated without the sources that they judge. */
export function heldOutJudges(): (source: string) => Judge {
  if (!existsSync(HELD_OUT)) throw new Error('training/held-out.json is missing: run `npm run fit`.');
  const { folds, policies } = JSON.parse(readFileSync(HELD_OUT, 'utf8')) as HeldOut;
  const judges = policies.map((categories) => judgeWith(assemblePolicy({ categories })));
  return (source) => {
    const judge = judges[folds[source] ?? 0];
    if (judge === undefined) throw new Error(`No fold was fitted without ${source}.`);
    return judge;
  };
}

/**
 * Judges all labelled images as one library; `mix` overrides what the library's own metadata say. `judgeOf` gives
 * the judge of a source: by default one that never saw it.
 */
export function judgeAll(
  labels: readonly Label[],
  measured: ReadonlyMap<string, Measured>,
  variant: Variant,
  mix?: LibraryMix,
  judgeOf: (source: string) => Judge = heldOutJudges(),
): Judged[] {
  const random = seeded(5);
  const examples = labelledExamples(labels, measured).map((example) => vary(example, variant, random));
  const profile = new LibraryProfile();
  for (const { subject } of examples) profile.add(subject.facts);
  return examples.flatMap(({ subject, label }) => {
    const right = label === null ? null : acceptable(label);
    if (label === null || right === null || wasMadeTiny(subject, label)) return [];
    const context = { ...subject.context, mix: mix ?? profile.mix(), folder: profile.folder(subject.facts) };
    return [{ label, right, verdict: climbed(judgeOf(label.source_repo), { ...subject, context }) }];
  });
}

/** A photo that a variant scaled below what is worth keeping is left out: it is not the photo that was labelled. */
function wasMadeTiny({ facts: { width, height } }: Subject, label: Label): boolean {
  const side = Math.max(width ?? TINY, height ?? TINY);
  return (
    isKeep(label) && side < TINY && Math.max(label.display_width ?? 0, label.display_height ?? 0) >= TINY
  );
}

/** As the service does it in thorough mode: bytes are read only where they can still change the verdict. */
function climbed(judge: Judge, measured: Subject): Verdict {
  const { bytes, facts } = measured;
  const seen: Subject = {
    ...measured,
    pixels: facts.thumbhash === null ? null : measured.pixels,
    bytes: null,
  };
  const verdict = judge(seen, SETTINGS);
  const wantsBytes = bytes !== null && nextStep(seen, SETTINGS, 'thorough', verdict) === 'bytes';
  return wantsBytes ? judge({ ...seen, bytes }, SETTINGS) : verdict;
}

function vary(example: Example, variant: Variant, random: () => number): Example {
  const change = (subject: Partial<Subject>): Example => ({
    ...example,
    subject: { ...example.subject, ...subject },
  });
  const { facts } = example.subject;
  switch (variant) {
    case 'as they come':
      return example;
    case 'uninformative names':
      return change({ facts: { ...facts, fileName: uninformativeName(random, facts.fileName), path: null } });
    case 'without dimensions':
      return change({ facts: { ...facts, width: null, height: null } });
    case 'resampled dimensions':
      return change({ facts: resampled(facts, random) });
    case 'metadata only':
      return change({ pixels: null, bytes: null });
  }
}
