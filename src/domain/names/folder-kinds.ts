import type { PathParts } from './path-parts.ts';

/** Folders of Android, browsers, NAS systems, PhotoRec, chkdsk, game platforms and messengers. The first that fits counts. */
const FORMS = [
  ['thumbnails', /\/(?:@eadir|@__thumb|\.thumbnails?|thumbnails|\.photostructure|\.thumbs|thumbs)\//],
  [
    'cache',
    /\/(?:[^/]*cache[^/]*|content\.ie5|temporary internet files|\.shared|\.statuses|\.trash|te?mp|\$recycle\.bin)\//,
  ],
  [
    'recovery',
    /\/(?:recup_dir\.\d+|found\.\d{3}|lost\+found|raw (?:files|recovery)|(?:other )?lost files|extra found files|reconstructed|recovered[^/]*)\//,
  ],
  ['game', /\/(?:760\/remote\/\d+\/screenshots|videos\/captures|playstation|nintendo)\//],
  [
    'screenshots',
    /\/(?:screen ?shots?|bildschirmfotos?|captures? d'écran|capturas(?: de pantalla)?|schermate|skärmbilder|screen ?recordings?|снимки экрана|スクリーンショット|截屏|截图|屏幕截图|스크린샷)\//,
  ],
  [
    'received',
    /\/(?:whatsapp[^/]*|telegram[^/]*|signal|viber[^/]*|wechat|weixin|messenger|snapchat|instagram|facebook)\//,
  ],
  ['downloads', /\/(?:downloads?|telechargements|téléchargements|descargas)\//],
  ['camera', /\/(?:dcim\/camera|dcim\/\d{3}[a-z_0-9]{5}|camera roll|camera uploads)\//],
] as const satisfies readonly (readonly [kind: string, form: RegExp])[];

export type FolderKind = (typeof FORMS)[number][0];

/** What kind of folder a path leads through, and which part of the path says so, as it is written. Null for any other. */
export function folderKind(path: PathParts): { readonly kind: FolderKind; readonly shown: string } | null {
  for (const [kind, form] of FORMS) {
    const match = form.exec(path.joined);
    if (match !== null)
      return { kind, shown: path.shown.slice(match.index + 1, match.index + match[0].length - 1) };
  }
  return null;
}
