import type { AssetFacts, AssetId } from './asset-facts.ts';
import type { Protection } from './verdict.ts';

/** What can be done to an asset in Immich (`merge`: it is given what its lesser copy knows). All of it can be undone. */
export type Outcome = 'trash' | 'archive' | 'album' | 'tag' | 'merge';

/** How each outcome is taken back. */
export type Undo = 'restore' | 'unarchive' | 'leave_album' | 'untag' | 'unmerge';

const UNDO = {
  trash: 'restore',
  archive: 'unarchive',
  album: 'leave_album',
  tag: 'untag',
  merge: 'unmerge',
} as const satisfies Record<Outcome, Undo>;
export type UndoOf<O extends Outcome> = (typeof UNDO)[O];

declare const approvedFor: unique symbol;

/**
 * The id of an asset that may be acted on, for one purpose: an approval to tag is none to trash. Only this
 * file makes it, and what changes an Immich library takes nothing else.
 */
export type Approved<Id extends AssetId, For extends Outcome | Undo> = Id & { readonly [approvedFor]: For };

export type RefusalReason =
  /** Deleted, trashed, locked or not ours any more: there is nothing to act on. */
  | 'gone'
  /** The person decided otherwise, or not at all. */
  | 'not_decided'
  /** Another asset than the decision was about. */
  | 'other_asset'
  /** Something that the verdict or a protection rests on is not as it was shown. */
  | 'changed'
  /** Something protects it now. */
  | 'protected'
  /** Albums, tags or stacks could not be read, so that a protection may be missing. */
  | 'protections_unknown'
  /** Immich cannot bring back originals of external libraries: their paths are exported instead. */
  | 'external_library'
  /** Not done by us, and therefore not ours to undo. */
  | 'not_ours_to_undo';

/** Why an asset is left alone. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** For `changed`: the facts that differ, by name. */
  readonly fields: readonly string[];
  /** For `protected`: by what. */
  readonly protection: Protection | null;
}

/** What a person decided, and what was on the screen then. */
export interface DecisionTaken<O extends Outcome> {
  readonly assetId: AssetId;
  readonly outcome: O;
  readonly decision: 'delete' | 'keep' | null;
  /** The facts that the verdict shown rested on. */
  readonly shown: AssetFacts;
}

/** The asset as it is at the moment of acting. */
export interface Present {
  /** Read a moment ago; null = gone, trashed or not ours. */
  readonly facts: AssetFacts | null;
  /** `protectionOf` the asset as it is now. */
  readonly protectedBy: Protection | null;
  /** Albums, tags and stacks of the asset are known. */
  readonly membershipsKnown: boolean;
}

type Fact = keyof AssetFacts;

/**
 * What each fact means to a decision: `identity` makes a file that file, and organising (album, tag) asks for no more;
 * verdicts and protections `rest_on` others; a `free` one may change at any time.
 */
const STANDING: Readonly<Record<Fact, 'identity' | 'rest_on' | 'free'>> = {
  checksum: 'identity',
  type: 'identity',
  bytes: 'identity',
  libraryId: 'identity',
  visibility: 'rest_on',
  fileName: 'rest_on',
  path: 'rest_on',
  mimeType: 'rest_on',
  width: 'rest_on',
  height: 'rest_on',
  takenAt: 'rest_on',
  thumbhash: 'rest_on',
  camera: 'rest_on',
  durationMs: 'rest_on',
  isFavorite: 'rest_on',
  isEdited: 'rest_on',
  isOffline: 'rest_on',
  rating: 'rest_on',
  description: 'rest_on',
  livePhotoVideoId: 'rest_on',
  duplicateId: 'rest_on',
  people: 'rest_on',
  // Compared before all others.
  id: 'free',
  // Follows from the library that it belongs to.
  checksumOf: 'free',
  // Says only for how long a thumbnail may be pending, and whether there is one is compared.
  uploadedAt: 'free',
  // Tagging and metadata refreshes bump it: it only says that all others must be compared.
  updatedAt: 'free',
  // No verdict reads when a file was written.
  modifiedAt: 'free',
};
const factsThat = (...standings: readonly (typeof STANDING)[Fact][]): readonly Fact[] =>
  (Object.keys(STANDING) as Fact[]).filter((fact) => standings.includes(STANDING[fact]));

const IDENTITY = factsThat('identity');
/** All that a verdict or a protection can rest on, the file itself included. */
export const RESTED_ON = factsThat('identity', 'rest_on');

/** Takes it out of the timeline, as a protection and an undecided person forbid. */
export function removes(outcome: Outcome | 'export'): boolean {
  return outcome === 'trash' || outcome === 'archive';
}

/**
 * Decides whether an asset may be acted on now, given what the person decided and what has become of it
 * since. The only maker of approvals to act.
 */
export function approve<O extends Outcome>(
  present: Present,
  decision: DecisionTaken<O>,
): Approved<AssetId, O> | Refusal {
  const { facts, protectedBy, membershipsKnown } = present;
  const isRemoval = removes(decision.outcome);
  if (isRemoval && decision.decision !== 'delete') return refusal('not_decided');
  if (facts === null) return refusal('gone');
  if (facts.id !== decision.assetId || decision.shown.id !== decision.assetId) return refusal('other_asset');
  const fields = (isRemoval ? RESTED_ON : IDENTITY).filter(
    (field) => !same(facts[field], decision.shown[field]),
  );
  if (fields.length > 0) return { ...refusal('changed'), fields };
  if (isRemoval) {
    if (protectedBy !== null) return { ...refusal('protected'), protection: protectedBy };
    if (!membershipsKnown) return refusal('protections_unknown');
  }
  if (decision.outcome === 'trash' && facts.libraryId !== null) return refusal('external_library');
  return facts.id as Approved<AssetId, O>;
}

/** What our own journal says of an asset that we acted on. */
export interface Applied<O extends Outcome> {
  readonly assetId: AssetId;
  readonly outcome: O;
  /** `was_so_before`: it was in the trash, the archive, the album already, and stays there. */
  readonly result: 'applied' | 'was_so_before' | 'refused' | 'unknown';
}

/** Approves taking back what we did, and nothing that others did. */
export function approveUndo<O extends Outcome>(applied: Applied<O>): Approved<AssetId, UndoOf<O>> | Refusal {
  // An answer that got lost may hide a success: undoing what did not happen changes nothing.
  const isOurs = applied.result === 'applied' || applied.result === 'unknown';
  return isOurs ? (applied.assetId as Approved<AssetId, UndoOf<O>>) : refusal('not_ours_to_undo');
}

export function isRefusal(answer: Approved<AssetId, Outcome | Undo> | Refusal): answer is Refusal {
  return typeof answer === 'object';
}

function refusal(reason: RefusalReason): Refusal {
  return { reason, fields: [], protection: null };
}

/** Deep equality of plain data; the order of keys, and of people, means nothing. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
  return `{${entries.sort().join(',')}}`;
}
