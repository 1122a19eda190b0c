import { images, n, plural } from './count.ts';

/** The screen where a library is chosen. */
export const setUp = {
  setup: {
    title: 'Welcome',
    titleAgain: 'Library & connection',
    lead: 'Find what nobody would miss: screenshots, web leftovers, broken files and second copies. You decide about each one.',
    choose: 'Which library do you want to look through?',
    fixed: 'The library is set by the environment of the service and cannot be changed here.',
    current: 'In use',
    immich: {
      title: 'Connect to Immich',
      text: 'Your own library, through Immich’s API. Reading only.',
      url: 'Server address',
      urlHelp: 'As you open Immich in the browser, for example http://192.168.1.20:2283',
      key: 'API key',
      keyHelp: 'In Immich: your avatar › Account settings › API keys › New API key.',
      keyStored: 'A key is stored. Leave empty to keep it.',
      keyForgotten:
        'The stored key belongs to the other address and will be forgotten. Enter the key for this one.',
      test: 'Save & test connection',
      testing: 'Testing the connection…',
      needUrl: 'Please enter the address, starting with http:// or https://.',
    },
    sample: {
      title: 'Try the sample library',
      text: 'About 300 invented pictures, ready at once. Nothing of yours is touched.',
      start: 'Open the sample library',
    },
    folder: {
      title: 'Clean a folder',
      text: 'An old disk, a recovery dump – before it goes into Immich.',
      path: 'Folder',
      pathHelp: 'As the service sees it; in Docker, the path inside the container.',
      start: 'Open this folder',
      needPath: 'Please enter the path of a folder.',
    },
    permissions: {
      intro:
        'Tick these in Immich when you create the key. The last four are for acting on decisions only: leave them out, and this can only look.',
      lead: 'Which permissions the key needs, and why',
      analyse: 'Needed',
      better: 'Makes the result better',
      act: 'Only for acting on decisions, later',
      granted: 'granted',
      missing: 'missing',
      wanted: [
        { name: 'asset.read', why: 'reads names, sizes and camera data' },
        { name: 'asset.view', why: 'looks at thumbnails' },
        { name: 'asset.statistics', why: 'knows how many there are' },
        { name: 'user.read', why: 'knows whose library it is' },
        { name: 'asset.download', why: 'reads a few kilobytes of some originals to prove damage' },
        { name: 'album.read', why: 'protects what is in your albums' },
        { name: 'tag.read', why: 'protects what you tagged' },
        { name: 'stack.read', why: 'protects what is stacked' },
        { name: 'person.read', why: 'protects pictures of people you named' },
        { name: 'asset.delete', why: 'only for the trash: moves what you confirmed, and brings it back' },
        { name: 'asset.update', why: 'only for archiving and for merging duplicates' },
        {
          name: 'album.create, albumAsset.create, albumAsset.delete',
          why: 'only for the review album and for merging',
        },
        { name: 'tag.create, tag.asset', why: 'only for tagging and for merging' },
      ],
    },
    report: {
      ok: 'Connected',
      failed: 'Not connected',
      server: (version: string) => `Immich ${version}`,
      user: (name: string) => `signed in as ${name}`,
      assets: (count: number) => `${images(count)} in the library`,
      trash: (days: number) => `trash is emptied after ${n(days)} ${plural(days, 'day', 'days')}`,
      next: 'Go to the dashboard',
    },
    promises: {
      title: 'What this does, and what it never does',
      does: [
        'Reads your library through Immich and stores its findings in its own database',
        'Shows for every suggestion what speaks for it and what against',
        'Protects favorites, albums, named people and everything you kept',
      ],
      never: [
        'Deletes anything by itself',
        'Changes your Immich library while analyzing',
        'Sends pictures anywhere',
      ],
    },
  },
};
