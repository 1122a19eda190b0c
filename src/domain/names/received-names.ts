/** How messengers and social apps name what was received. Often family photos: never evidence on its own. */
const FORMS: readonly (readonly [app: string, form: RegExp])[] = [
  ['WhatsApp', /^(?:IMG|VID|STK|AUD|PTT)-\d{8}-WA\d{4}/i],
  ['WhatsApp', /^WhatsApp (?:Image|Video) \d{4}-\d\d-\d\d at /i],
  ['Telegram', /^photo_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d/],
  ['Telegram', /^photo_\d+@\d\d-\d\d-\d{4}_/],
  ['Signal', /^signal-\d{4}-\d\d-\d\d-\d{6}/i],
  ['Facebook', /^FB_IMG_\d{13}/i],
  ['Messenger', /^received_\d{10,}/i],
  ['Snapchat', /^Snapchat-\d{6,}/i],
  ['Instagram', /^instagram[_-]/i],
  ['Viber', /^viber[ _]image/i],
  ['WeChat', /^(?:mmexport|wx_camera_|microMsg\.)\d{10,}/i],
  ['LINE', /^LINE_(?:ALBUM_|\d)/],
  ['Discord', /^SPOILER_/],
];

/** Most names are those of no app: one look says so. */
const ANY = new RegExp(FORMS.map(([, form]) => form.source).join('|'), 'i');

/** The app whose naming a stem follows; null = none. */
export function receivedFrom(stem: string): string | null {
  if (!ANY.test(stem)) return null;
  for (const [app, form] of FORMS) if (form.test(stem)) return app;
  return null;
}
