import type { SeededRandom } from '../../seeded-random.ts';
import { text } from '../lettering/lettering.ts';
import { box, disc, line } from '../markup.ts';

/** A phone's screen: pixels, and how many of them make one point of its design. */
export interface Phone {
  readonly system: 'ios' | 'android';
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

export const PHONES: readonly Phone[] = [
  { system: 'ios', width: 1170, height: 2532, scale: 3 },
  { system: 'ios', width: 1179, height: 2556, scale: 3 },
  { system: 'ios', width: 828, height: 1792, scale: 2 },
  { system: 'ios', width: 750, height: 1334, scale: 2 },
  { system: 'android', width: 1080, height: 2400, scale: 2.75 },
  { system: 'android', width: 1080, height: 2340, scale: 2.75 },
  { system: 'android', width: 1440, height: 3200, scale: 3.5 },
  { system: 'android', width: 720, height: 1600, scale: 2 },
];

export interface Theme {
  readonly page: string;
  readonly card: string;
  readonly ink: string;
  readonly faint: string;
  readonly rule: string;
  readonly accent: string;
}

export function theme(random: SeededRandom): Theme {
  const accent = random.pick(['#0a84ff', '#25a35a', '#d9573f', '#7a5af5', '#e09f1f', '#0f9aa8']);
  return random.chance(0.4)
    ? { page: '#0f1114', card: '#1d2126', ink: '#f2f4f5', faint: '#8b949c', rule: '#2c3238', accent }
    : { page: '#f4f5f7', card: '#ffffff', ink: '#15181b', faint: '#7d868e', rule: '#e1e4e8', accent };
}

/** Height of the status bar in points. */
export const STATUS_BAR = 44;

/** Clock at the left, signal, network and battery at the right. */
export function statusBar(random: SeededRandom, phone: Phone, ink: string): string {
  const s = phone.scale;
  const y = 29 * s;
  const right = phone.width - 24 * s;
  const clock = `${random.whole(7, 22)}:${String(random.whole(0, 59)).padStart(2, '0')}`;
  const charge = random.between(0.15, 1);
  const bars = [0, 1, 2, 3].map((i) =>
    box(right - (78 - i * 5) * s, y - (4 + i * 2.4) * s, 3.4 * s, (4 + i * 2.4) * s, ink, s),
  );
  return [
    text((phone.system === 'ios' ? 34 : 20) * s, y, clock, {
      size: 15 * s,
      fill: ink,
      bold: phone.system === 'ios',
    }),
    ...bars,
    text(right - 52 * s, y, random.pick(['5G', '4G', 'LTE']), { size: 11.5 * s, fill: ink, bold: true }),
    `<rect x="${right - 26 * s}" y="${y - 11 * s}" width="${24 * s}" height="${11.5 * s}" rx="${3.2 * s}" fill="none" stroke="${ink}" stroke-width="${s}"/>`,
    box(right - 24.4 * s, y - 9.4 * s, 20.8 * s * charge, 8.3 * s, charge < 0.2 ? '#e5484d' : ink, 1.8 * s),
  ].join('');
}

/** The bar for swiping home, or Android's three buttons. */
export function bottomBar(phone: Phone, ink: string): string {
  const s = phone.scale;
  const middle = phone.width / 2;
  const y = phone.height - 10 * s;
  if (phone.system === 'ios') return box(middle - 67 * s, y, 134 * s, 5 * s, ink, 2.5 * s);
  const far = phone.width * 0.27;
  return [
    line(
      [middle - far + 6 * s, y - 14 * s, middle - far - 5 * s, y - 8 * s, middle - far + 6 * s, y - 2 * s],
      ink,
      2 * s,
    ),
    disc(middle, y - 8 * s, 6.5 * s, ink),
    box(middle + far - 6 * s, y - 14 * s, 12 * s, 12 * s, ink, 2 * s),
  ].join('');
}

/** Title bar under the status bar; returns its markup and the y where content begins, in pixels. */
export function titleBar(phone: Phone, look: Theme, title: string): { svg: string; below: number } {
  const s = phone.scale;
  const top = STATUS_BAR * s;
  return {
    svg: [
      box(0, 0, phone.width, top + 52 * s, look.card),
      line([22 * s, top + 18 * s, 14 * s, top + 26 * s, 22 * s, top + 34 * s], look.accent, 2.4 * s),
      text(44 * s, top + 32 * s, title, { size: 18 * s, fill: look.ink, bold: true }),
      ...[0, 1, 2].map((i) => disc(phone.width - 22 * s, top + (18 + i * 7) * s, 2 * s, look.accent)),
      box(0, top + 52 * s, phone.width, s, look.rule),
    ].join(''),
    below: top + 53 * s,
  };
}
