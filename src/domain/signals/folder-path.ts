import { type FolderKind, folderKind } from '../names/folder-kinds.ts';
import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

const WORDS: Readonly<Record<string, string>> = {
  thumbnails: 'a folder of thumbnails',
  cache: 'a cache or temporary folder',
  recovery: 'the output of a recovery tool',
  game: 'a folder of game captures',
  screenshots: 'a folder of screenshots',
  received: 'a messenger’s folder',
  downloads: 'a download folder',
  camera: 'a camera’s folder',
} satisfies Record<FolderKind, string>;

export const folderPath: Signal = {
  meta: {
    id: 'folder-path',
    title: 'Folder it lies in',
    looksFor: 'Folders of screenshots, caches, thumbnails, messengers, recovery tools and cameras.',
    source: 'Folder names of Android, browsers, NAS systems, PhotoRec, chkdsk and game platforms.',
    wrongWhen:
      'Folders get mixed content. For uploads the path is Immich’s own and says nothing, so it is not read.',
    group: 'path',
    cost: 'metadata',
  },
  inspect({ path }) {
    if (path === null) return NOT_APPLICABLE;
    const folder = folderKind(path);
    return folder === null ? absent('originalPath') : found(folder.kind, folder.shown, 'originalPath');
  },
  sentence: ({ level, value }) => `It lies in “${value}”, ${WORDS[level] ?? 'a known folder'}.`,
};
