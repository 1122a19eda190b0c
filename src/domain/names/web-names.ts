/**
 * How browsers, thumbnailers and web sites name pictures. Words count only as the whole name or a part
 * between separators, so that "Logan", "iconic view" or "thumbs up at the lake" stay out.
 */
export type WebNameForm =
  | 'browser_cache'
  | 'thumbnail_cache'
  | 'icon'
  | 'avatar'
  | 'banner'
  | 'ad'
  | 'thumbnail'
  | 'graphic'
  | 'download';

const FORMS: readonly (readonly [WebNameForm, RegExp])[] = [
  // Chrome's Cache folder: f_ and six hex digits; the block files. Internet Explorer: a counter in square brackets.
  ['browser_cache', /^(?:f_[0-9a-f]{6}|data_[0-3])$/i],
  ['browser_cache', /^.+\[\d{1,2}\]$/],
  ['browser_cache', /^[0-9A-F]{40}$/],
  // Synology, Windows, Immich's own derivatives that came back by an import.
  ['thumbnail_cache', /^(?:synofile_thumb_.*|thumbcache_.*|thumbs)$/i],
  [
    'thumbnail_cache',
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[-_](?:thumbnail|preview|fullsize)$/i,
  ],
  [
    'icon',
    /^(?:favicon.*|apple-touch-icon.*|android-chrome-\d.*|mstile-\d.*|(?:.*[_-])?ico(?:n|ns|nset)?(?:[_@-].*|\d*))$/i,
  ],
  ['avatar', /^(?:.*[_-])?(?:avatar|gravatar|userpic|profile[_-]?pic(?:ture)?|pfp)(?:[_@-].*|\d*)$/i],
  ['banner', /^(?:.*[_-])?(?:banner|leaderboard|masthead)(?:[_@-].*|\d*)$/i],
  [
    'ad',
    /^(?:ads?[_-].*|adserver.*|.*[_-](?:728x90|300x250|160x600|468x60|336x280|970x250|320x50|120x600|234x60))$/i,
  ],
  [
    'thumbnail',
    /^(?:thumb(?:nail)?s?(?:[_@-].*|\d*)|.*[_-]thumb(?:nail)?|(?:maxres|hq|mq|sd)default(?: ?\(\d+\))?|.*[_-]\d{2,4}x\d{2,4})$/i,
  ],
  [
    'graphic',
    /^(?:.*[_-])?(?:logo|sprites?|emoji|sticker|badge|button|btn|spacer|pixel|placeholder|og[_-]image)(?:[_@-].*|\d*)$/i,
  ],
  [
    'download',
    /^(?:images?|download|unnamed|descarga|téléchargement)(?: ?\(\d+\))$|^unnamed$|^download$|^images$/i,
  ],
  // Facebook's own file names: three long numbers and a letter.
  ['download', /^\d{6,}_\d{8,}_\d{8,}_[nosabq]$/],
];

export function webNameForm(stem: string): WebNameForm | null {
  for (const [form, pattern] of FORMS) if (pattern.test(stem)) return form;
  return null;
}
