import type { SeededRandom } from '../../seeded-random.ts';
import { text, textWidth, wrap } from '../lettering/lettering.ts';
import { box, disc, line } from '../markup.ts';
import { message, name, settingNames } from '../words.ts';
import { bottomBar, type Phone, statusBar, type Theme, theme, titleBar } from './device.ts';

/** What is on the screen; `pictures` names the places that a photo fills. */
export interface Screen {
  readonly svg: string;
  readonly pictures: readonly PicturePlace[];
}

export interface PicturePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A wallpaper: everything else lies on it. */
  readonly behind?: true;
}

export type PhoneScreen = (random: SeededRandom, phone: Phone) => Screen;

/** Page, body, and the system's bars on top. */
export const framed = (random: SeededRandom, phone: Phone, look: Theme, body: string): string =>
  `${box(0, 0, phone.width, phone.height, look.page)}${body}${statusBar(random, phone, look.ink)}${bottomBar(phone, look.ink)}`;

export const chat: PhoneScreen = (random, phone) => {
  const s = phone.scale;
  const look = theme(random);
  const bar = titleBar(phone, look, name(random));
  const parts = [bar.svg];
  const pictures: PicturePlace[] = [];
  const room = phone.width * 0.68;
  for (let y = bar.below + 16 * s; y < phone.height - 130 * s; ) {
    const mine = random.chance(0.5);
    if (pictures.length === 0 && random.chance(0.15)) {
      const place = { x: mine ? phone.width - room - 14 * s : 14 * s, y, width: room, height: room * 0.75 };
      if (place.y + place.height > phone.height - 130 * s) break;
      pictures.push(place);
      y += place.height + 12 * s;
      continue;
    }
    const lines = wrap(message(random), 15 * s, room - 28 * s);
    const wide = Math.max(...lines.map((l) => textWidth(l, 15 * s))) + 64 * s;
    const tall = (lines.length * 20 + 18) * s;
    const x = mine ? phone.width - wide - 14 * s : 14 * s;
    parts.push(box(x, y, wide, tall, mine ? look.accent : look.card, 16 * s));
    lines.forEach((l, i) => {
      parts.push(
        text(x + 14 * s, y + (25 + i * 20) * s, l, { size: 15 * s, fill: mine ? '#ffffff' : look.ink }),
      );
    });
    parts.push(
      text(x + wide - 12 * s, y + tall - 8 * s, `${random.whole(8, 22)}:${random.whole(10, 59)}`, {
        size: 9.5 * s,
        fill: mine ? '#ffffff' : look.faint,
        anchor: 'end',
        opacity: 0.8,
      }),
    );
    y += tall + random.pick([4, 10, 18]) * s;
  }
  const foot = phone.height - 100 * s;
  parts.push(
    box(0, foot, phone.width, 100 * s, look.card),
    box(52 * s, foot + 12 * s, phone.width - 112 * s, 38 * s, look.page, 19 * s),
    text(70 * s, foot + 36 * s, 'Message', { size: 15 * s, fill: look.faint }),
    disc(phone.width - 30 * s, foot + 31 * s, 17 * s, look.accent),
    disc(27 * s, foot + 31 * s, 13 * s, look.rule),
  );
  return { svg: framed(random, phone, look, parts.join('')), pictures };
};

