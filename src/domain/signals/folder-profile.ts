import { found, NOT_APPLICABLE, type Signal } from './signal.ts';

/** Fewer files than this say nothing about a folder. */
const ENOUGH = 8;

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
    if (folder === null || folder.assets < ENOUGH) return NOT_APPLICABLE;
    const share = `${Math.round(folder.carverShare * 100)} % of ${folder.assets}`;
    if (folder.carverShare >= 0.6) return found('recovered', share, 'names in the folder');
    return folder.carverShare >= 0.2
      ? found('mixed', share, 'names in the folder')
      : found('ordinary', share, 'names in the folder');
  },
  sentence: ({ value }) => `${value} files beside it have names that recovery tools give.`,
};
