import type { AssetFacts, Memberships } from '../domain/asset-facts.ts';
import { judge } from '../domain/judge.ts';
import type { JudgementSettings } from '../domain/judgement.ts';
import { nextStep } from '../domain/ladder.ts';
import type { LibraryProfile } from '../domain/library-profile.ts';
import { POLICY_HASH } from '../domain/policy/index.ts';
import { folderStanding } from '../domain/signals/folder-profile.ts';
import type { Subject } from '../domain/subject.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { RunMode } from '../storage/runs.ts';
import type { ScoredVerdict } from '../storage/scores.ts';
import type { Progress } from './progress.ts';

/** Judges assets and writes what came out, with the rung of the cost ladder still to climb. */
export interface Scoring {
  /**
   * Judges what was just read, before anything else is known of it, and returns the way to write it down: so the
   * file is held only for writing. `profile` is what was counted so far.
   */
  fresh(facts: AssetFacts, profile: LibraryProfile): (key: number) => void;
  /** Judges these again from all that is stored. Returns how many were judged. */
  again(keys: readonly number[], profile?: LibraryProfile): number;
  /** The number under which verdicts at this mix stand now. */
  basis(profile: LibraryProfile): number;
}

/** Without its evidence, kilobytes of each: a page of a thousand is judged before the first is written. */
function scored(verdict: ScoredVerdict): ScoredVerdict {
  const { category, subKind, sourceApp, confidence, categories } = verdict;
  const { recommended, protectedBy, heldBack, betterCopy } = verdict;
  return {
    category,
    subKind,
    sourceApp,
    confidence,
    categories,
    recommended,
    protectedBy,
    heldBack,
    betterCopy,
  };
}

const KNOWN_AND_NONE: Memberships = { albums: [], tags: [], isStacked: false };

export function createScoring(options: {
  readonly store: AccountStore;
  readonly judgement: JudgementSettings;
  readonly mode: RunMode;
  /** ISO 8601 UTC: the same for a whole run, also when it is resumed. */
  readonly now: string;
  readonly progress: Progress;
}): Scoring {
  const { store, judgement, mode, now, progress } = options;
  const settled = `${POLICY_HASH} ${mode} ${JSON.stringify(judgement)}`;
  const bases = new Map<string, number>();
  const membershipsKnown = store.settings.get('memberships_known') === true;

  function basis(profile: LibraryProfile): number {
    const mix = profile.mix();
    let key = bases.get(mix);
    if (key === undefined) {
      key = store.scores.basisKey(`${settled} ${mix}`);
      bases.set(mix, key);
    }
    return key;
  }

  /** One bad asset is an error row, not the end of the run. */
  function attempt<T>({ id, fileName }: AssetFacts, work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Error) || 'code' in error) throw error;
      progress.failed({ assetId: id, fileName, step: 'scoring', message: error.message });
      return null;
    }
  }

  function judged(subject: Subject, under: number, isNew: boolean): (key: number) => void {
    const { facts } = subject;
    const made = attempt(facts, () => {
      const verdict = judge(subject, judgement);
      return { verdict: scored(verdict), todo: nextStep(subject, judgement, mode, verdict) };
    });
    if (made === null) return () => undefined;
    return (key) => {
      attempt(facts, () => store.scores.write({ key, facts, ...made, basis: under, isNew }));
      if (made.verdict.category !== null) progress.found(facts.id);
    };
  }

  return {
    basis,
    fresh(facts, profile) {
      const folder = profile.folder(facts);
      const subject: Subject = {
        facts,
        memberships: membershipsKnown ? KNOWN_AND_NONE : null,
        pixels: null,
        bytes: null,
        relations: [],
        ml: null,
        context: { mix: profile.mix(), now, folder },
      };
      // An ordinary folder stays one; of the others too little is known yet, so they are judged again later.
      return judged(subject, folderStanding(folder) === 'ordinary' ? basis(profile) : 0, true);
    },
    again(keys, profile) {
      const under = basis(profile ?? store.profile.read());
      const subjects = store.subjects.byKeys(keys, now, profile);
      for (const { key, subject } of subjects) judged(subject, under, false)(key);
      return subjects.length;
    },
  };
}
