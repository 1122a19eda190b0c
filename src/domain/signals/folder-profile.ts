import type { FolderProfile } from '../subject.ts';
import { found, NOT_APPLICABLE, type Signal } from './signal.ts';

/** Fewer files than this say nothing about a folder. */
const ENOUGH = 8;

/** What a folder says of the files in it; `unknown` while it holds too few. */
export type FolderStanding = 'unknown' | 'recovered' | 'mixed' | 'ordinary';

export function folderStanding(folder: FolderProfile | null): FolderStanding {
  if (folder === null || folder.assets < ENOUGH) return 'unknown';
  if (folder.carverShare >= 0.6) return 'recovered';
  return folder.carverShare >= 0.2 ? 'mixed' : 'ordinary';
}

export const folderProfile: Signal = {
  meta: {
    id: 'folder-profile',
    title: 'Company it keeps',
    looksFor: 'Folders in which most names are those of a recovery tool.',
    source: 'Recovery tools name everything alike, so the share in a folder tells more than one name.',
    wrongWhen: 'Recovered photos lie in the same folder as recovered rubbish.',
    group: 'library',
    cost: 'metadata',
  },
  inspect({ subject: { context } }) {
    const { folder } = context;
    const standing = folderStanding(folder);
    if (folder === null || standing === 'unknown') return NOT_APPLICABLE;
    const share = `${Math.round(folder.carverShare * 100)} % of ${folder.assets}`;
    return found(standing, share, 'names in the folder');
  },
  sentence: ({ value }) => `${value} files beside it have names that recovery tools give.`,
};
