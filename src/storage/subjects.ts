import type { AssetId } from '../domain/asset-facts.ts';
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
