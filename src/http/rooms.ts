import type { SignInRequest } from '../account/access.ts';
import type { Preferences } from '../account/preferences.ts';
import type { OpenedSession } from '../account/sessions.ts';
import type { Identify, Visitor } from '../account/visitor.ts';
import type { RunControl } from '../analysis/run-control.ts';
import type {
  Configuration,
  ConfigurationChange,
  ConnectionReport,
  LibraryChoice,
} from '../contract/configuration.ts';
import type { Session } from '../contract/session.ts';
import type { ImmichLibrary } from '../immich/immich-library.ts';
import type { Acting } from '../review/acting.ts';
import type { AlbumRoom } from '../review/album-room.ts';
import type { AllowList } from '../review/allow-list.ts';
import type { AuditTrail } from '../review/audit-trail.ts';
import type { Exports } from '../review/exports/exports.ts';
import type { HistoryRoom } from '../review/history.ts';
import type { Review } from '../review/review.ts';
import type { Bar, SettingsPreview } from '../review/settings-preview.ts';
import type { Metric } from './present/metrics.ts';

/** A library that is connected and can be worked with. */
export interface OpenLibrary {
  readonly review: Review;
  readonly plans: Acting['plans'];
  readonly merges: Acting['merges'];
  /** Told the id of a plan or merge whenever it has come further. Returns the way to end it. */
  readonly onPlan: Acting['subscribe'];
  readonly runs: RunControl;
  readonly history: HistoryRoom;
  readonly runErrors: RunErrorReader;
  readonly exports: Exports;
  readonly audit: AuditTrail;
  readonly preferences: Preferences;
  readonly previewSettings: (bar: Partial<Bar>) => Promise<SettingsPreview>;
  readonly allowList: AllowList;
  readonly albums: AlbumRoom;
  /** ISO 8601 UTC. */
  readonly now: () => string;
  readonly pictures: Pick<ImmichLibrary, 'thumbnail' | 'original'>;
  /** Where people open Immich in the browser; null for a folder. */
  readonly webUrl: string | null;
}

export interface RunErrorReader {
  /** Of the newest run, oldest first; `after` is the last `position` seen. */
  list(options: { readonly after?: number; readonly limit: number }): readonly {
    readonly position: number;
    readonly assetId: string;
    readonly fileName: string;
    readonly step: string;
    readonly message: string;
  }[];
  count(): number;
}

export interface LibraryHealth {
  readonly state: 'none' | 'opening' | 'open' | 'failed';
  readonly message: string | null;
}

/** Who may come in, and as whom. */
export interface AccessRoom {
  readonly identify: Identify;
  /** Opens the account's library and keeps it open until the returned function is called. Never throws. */
  enter(account: string): Promise<() => void>;
  /** The session with which they came in has not ended since. */
  isStillIn(visitor: Visitor): boolean;
  describe(visitor: Visitor): Session;
  signIn(
    request: SignInRequest,
    visitor: Visitor,
  ): Promise<{ readonly opened: OpenedSession; readonly visitor: Visitor }>;
  signOut(visitor: Visitor): void;
  signOutEverywhere(visitor: Visitor): void;
}

/** What the HTTP border needs of the rest: handed in, so that tests build it as they like. */
export interface HttpRooms {
  readonly version: string;
  /**
   * The library of the account that asks, and no other. Throws an error with the code `not_set_up`,
   * `library_opening` or `library_unavailable` where there is none.
   */
  readonly library: (visitor: Visitor) => OpenLibrary;
  readonly access: AccessRoom;
  readonly health: () => LibraryHealth | Promise<LibraryHealth>;
  readonly metrics: {
    /** Whoever sends it sees the figures of all accounts. */
    readonly token: string | null;
    /** Null: of all accounts together. */
    figures(account: string | null): Promise<readonly Metric[]>;
  };
  readonly configuration: {
    read(visitor: Visitor): Configuration;
    /** `opened`: where another library was connected, the session that opens it. */
    change(
      change: ConfigurationChange,
      visitor: Visitor,
    ): Promise<{ readonly configuration: Configuration; readonly opened: OpenedSession | null }>;
    /** Null: the connected library. */
    test(library: LibraryChoice | null, visitor: Visitor, signal: AbortSignal): Promise<ConnectionReport>;
  };
}
