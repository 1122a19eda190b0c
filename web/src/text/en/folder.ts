import { acting } from './acting.ts';

/** Where the library is a folder: nothing of it is Immich's, and nothing empties its trash. */
export const folder = {
  folder: {
    title: 'What this service may do to your folder',
    levels: {
      off: acting.acting.levels.off,
      organise: {
        name: 'Organize',
        text: 'Archive, add to an album, tag, and merge duplicates. Noted in this app only: no file is moved or changed.',
      },
      trash: {
        name: 'Organize, and move to the trash folder',
        text: 'Files move to the folder .image-cleaner-trash inside your folder. Nothing empties it, and one click brings them back.',
      },
    },
    outcomes: {
      trash: {
        name: 'Move to the trash folder',
        text: 'Moves the files to the folder .image-cleaner-trash inside the folder of this library. Nothing is removed until you delete that folder yourself.',
        verb: 'Move to the trash folder',
      },
      archive: {
        name: 'Archive',
        text: 'Noted in this app only; the files stay where they are and count as kept. Frees no space.',
        verb: 'Archive',
      },
      album: {
        name: 'Add to an album',
        text: 'Noted in this app only; the files stay where they are.',
        verb: 'Add to the album',
      },
      tag: {
        name: 'Tag',
        text: 'Noted in this app only; no file is written.',
        verb: 'Tag',
      },
      export: {
        name: 'Export only',
        text: 'A list, a script or a ZIP. No file is touched.',
        verb: 'Export',
      },
    },
    whenWon:
      'Space is freed only once you have moved them to the trash folder, and then deleted that folder yourself.',
    canGoBack: 'Can be taken back for as long as the trash folder is there.',
    where:
      'The files lie in .image-cleaner-trash, inside the folder of this library; manifest.jsonl in there says where each came from. Delete that folder, or move it away, before the rest goes into Immich.',
    analysis: {
      concurrency: 'Files read at once',
      concurrencyHelp: 'Fewer are kinder to a slow disk; more than 8 are hardly faster.',
      paceHelp: {
        normal: 'As fast as this machine can.',
        polite: 'Two files at a time at the most. For a machine that others use.',
      },
    },
    paths: {
      lead: 'In a container this service sees other paths than your computer. Name the beginnings that differ.',
      from: 'As this service sees it',
      none: 'There are no files in this folder yet.',
    },
  },
};
