import { randomBytes } from 'node:crypto';
import { accountFolders } from '../account/account-folders.ts';
import { installationSecret } from '../account/installation-secret.ts';
import { createLibraryChoice, type LibraryChoice } from '../account/library-choice.ts';
import { libraryFile } from '../account/library-file.ts';
import type { ServiceConfig } from '../config/service-config.ts';

/** The library that commands work on: of the environment, or of who connected the service. */
export function storedChoice(config: ServiceConfig): LibraryChoice {
  return createLibraryChoice({
    file: whereTheKeyIs(config),
    secret: () => installationSecret(config.dataDir, config.secretKey, randomBytes),
    random: randomBytes,
    fixed: config.immich,
  });
}

/** With a sign-in, keys lie with their accounts; without one, beside the address. */
function whereTheKeyIs({ dataDir, immich }: ServiceConfig) {
  const file = libraryFile(dataDir);
  const saved = file.read();
  const isElsewhere = immich.apiKey === null && saved?.kind === 'immich' && saved.key === null;
  return isElsewhere && saved.user !== null ? accountFolders(dataDir).file(saved.user.id) : file;
}
