import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

const FOLDERS: readonly (readonly [level: string, form: RegExp, words: string])[] = [
  [
    'thumbnails',
    /\/(?:@eadir|@__thumb|\.thumbnails?|thumbnails|\.photostructure|\.thumbs|thumbs)\//,
    'a folder of thumbnails',
  ],
  [
    'cache',
    /\/(?:[^/]*cache[^/]*|inetcache|content\.ie5|temporary internet files|cache2|\.shared|\.statuses|\.trash|te?mp|\$recycle\.bin)\//,
    'a cache or temporary folder',
  ],
  [
    'recovery',
    /\/(?:recup_dir\.\d+|found\.\d{3}|lost\+found|raw (?:files|recovery)|(?:other )?lost files|extra found files|reconstructed|recovered[^/]*)\//,
    'the output of a recovery tool',
  ],
  [
    'game',
    /\/(?:760\/remote\/\d+\/screenshots|videos\/captures|playstation|nintendo)\//,
    'a folder of game captures',
  ],
  [
    'screenshots',
    /\/(?:screen ?shots?|bildschirmfotos?|captures? d'écran|capturas(?: de pantalla)?|schermate|skärmbilder|screen ?recordings?|снимки экрана|スクリーンショット|截屏|截图|屏幕截图|스크린샷)\//,
    'a folder of screenshots',
  ],
  [
    'received',
    /\/(?:whatsapp[^/]*|telegram[^/]*|signal|viber[^/]*|wechat|weixin|messenger|snapchat|instagram|facebook)\//,
    'a messenger’s folder',
  ],
  ['downloads', /\/(?:downloads?|telechargements|téléchargements|descargas)\//, 'a download folder'],
  ['camera', /\/(?:dcim\/camera|dcim\/\d{3}[a-z_0-9]{5}|camera roll|camera uploads)\//, 'a camera’s folder'],
];
const WORDS = new Map(FOLDERS.map(([level, , words]) => [level, words]));

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
    for (const [level, form] of FOLDERS) {
      const match = form.exec(path.joined);
      if (match !== null)
        return found(
          level,
          path.shown.slice(match.index + 1, match.index + match[0].length - 1),
          'originalPath',
        );
    }
    return absent('originalPath');
  },
  sentence: ({ level, value }) => `It lies in “${value}”, ${WORDS.get(level) ?? 'a known folder'}.`,
};
