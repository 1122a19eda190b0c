import type { ImmichClient } from './client.ts';
import { checkPermissions } from './compatibility.ts';
import { describeServer, meet } from './server.ts';

export type PreflightPurpose = 'trash' | 'archive' | 'album' | 'tag' | 'merge';

/** Why an outcome cannot be had now: stable code, sentence with its remedy. */
export interface Obstacle {
  readonly code: 'trash_off' | 'trash_without_days' | 'permission_missing';
  readonly message: string;
}

export interface Preflight {
  readonly allowed: boolean;
  readonly obstacles: readonly Obstacle[];
  /** How long trashed assets can be restored, as the server is set now. */
  readonly trashDays: number;
  /** The server's clock, ISO 8601 UTC. */
  readonly now: string;
}

/** Undoing is part of the purpose: what cannot be taken back is not begun. */
const NEEDED: Readonly<Record<PreflightPurpose, readonly string[]>> = {
  // What removes must see the albums, since they protect.
  trash: ['asset.read', 'asset.delete', 'album.read'],
  archive: ['asset.read', 'asset.update', 'album.read'],
  album: ['asset.read', 'album.create', 'albumAsset.create', 'albumAsset.delete'],
  tag: ['asset.read', 'tag.create', 'tag.asset', 'tag.read'],
  merge: [
    'asset.read',
    'asset.update',
    'album.read',
    'albumAsset.create',
    'albumAsset.delete',
    'tag.read',
    'tag.asset',
  ],
};

/**
 * What stands in the way of an outcome. With the server's trash off, or emptied after 0 days, Immich would
 * delete "trashed" assets for good the same night: then trashing is refused here.
 */
export async function preflight(
  client: ImmichClient,
  now: () => number,
  purpose: PreflightPurpose,
  signal: AbortSignal,
): Promise<Preflight> {
  const meeting = await meet(client, now, signal);
  const { trashEnabled, trashDays } = await describeServer(client, meeting, signal);
  const permissions = await checkPermissions(client, signal);
  const obstacles: Obstacle[] = [];
  if (purpose === 'trash' && !trashEnabled) {
    obstacles.push({
      code: 'trash_off',
      message:
        'The trash of this Immich server is switched off: it would delete for good. Its administrator can switch it on under Administration → Settings → Trash Settings.',
    });
  } else if (purpose === 'trash' && trashDays < 1) {
    obstacles.push({
      code: 'trash_without_days',
      message:
        'This Immich server empties its trash at once. Its administrator can set the number of days under Administration → Settings → Trash Settings.',
    });
  }
  const lacking = NEEDED[purpose].filter((name) =>
    permissions.some((one) => one.name === name && !one.granted),
  );
  if (lacking.length > 0) {
    obstacles.push({
      code: 'permission_missing',
      message: `The API key lacks ${lacking.join(', ')}. In Immich, open Account Settings → API Keys, edit the key and tick what is missing.`,
    });
  }
  return { allowed: obstacles.length === 0, obstacles, trashDays, now: meeting.now };
}