export const settings: PhoneScreen = (random, phone) => {
  const s = phone.scale;
  const look = theme(random);
  const bar = titleBar(phone, look, 'Settings');
  const parts = [bar.svg];
  let y = bar.below + 18 * s;
  for (const [i, item] of settingNames.entries()) {
    if (y > phone.height - 100 * s) break;
    if (i % 5 === 0) y += 20 * s;
    parts.push(
      box(14 * s, y, phone.width - 28 * s, 54 * s, look.card, i % 5 === 0 || i % 5 === 4 ? 10 * s : 0),
    );
    parts.push(
      box(
        28 * s,
        y + 12 * s,
        30 * s,
        30 * s,
        random.pick(['#0a84ff', '#ff9f0a', '#30b158', '#e5484d', '#8e8e93', '#5e5ce6']),
        8 * s,
      ),
    );
    parts.push(text(72 * s, y + 33 * s, item, { size: 16.5 * s, fill: look.ink }));
    if (random.chance(0.4)) {
      const on = random.chance(0.6);
      parts.push(
        box(phone.width - 80 * s, y + 13 * s, 50 * s, 29 * s, on ? '#30b158' : look.rule, 14.5 * s),
        disc(phone.width - (on ? 44 : 66) * s, y + 27.5 * s, 12.5 * s, '#ffffff'),
      );
    } else
      parts.push(
        line(
          [
            phone.width - 38 * s,
            y + 20 * s,
            phone.width - 31 * s,
            y + 27 * s,
            phone.width - 38 * s,
            y + 34 * s,
          ],
          look.faint,
          2 * s,
        ),
      );
    parts.push(box(72 * s, y + 53 * s, phone.width - 86 * s, s, look.rule));
    y += 54 * s;
  }
  return { svg: framed(random, phone, look, parts.join('')), pictures: [] };
};

export const homeScreen: PhoneScreen = (random, phone) => {
  const s = phone.scale;
  const [top, bottom] = random.pick([
    ['#1d3b6f', '#b3567a'],
    ['#0f4c4a', '#8cc06a'],
    ['#3a2a6a', '#e08a5a'],
    ['#20242c', '#5a6472'],
  ] as const);
  const parts = [
    `<defs><linearGradient id="w" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs>`,
    box(0, 0, phone.width, phone.height, 'url(#w)'),
  ];
  const cell = phone.width / 4;
  const size = cell * 0.62;
  const apps = [
    'Mail',
    'Maps',
    'Music',
    'Notes',
    'Photos',
    'Clock',
    'Weather',
    'Files',
    'Bank',
    'Radio',
    'Books',
    'Health',
    'Games',
    'News',
    'Trains',
    'Shop',
    'Chat',
    'Camera',
    'Home',
    'Wallet',
  ];
  const rows = Math.floor((phone.height - 260 * s) / (cell * 1.12));
  for (let i = 0; i < Math.min(rows * 4 - random.whole(0, 5), apps.length); i++)
    parts.push(
      appIcon(
        random,
        (i % 4) * cell + (cell - size) / 2,
        70 * s + Math.floor(i / 4) * cell * 1.12,
        size,
        apps[i] ?? '',
        s,
      ),
    );
  parts.push(box(14 * s, phone.height - 124 * s, phone.width - 28 * s, 96 * s, '#ffffff44', 28 * s));
  for (let i = 0; i < 4; i++)
    parts.push(appIcon(random, i * cell + (cell - size) / 2, phone.height - 108 * s, size, '', s));
  return {
    svg: `${parts.join('')}${statusBar(random, phone, '#ffffff')}${bottomBar(phone, '#ffffff')}`,
    pictures: [],
  };
};

function appIcon(random: SeededRandom, x: number, y: number, size: number, label: string, s: number): string {
  const tone = random.pick([
    '#ff5a4f',
    '#34c759',
    '#0a84ff',
    '#ffcc00',
    '#af52de',
    '#ffffff',
    '#1c1c1e',
    '#ff9f0a',
    '#5ac8fa',
  ]);
  const mark = tone === '#ffffff' ? '#0a84ff' : '#ffffff';
  const shape = random.pick([
    disc(x + size / 2, y + size / 2, size * 0.26, mark),
    box(x + size * 0.26, y + size * 0.3, size * 0.48, size * 0.4, mark, size * 0.06),
    line(
      [
        x + size * 0.25,
        y + size * 0.65,
        x + size * 0.45,
        y + size * 0.4,
        x + size * 0.6,
        y + size * 0.55,
        x + size * 0.76,
        y + size * 0.3,
      ],
      mark,
      size * 0.08,
    ),
    `<path fill="${mark}" d="M${x + size * 0.5} ${y + size * 0.22}l${size * 0.26} ${size * 0.5}h${-size * 0.52}z"/>`,
  ]);
  return `${box(x, y, size, size, tone, size * 0.23)}${shape}${text(x + size / 2, y + size + 16 * s, label, { size: 11.5 * s, fill: '#ffffff', anchor: 'middle' })}`;
}
