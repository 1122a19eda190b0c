import type { ImmichClient } from './client.ts';
import { ENDPOINTS, type Endpoint } from './endpoints.ts';
import { ImmichError, ImmichRefused, ImmichTooOld, MissingPermission, NotImmich } from './errors.ts';
import { PERMISSIONS, type PermissionUse } from './permissions.ts';
import { read } from './read.ts';
import { countAssets, describeServer, meet, readUser } from './server.ts';
import { atLeast, OLDEST_SUPPORTED, versionText } from './version.ts';
import { wireApiKey } from './wire.ts';

export interface PermissionCheck extends PermissionUse {
  readonly granted: boolean;
}

/** What a connection test found: `connectionReport` of the contract, in this room's spelling. */
export interface ConnectionReport {
  /** An analysis can start. */
  readonly ok: boolean;
  /** For a person: what was met, or what is wrong and what to do. */
  readonly message: string;
  /** Code of the error that ended the test; null where the test went through. */
  readonly code: string | null;
  readonly serverVersion: string | null;
  readonly user: { readonly name: string; readonly email: string } | null;
  readonly permissions: readonly PermissionCheck[];
  readonly trashDays: number | null;
  readonly assets: number | null;
}

/**
 * Meets the server and looks at the key, reading only. Never throws but for an abort: every error becomes
 * a report with its code and its remedy, together with what was learned before it.
 */
export async function testConnection(
  client: ImmichClient,
  now: () => number,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  let report: ConnectionReport = {
    ok: false,
    message: '',
    code: null,
    serverVersion: null,
    user: null,
    permissions: [],
    trashDays: null,
    assets: null,
  };
  try {
    const meeting = await meet(client, now, signal);
    const serverVersion = versionText(meeting.version);
    report = { ...report, serverVersion };
    if (!atLeast(meeting.version, OLDEST_SUPPORTED)) {
      throw new ImmichTooOld(serverVersion, versionText(OLDEST_SUPPORTED));
    }
    const permissions = await checkPermissions(client, signal);
    const has = (name: string): boolean => permissions.some((one) => one.name === name && one.granted);
    const { trashEnabled, trashDays } = await describeServer(client, meeting, signal);
    report = { ...report, permissions, trashDays: trashEnabled ? trashDays : 0 };
    const user = has('user.read') ? await readUser(client, signal) : null;
    const assets = has('asset.statistics') ? await countAssets(client, signal) : null;
    const lacking = permissions.filter(({ granted, neededFor }) => !granted && neededFor === 'analyse');
    return {
      ...report,
      ok: lacking.length === 0,
      code: lacking.length === 0 ? null : 'immich_permission_missing',
      message: sentence(serverVersion, user?.name ?? null, permissions),
      user: user === null ? null : { name: user.name, email: user.email },
      assets,
    };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ImmichError)) throw error;
    return { ...report, message: error.message, code: error.code };
  }
}

/** Which of the permissions the key has: asked for since 2.x, tried out before. */
export async function checkPermissions(
  client: ImmichClient,
  signal: AbortSignal,
): Promise<PermissionCheck[]> {
  try {
    const { permissions } = await read(client, ENDPOINTS.apiKey, {}, wireApiKey, signal);
    const granted = new Set(permissions);
    return PERMISSIONS.map((use) => ({ ...use, granted: granted.has('all') || granted.has(use.name) }));
  } catch (error) {
    // The route came with 2.x; before, `me` was taken for a key's id: 404, 400, or apiKey.read missing.
    const isUnknownRoute =
      error instanceof NotImmich || error instanceof ImmichRefused || error instanceof MissingPermission;
    if (!isUnknownRoute) throw error;
    return probePermissions(client, signal);
  }
}

/** A UUID that no asset has. Permissions are checked before the id is looked up. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

const PROBES: Readonly<Record<string, readonly [Endpoint, Parameters<ImmichClient['call']>[1]]>> = {
  'asset.read': [ENDPOINTS.search, { body: { size: 1, visibility: 'timeline' } }],
  'user.read': [ENDPOINTS.user, {}],
  'asset.view': [ENDPOINTS.thumbnail, { id: NOBODY, accept: [400, 404] }],
  'album.read': [ENDPOINTS.albums, {}],
  'tag.read': [ENDPOINTS.tags, {}],
  'stack.read': [ENDPOINTS.stacks, {}],
  'asset.download': [ENDPOINTS.original, { id: NOBODY, accept: [400, 404] }],
  'face.read': [ENDPOINTS.faces, { query: { id: NOBODY }, accept: [400, 404] }],
  'asset.statistics': [ENDPOINTS.statistics, {}],
};

/**
 * Tries the reading permissions by harmless questions. What changes a library is not tried, and those
 * permissions are therefore not in the answer.
 */
async function probePermissions(client: ImmichClient, signal: AbortSignal): Promise<PermissionCheck[]> {
  const checks: PermissionCheck[] = [];
  for (const use of PERMISSIONS) {
    const probe = PROBES[use.name];
    if (probe === undefined) continue;
    const granted = await client.call(probe[0], probe[1], signal).then(
      () => true,
      (error: unknown) => {
        if (error instanceof MissingPermission) return false;
        throw error;
      },
    );
    checks.push({ ...use, granted });
  }
  return checks;
}

function sentence(version: string, name: string | null, permissions: readonly PermissionCheck[]): string {
  const met = name === null ? `Immich ${version} answered.` : `Connected to Immich ${version} as ${name}.`;
  const lacks = (purpose: PermissionUse['neededFor']): string =>
    permissions
      .filter(({ granted, neededFor }) => !granted && neededFor === purpose)
      .map(({ name: permission }) => permission)
      .join(', ');
  const [needed, better, act] = [lacks('analyse'), lacks('better'), lacks('act')];
  const sentences = [met];
  if (needed !== '') {
    sentences.push(
      `The key cannot be used yet: in Immich, open Account Settings → API Keys and tick ${needed}.`,
    );
  }
  if (better !== '') sentences.push(`Better with ${better} ticked as well; until then something is skipped.`);
  if (act !== '') sentences.push(`To act on decisions later, also tick ${act}.`);
  if (permissions.length > 0 && !permissions.some(({ neededFor }) => neededFor === 'act')) {
    sentences.push('This version cannot say in advance whether the key may act on decisions.');
  }
  return sentences.join(' ');
}
