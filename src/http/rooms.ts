import type { RunControl } from '../analysis/run-control.ts';
import type {
  Configuration,
  ConfigurationChange,
  ConnectionReport,
  LibraryChoice,
} from '../contract/configuration.ts';
import type { ImmichLibrary } from '../immich/immich-library.ts';
import type { Review } from '../review/review.ts';

/** A library that is connected and can be worked with. */
export interface OpenLibrary {
  readonly review: Review;
  readonly runs: RunControl;
  readonly runErrors: RunErrorReader;
  readonly pictures: Pick<ImmichLibrary, 'thumbnail'>;
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

/** What the HTTP border needs of the rest: handed in, so that tests build it as they like. */
export interface HttpRooms {
  readonly version: string;
  /** Throws an error with the code `not_set_up`, `library_opening` or `library_unavailable` where there is none. */
  readonly library: () => OpenLibrary;
  readonly health: () => LibraryHealth;
  readonly configuration: {
    read(): Configuration;
    change(change: ConfigurationChange): Promise<Configuration>;
    /** Null: the connected library. */
    test(library: LibraryChoice | null, signal: AbortSignal): Promise<ConnectionReport>;
  };
}
