/**
 * How screenshot tools name their files. Anchored at the start, and a date, a number, a known tail or
 * nothing at all must follow, so that "my capture of sunset" or "screenshot of grandma's letter" stay out.
 * Sources: the naming code or published examples of the tools and system languages in question.
 */
const WORDS_PHONE_OR_DESKTOP = [
  'screen ?shots?',
  'screencapture',
  'screencap',
  'scrnshot',
  'bildschirmfoto',
  'bildschirmaufnahme',
  "capture d ?'?écran",
  "capture d'ecran",
  "copie d'écran",
  'captura de pantalla',
  'captura de tela',
  'captura de ecrã',
  'captura de ecra',
  'pantallazo',
  'schermata',
  'istantanea schermo',
  'cattura',
  'schermafbeelding',
  'schermopname',
  'skärmavbild',
  'skärmbild',
  'skärmklipp',
  'skærmbillede',
  'skærmbilde',
  'skjermbilde',
  'skjermdump',
  'kuvakaappaus',
  'näyttökuva',
  'zrzut ekranu',
  'снимок экрана',
  'скриншот',
  'знімок екрана',
  'ekran görüntüsü',
  'ekran resmi',
  'captură de ecran',
  'képernyőkép',
  'képernyőfotó',
  'snímek obrazovky',
  'snímka obrazovky',
  'posnetek zaslona',
  'snimka zaslona',
  'snimak ekrana',
  'екранна снимка',
  'στιγμιότυπο οθόνης',
  'στιγμιότυπο',
  'ảnh chụp màn hình',
  'ảnh màn hình',
  'tangkapan layar',
  'cuplikan layar',
  'petikan skrin',
  'ekraanipilt',
  'ekrānuzņēmums',
  'ekrano kopija',
  'لقطة شاشة',
  'لقطة الشاشة',
  'اسکرین شات',
  'نماگرفت',
  'צילום מסך',
  'स्क्रीनशॉट',
  'ภาพหน้าจอ',
  'สกรีนช็อต',
  'スクリーンショット',
  '截屏',
  '截图',
  '屏幕截图',
  '屏幕快照',
  '螢幕截圖',
  '螢幕快照',
  '截圖',
  '스크린샷',
  '화면 캡처',
  '캡처',
  '微信截图',
  'qq截图',
  '企业微信截图',
  '微信截圖',
  'qq截圖',
  '飞书截图',
  '钉钉截图',
];
const RECORDING_WORDS = [
  'rpreplay',
  'screen ?record(?:ing|er)?',
  'bildschirmaufnahme',
  "enregistrement de l'écran",
  "enregistrement d'écran",
  'grabación de pantalla',
  'gravação de tela',
  'gravação de ecrã',
  'registrazione schermo',
  'schermopname',
  'skärminspelning',
  'skærmoptagelse',
  'skjermopptak',
  'nagranie ekranu',
  'запись экрана',
  'ekran kaydı',
  '屏幕录制',
  '录屏',
  '螢幕錄影',
  '画面収録',
  '화면 기록',
  'simulator screen recording',
];
const spaced = (words: readonly string[]) => words.map((word) => word.replaceAll(' ', '[ _-]')).join('|');

/** What may follow the word: nothing, a number or date, "from/at/on" in the tool's language, `@2x`, `-display-1`. */
const TAIL = String.raw`(?=$|[ _.(-]*\d|[ _-]\(\d|[ _](?:from|du|vom|von|de|del|da|van|от|am|at|le|el) ?\d|@\dx$|[ _-]?display-)`;

const SCREENSHOT_WORD = new RegExp(`^(?:simulator )?(?:${spaced(WORDS_PHONE_OR_DESKTOP)})${TAIL}`, 'iu');
const RECORDING_WORD = new RegExp(
  String.raw`^(?:${spaced(RECORDING_WORDS)})(?=$|[ _.(-]*(?:final)?[ _-]*\d)`,
  'iu',
);
// AOSP, Samsung, Xiaomi: `Screenshot_<date>-<time>[_<app or package>]`.
const PHONE_FORM = /^screenshot_(?:\d{8}[-_]\d{6}|\d{4}(?:-\d\d){5})/i;
const DESKTOP_FORM =
  /^(?:.*? \d{4}-\d\d-\d\d .{1,9}\d\d?[.:-]\d\d[.:-]\d\d|screenshot \(\d+\)|screenshot from \d|screenshot \d{4}-\d\d-\d\d \d{6})/i;
const TOOL_FORMS: readonly RegExp[] = [
  /^snipaste[_-]\d{4}-\d\d-\d\d/i,
  /^cleanshot \d{4}-\d\d-\d\d at /i,
  /^scr-\d{8}-[a-z]{3,5}$/i,
  /^snag-\d{4}/i,
  /^\d{8}_\d\dh\d\dm\d\ds_grim$/i,
  /^\d{4}-\d\d-\d\d-\d{6}_\d+x\d+_scrot$/i,
  // Greenshot: date, time with underscores, then the window's title.
  /^\d{4}-\d\d-\d\d \d\d_\d\d_\d\d-\S/,
  /^(?:annotation|anmerkung|annotazione) \d{4}-\d\d-\d\d \d{6}$/i,
  /^monosnap|^skitch\d|^flameshot|^shottr|^lightshot/i,
];
const GAME_FORMS: readonly RegExp[] = [
  // Steam: fourteen digits and a counter. Switch: sixteen digits and 32 hex digits. PlayStation, Xbox: title and date.
  /^20\d{12}_\d{1,3}$/,
  /^20\d{14}-[0-9a-f]{32}$/i,
  /^[\p{L}][^_]{2,}_20\d{12}$/u,
  /^[\p{L}].{2,}-20\d\d_\d\d_\d\d-\d\d_\d\d_\d\d$/u,
];
// `_com.whatsapp`, `_WhatsApp` behind the time: the app that was on screen.
const APP_TAIL =
  /^screenshot_(?:\d{8}[-_]\d{6}|\d{4}(?:-\d\d){5}(?:-\d{2,3})?)(?:-edit)?_(.+?)(?: ?\(\d+\))?$/i;

export type ScreenshotNameForm = 'phone' | 'desktop' | 'tool' | 'word' | 'game' | 'recording' | 'ios_png';

/** What kind of screenshot name a stem is; null = none. `ios_png` is weak: many files are called so. */
export function screenshotNameForm(stem: string, extension: string): ScreenshotNameForm | null {
  if (RECORDING_WORD.test(stem)) return 'recording';
  if (SCREENSHOT_WORD.test(stem)) {
    if (PHONE_FORM.test(stem)) return 'phone';
    return DESKTOP_FORM.test(stem) ? 'desktop' : 'word';
  }
  if (TOOL_FORMS.some((form) => form.test(stem))) return 'tool';
  if (GAME_FORMS.some((form) => form.test(stem))) return 'game';
  if (extension === 'png' && /^IMG_\d{4}$/.test(stem)) return 'ios_png';
  return null;
}

/** The app that a phone wrote into the name (`com.whatsapp`, `Messages`); null = it wrote none. */
export function sourceAppOf(stem: string): string | null {
  return APP_TAIL.exec(stem)?.[1] ?? null;
}
