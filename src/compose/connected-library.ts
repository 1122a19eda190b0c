import type { RememberedUser } from '../account/library.ts';
import type { Closable } from '../account/library-switch.ts';
import type { AccountSettings } from '../account/settings.ts';
import type { OpenLibrary } from '../http/rooms.ts';
import type { AccountStore } from '../storage/account-store.ts';

/** A library that is open, with everything that works on it. */
export interface ConnectedLibrary extends OpenLibrary, Closable {
  readonly user: RememberedUser;
  readonly store: AccountStore;
  readonly settings: () => AccountSettings;
  /** Goes on with a plan that a killed process left behind; called once at start. */
  pickUpPlans(): boolean;
  /** An analysis or a plan is going on. */
  isBusy(): Promise<boolean>;
}
