import type { LibraryProfile } from '../domain/library-profile.ts';

/** What was counted of the library as a whole: its mix and its folders. */
export interface ProfileStore {
  read(): LibraryProfile;
  save(profile: LibraryProfile): void;
  /** Counts every asset that is there. */
  recount(): LibraryProfile;
}
