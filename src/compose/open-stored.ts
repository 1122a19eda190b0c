import { existsSync } from 'node:fs';
import { type AccountFolders, accountFolder, accountFolders } from '../account/account-folders.ts';
import { AccountError } from '../account/errors.ts';
import { libraryFile, type SavedLibrary } from '../account/library-file.ts';
import { readSettings } from '../account/settings.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { judge } from '../domain/judge.ts';
import { createExports, type Exports } from '../review/exports/exports.ts';
import { createReview, type Review } from '../review/review.ts';
import { openAccountStore } from '../storage/account-store.ts';
import { readHere } from '../storage/reading/reader.ts';
import { demoFolder } from './installation.ts';
import { judgementSettings, startingSettings } from './settings.ts';

export interface Stored {
  readonly review: Review;
  /** Originals are not here: they need the server. */
  readonly exports: Pick<Exports, 'text'>;
  close(): void;
}

/**
 * Opens what the last analysis left, without any server. `account`: e-mail or id of an account; null: of who
 * connected the service. Throws `AccountError` where nothing was analysed yet, or there is no such account.
 */
export function openStored(config: ServiceConfig, account: string | null): Stored {
  const saved =
    account === null ? libraryFile(config.dataDir).read() : savedOf(accountFolders(config.dataDir), account);
  const folder = saved?.user ? accountFolder(config.dataDir, saved.user.id) : null;
  if (saved === null || folder === null || !existsSync(folder))
    throw new AccountError('not_set_up', nothingYet(config.dataDir));
  const store = openAccountStore({ folder, now: Date.now() });
  const defaults = startingSettings(config, saved.kind);
  const settings = () => readSettings(store.settings, defaults);
  const common = { store, reader: readHere(store), clock: () => Date.now(), actor: 'cli' };
  const review = createReview({ ...common, judge, settings: () => judgementSettings(settings()) });
  return {
    review,
    exports: createExports({
      ...common,
      library: { original: async () => null },
      explain: review.explain,
      webUrl: config.immich.publicUrl,
      prefixes: () => settings().pathPrefixes,
    }),
    close: () => store.close(),
  };
}

/** The demo's data lie apart, so whoever has just tried it looks in the wrong place. */
function nothingYet(dataDir: string): string {
  const demo = demoFolder(dataDir);
  return libraryFile(demo).read() !== null
    ? `Nothing was analysed yet in ${dataDir}, but the demo was: name its data folder with --data-dir ${demo}.`
    : `Nothing was analysed yet in ${dataDir}: run the service and analyse, or name the data folder with --data-dir. (The scan of a folder stores nothing: it prints what it finds.)`;
}

function savedOf(folders: AccountFolders, account: string): SavedLibrary {
  const all = folders.ids().map((id) => folders.file(id).read());
  const wanted = account.toLowerCase();
  const found = all.find((one) => one?.user && [one.user.id, one.user.email.toLowerCase()].includes(wanted));
  if (found) return found;
  const known = all.flatMap((one) => one?.user?.email ?? []);
  throw new AccountError(
    'no_such_account',
    `Nobody signed in here as ${account}: ${known.length === 0 ? 'there is no account yet' : `there are ${known.join(', ')}`}.`,
  );
}
