import type { SeededRandom } from '../../seeded-random.ts';
import { compactDate } from '../camera.ts';
import type { Pixels } from '../photo/develop.ts';
import { capture } from '../screen/capture.ts';
import { browser, DESKTOPS, editor, spreadsheet, terminal } from '../screen/desktop.ts';
import { PHONES, type Phone } from '../screen/device.ts';
import { chat, homeScreen, settings } from '../screen/phone.ts';
import { feed, lockScreen } from '../screen/phone-pictures.ts';
import { article, map, ticket } from '../screen/phone-places.ts';
import { type Piece, someDay } from './piece.ts';

const PHONE_SCREENS = [
  ['chat', chat],
  ['settings', settings],
  ['map', map],
  ['feed', feed],
  ['home screen', homeScreen],
  ['article', article],
  ['lock screen', lockScreen],
  ['ticket', ticket],
] as const;

const DESKTOP_SCREENS = [
  ['editor', editor],
  ['browser', browser],
  ['spreadsheet', spreadsheet],
  ['terminal', terminal],
] as const;

/** Captures of a phone's screen; every second one has a name that does not say so. */
export function phoneScreenshots(
  random: SeededRandom,
  count: number,
  stock: () => Promise<Pixels[]>,
): Piece[] {
  return Array.from({ length: count }, (_, i): Piece => {
    const own = random.fork(i);
    const takenAt = someDay(own);
    const phone = own.pick(PHONES);
    const [kind, paint] = PHONE_SCREENS[i % PHONE_SCREENS.length] ?? PHONE_SCREENS[0];
    const telling = i % 2 === 0;
    const path = telling ? tellingPath(own, phone, takenAt, i) : silentPath(own, phone, takenAt, i);
    return {
      path,
      expect: kind === 'ticket' ? ['screenshots', 'keep'] : ['screenshots'],
      kind: `phone: ${kind}`,
      name: telling ? 'tells' : /IMG_|WA\d/.test(path) ? 'misleads' : 'silent',
      takenAt,
      draw: async () =>
        written(await capture(paint(own, phone), phone.width, phone.height, await stock(), own), path),
    };
  });
}

function tellingPath(random: SeededRandom, phone: Phone, takenAt: Date, i: number): string {
  if (phone.system === 'ios')
    return `Pictures/Screenshots/Screenshot ${takenAt.toISOString().slice(0, 10)} at ${i + 10}.21.0${i % 10}.png`;
  const app = random.pick(['WhatsApp', 'Chrome', 'Maps', 'Settings']);
  return `DCIM/Screenshots/Screenshot_${compactDate(takenAt, '-')}_${app}.jpg`;
}

function silentPath(random: SeededRandom, phone: Phone, takenAt: Date, i: number): string {
  if (phone.system === 'ios') return `DCIM/100APPLE/IMG_${2200 + i * 3}.PNG`;
  return random.pick([
    `WhatsApp/Media/WhatsApp Images/IMG-${compactDate(takenAt, '-').slice(0, 8)}-WA${String(500 + i).padStart(4, '0')}.jpg`,
    `Download/${random.whole(1e8, 9e8)}_${i}_n.jpg`,
    `Pictures/Misc/${takenAt.getTime()}.png`,
  ]);
}

export function desktopScreenshots(
  random: SeededRandom,
  count: number,
  stock: () => Promise<Pixels[]>,
): Piece[] {
  return Array.from({ length: count }, (_, i): Piece => {
    const own = random.fork(i);
    const takenAt = someDay(own);
    const desktop = own.pick(DESKTOPS);
    const [kind, paint] = DESKTOP_SCREENS[i % DESKTOP_SCREENS.length] ?? DESKTOP_SCREENS[0];
    const day = takenAt.toISOString().slice(0, 10);
    const telling = i % 2 === 1;
    const path = telling
      ? (
          [
            'Pictures/Screenshots/Screenshot (%).png',
            `Desktop/Bildschirmfoto ${day} um 09.55.3%.png`,
            `Pictures/Screenshots/Screenshot from ${day} 12-24-0%.png`,
          ][i % 3] ?? ''
        ).replace('%', String(i % 10))
      : (
          ['Desktop/untitled-%.png', 'Documents/Work/budget overview %.png', `Download/image (%).png`][
            i % 3
          ] ?? ''
        ).replace('%', String(i));
    return {
      path,
      expect: ['screenshots'],
      kind: `desktop: ${kind}`,
      name: telling ? 'tells' : 'silent',
      takenAt,
      draw: async () =>
        written(await capture(paint(own, desktop), desktop.width, desktop.height, await stock(), own), path),
    };
  });
}

/** By extension, as the device or the messenger would. */
function written(screen: Awaited<ReturnType<typeof capture>>, path: string): Promise<Buffer> {
  if (/\.png$/i.test(path)) return screen.png({ compressionLevel: 7 }).toBuffer();
  return screen.jpeg({ quality: path.includes('-WA') ? 68 : 88 }).toBuffer();
}
