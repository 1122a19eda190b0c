import type { PlanContext } from './context.ts';
import { PlanStopped } from './stopped.ts';

type Where = Pick<PlanContext, 'isFolder'>;

/** Why it was not acted on. A folder's own words name the file and the remedy, and there is no Immich to speak of. */
export function whyNotDone({ isFolder }: Where, said: string): string {
  if (!isFolder) return `Immich refused it: ${said}.`;
  return isUnknown(said) ? 'It is not in the folder any more.' : said;
}

/** Why it was not brought back. */
export function whyNotBack({ isFolder }: Where, said: string): string {
  if (!isFolder)
    return `Immich refused it (${said}): it may have been deleted for good, or moved, by someone else.`;
  return isUnknown(said)
    ? 'It does not lie in the trash of the folder any more: somebody has moved or removed it.'
    : said;
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

/** As both Immich and our own server for folders begin. */
function isUnknown(said: string): boolean {
  return said.startsWith('Not found or no ');
}

/** What was answered, without the request that it answered. */
function ownWords(error: unknown): string | null {
  return error instanceof Error && 'said' in error && typeof error.said === 'string' ? error.said : null;
}
