import { readableFolder } from '../account/folder-check.ts';
import type { Library } from '../account/library.ts';
import type { ConnectionReport } from '../contract/configuration.ts';
import { testImmichConnection } from '../immich/create-immich-library.ts';

/** Null: no library is connected, and none was named. */
export type TestConnection = (library: Library | null, signal: AbortSignal) => Promise<ConnectionReport>;

export function createConnectionTest(clock: () => number, random: () => number): TestConnection {
  return async (library, signal) => {
    if (library === null)
      return report(
        false,
        'No library is connected yet: enter the address of your Immich server.',
        'not_set_up',
      );
    if (library.kind === 'sample') return report(true, 'The sample library can be opened.');
    if (library.kind === 'folder') return testFolder(library.path);
    const found = await testImmichConnection(
      { url: library.url, apiKey: library.apiKey, now: clock, random },
      signal,
    );
    return {
      ok: found.ok,
      message: found.message,
      code: found.code,
      server_version: found.serverVersion,
      user: found.user,
      permissions: found.permissions.map(({ name, granted, neededFor, why }) => ({
        name,
        granted,
        needed_for: neededFor,
        why,
      })),
      trash_days: found.trashDays,
      assets: found.assets,
    };
  };
}

function testFolder(path: string): ConnectionReport {
  try {
    return report(true, `The folder ${readableFolder(path)} can be read.`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    return report(false, error.message, error.code);
  }
}

function report(ok: boolean, message: string, code: string | null = null): ConnectionReport {
  const nothing = { server_version: null, user: null, permissions: [], trash_days: null, assets: null };
  return { ok, message, code, ...nothing };
}
