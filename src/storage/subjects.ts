import type { AssetId } from '../domain/asset-facts.ts';
import type { LibraryProfile } from '../domain/library-profile.ts';
import type { Subject } from '../domain/subject.ts';

/** Puts together what is known of an asset: facts, memberships, measurements, relations, library context. */
export interface Subjects {
  /** Null: unknown or gone. `now` is ISO 8601 UTC and becomes `context.now`. */
  one(id: AssetId, now: string): Subject | null;
  /** In the order asked for; unknown and gone ids are missing. */
  many(ids: readonly AssetId[], now: string): readonly Subject[];
  /** Every asset that is not gone, in batches, in constant memory. */
  all(now: string): Iterable<readonly Subject[]>;
}

export interface KeyedSubject {
  readonly key: number;
  readonly subject: Subject;
}

/** The same by our own keys, in key order, for the run. */
export interface KeyedSubjects extends Subjects {
  /** `profile` stands in for the stored one while a run is still counting. */
  byKeys(keys: readonly number[], now: string, profile?: LibraryProfile): KeyedSubject[];
}
