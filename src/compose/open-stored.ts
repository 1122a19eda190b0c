import { existsSync } from 'node:fs';
import { accountFolder } from '../account/account-folders.ts';
import { AccountError } from '../account/errors.ts';
import { libraryFile } from '../account/library-file.ts';
import { readSettings } from '../account/settings.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { judge } from '../domain/judge.ts';
import { createReview, type Review } from '../review/review.ts';
import { openAccountStore } from '../storage/account-store.ts';
import { judgementSettings, startingSettings } from './settings.ts';

export interface Stored {
  readonly review: Review;
  close(): void;
}

/** Opens what the last analysis left, without any server. Throws `AccountError` where nothing was analysed yet. */
export function openStored(config: ServiceConfig): Stored {
  const saved = libraryFile(config.dataDir).read();
  const folder = saved?.user ? accountFolder(config.dataDir, saved.user.id) : null;
  if (saved === null || folder === null || !existsSync(folder))
    throw new AccountError(
      'not_set_up',
      `Nothing was analysed yet in ${config.dataDir}: run \`scan\` or the service first, or name the data folder with --data-dir.`,
    );
  const store = openAccountStore({ folder, now: Date.now() });
  const defaults = startingSettings(config, saved.kind);
  return {
    review: createReview({
      store,
      judge,
      settings: () => judgementSettings(readSettings(store.settings, defaults)),
      clock: () => Date.now(),
      actor: 'cli',
    }),
    close: () => store.close(),
  };
}
