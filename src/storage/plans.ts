import type { RefusalReason } from '../domain/approval.ts';
import type { AssetFacts, AssetId } from '../domain/asset-facts.ts';
import type { Category } from '../domain/category.ts';

/** `merge` brings what a lesser copy knows to its better copy. */
export type PlanOutcome = 'trash' | 'archive' | 'album' | 'tag' | 'export' | 'merge';

/** `preparing`: not complete yet, and forgotten at the next start. */
export type PlanState =
  | 'preparing'
  | 'planned'
  | 'applying'
  | 'stopped'
  | 'applied'
  | 'restoring'
  | 'restore_stopped'
  | 'restored';

/** Their order is part of the file format: append, never reorder. */
export const ITEM_RESULTS = [
  'pending',
  'sent',
  'applied',
  'already',
  'left_alone',
  'failed',
  'restored',
  'not_restored',
] as const;
export type ItemResult = (typeof ITEM_RESULTS)[number];
export type ItemCounts = Readonly<Record<ItemResult, number>>;

export interface Plan {
  readonly id: number;
  readonly outcome: PlanOutcome;
  readonly state: PlanState;
  /** Times are epoch milliseconds. */
  readonly createdAt: number;
  readonly createdBy: string;
  readonly confirmedAt: number | null;
  readonly confirmedBy: string | null;
  readonly finishedAt: number | null;
  readonly restoredAt: number | null;
  readonly restorableUntil: number | null;
  readonly albumId: string | null;
  readonly albumName: string | null;
  readonly marks: boolean;
  readonly message: string | null;
}

export type PlanChange = { readonly [Name in Exclude<keyof Plan, 'id' | 'outcome'>]?: Plan[Name] };

/** What was on the screen when the plan was made. */
export interface Shown {
  readonly facts: AssetFacts;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly against: readonly string[];
  readonly heldBack: string | null;
  /** Copies that stay when this one goes, the better ones where there are any: one of them must still be there. */
  readonly betters: readonly AssetId[];
}

/** Why an item is left alone: what the domain refuses, and that no copy of it would stay. */
export type LeftAloneReason =
  | RefusalReason
  /** Its better copy is not there any more, or lost what was merged into it. */
  | 'better_copy_changed'
  /** The best of copies that went before it, or go with it. */
  | 'last_copy';

export interface NewPlanItem {
  readonly assetId: AssetId;
  readonly betterId: AssetId | null;
  readonly category: Category | null;
  readonly bytes: number | null;
  readonly shown: Shown;
  /** `pending`, or `left_alone` from the start. */
  readonly result: ItemResult;
  readonly reason: LeftAloneReason | null;
  /** For `protected`: by what. */
  readonly message?: string | null;
  /** What to put back; its shape belongs to the outcome. */
  readonly undo: unknown;
}

export interface PlanItem extends NewPlanItem {
  readonly position: number;
  readonly fields: readonly string[];
  readonly message: string | null;
  readonly at: number | null;
  readonly sentAt: number | null;
}

export interface ItemChange {
  readonly position: number;
  readonly result: ItemResult;
  readonly reason?: LeftAloneReason | null;
  readonly fields?: readonly string[];
  readonly message?: string | null;
  readonly undo?: unknown;
}

export interface PlanTallies {
  readonly counts: ItemCounts;
  /** Of all that were not left alone from the start. */
  readonly count: number;
  readonly bytes: number;
  readonly byCategory: Readonly<Partial<Record<Category | 'none', { count: number; bytes: number }>>>;
}

/** Plans and merges: what is to be done to each asset, what was done, and how to take it back. */
export interface Plans {
  create(plan: {
    outcome: PlanOutcome;
    createdAt: number;
    createdBy: string;
    albumName: string | null;
  }): Plan;
  /** Appends; positions count up. */
  addItems(planId: number, items: readonly NewPlanItem[]): void;
  change(planId: number, change: PlanChange): Plan;
  /** Null: unknown, or (but for merges) not complete yet. */
  one(planId: number): Plan | null;
  /** Newest first; merges or the others. */
  list(kind: 'plans' | 'merges', limit: number): readonly Plan[];
  inState(...states: readonly PlanState[]): readonly Plan[];
  /** Only what was never confirmed. */
  remove(planId: number): void;
  /** Forgets what was not complete when the process ended. */
  forgetUnfinished(): void;
  tallies(planId: number): PlanTallies;
  counts(planId: number): ItemCounts;
  /**
   * Items left alone before anything was done, by reason, and the protected ones by what protects them; and those
   * held back as the only surviving copy.
   */
  reasons(planId: number): {
    readonly leftAlone: ReadonlyMap<LeftAloneReason, number>;
    readonly protectedBy: ReadonlyMap<string, number>;
    readonly onlyCopies: number;
  };
  /** In order of position, beyond `after`. */
  items(
    planId: number,
    options: { readonly results?: readonly ItemResult[]; readonly after?: number; readonly limit: number },
  ): readonly PlanItem[];
  /** Items that were sent at some time, whatever is known of them now. */
  sentOnce(planId: number, options: { readonly after: number; readonly limit: number }): readonly PlanItem[];
  setResults(planId: number, changes: readonly ItemChange[], at: number): void;
  /** The intent, written before a request leaves: result `sent`. */
  markSent(planId: number, positions: readonly number[], at: number): void;
  /** What could not be brought back is to be tried again. */
  retryRestore(planId: number): void;
  /**
   * The copies that had to stay for something to go to the trash, for each asset that a plan put there, or may have
   * put there, and that is not back. In pages.
   */
  leftBehind(): Iterable<readonly (readonly AssetId[])[]>;
  /** The verified merge of this asset into a better copy that was not taken back; null = there is none. */
  mergeOf(assetId: AssetId): { readonly betterId: AssetId; readonly item: PlanItem } | null;
}
