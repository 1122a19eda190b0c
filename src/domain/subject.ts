import type { AssetFacts, Memberships } from './asset-facts.ts';
import type { ByteMeasurements, PixelMeasurements, PixelsMissing } from './measurements.ts';
import type { Relation } from './verdict.ts';

/** The stated mixes a policy's prior belongs to; estimated from the library's own metadata. */
export const LIBRARY_MIXES = ['photo_library', 'phone_backup', 'recovery_dump'] as const;
export type LibraryMix = (typeof LIBRARY_MIXES)[number];

/** What is known of the folder (or import) that an asset lies in. */
export interface FolderProfile {
  /** Share of names a recovery tool gives, 0–1. */
  readonly carverShare: number;
  readonly assets: number;
}

/** The library around an asset. */
export interface LibraryContext {
  readonly mix: LibraryMix;
  /** ISO 8601 UTC: when this judgement is made (for the age of screenshots). */
  readonly now: string;
  readonly folder: FolderProfile | null;
}

/** What Immich's own models found. Each part null where the server has none of it. */
export interface ImmichMl {
  readonly faces: number | null;
  /** OCR: words seen and the share of the frame that their boxes cover. */
  readonly text: {
    readonly words: number;
    readonly share: number;
    /** Words of a ticket, an invoice and the like: worth keeping, whatever it looks like. */
    readonly keeps?: boolean;
  } | null;
  /** Per smart-search concept: self-calibrated log-odds that the rank is worth in this library. */
  readonly concepts: Readonly<Record<string, number>> | null;
}

/** Everything that signals may look at, for one asset. Null: this rung of the ladder was not climbed. */
export interface Subject {
  readonly facts: AssetFacts;
  readonly memberships: Memberships | null;
  readonly pixels: PixelMeasurements | PixelsMissing | null;
  readonly bytes: ByteMeasurements | null;
  readonly relations: readonly Relation[];
  readonly ml: ImmichMl | null;
  readonly context: LibraryContext;
}
