import type { Refusal } from '../../immich/batches.ts';
import { ImmichRefused } from '../../immich/errors.ts';
import type { PlanContext } from './context.ts';
import { PlanStopped } from './stopped.ts';

type Where = Pick<PlanContext, 'isFolder'>;

/** Why it was not acted on. A folder's own words name the file and the remedy, and there is no Immich to speak of. */
export function whyNotDone({ isFolder }: Where, { reason, isUnknownId }: Refusal): string {
  if (!isFolder) return `Immich refused it: ${reason}.`;
  return isUnknownId ? 'It is not in the folder any more.' : reason;
}

/** Why it was not brought back. */
export function whyNotBack({ isFolder }: Where, { reason, isUnknownId }: Refusal): string {
  if (!isFolder)
    return `Immich refused it (${reason}): it may have been deleted for good, or moved, by someone else.`;
  return isUnknownId
    ? 'It does not lie in the trash of the folder any more: somebody has moved or removed it.'
    : reason;
}

/** Ends a plan before its end for what the other side did. */
export function brokenOff({ isFolder }: Where, error: unknown): PlanStopped {
  const said = error instanceof Error ? error.message : String(error);
  return new PlanStopped(
    'immich_broke_off',
    isFolder
      ? `The folder could not be worked on: ${ownWords(error) ?? said} What was done is known; go on when that is put right.`
      : `Immich broke off: ${said} What was done is known; go on when it is well again.`,
    { cause: error },
  );
}

/** What was answered, without the request that it answered. */
function ownWords(error: unknown): string | null {
  return error instanceof ImmichRefused ? error.said : null;
}
