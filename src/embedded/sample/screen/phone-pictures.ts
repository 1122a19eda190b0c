import { text } from '../lettering/lettering.ts';
import { box, disc } from '../markup.ts';
import { headline, message, name } from '../words.ts';
import { bottomBar, statusBar, theme, titleBar } from './device.ts';
import { framed, type PhoneScreen, type PicturePlace } from './phone.ts';

/** Screens that are mostly photos, and yet nobody's own photos. */

export const feed: PhoneScreen = (random, phone) => {
  const s = phone.scale;
  const look = theme(random);
  const bar = titleBar(phone, look, random.pick(['Friends', 'Following', 'Explore']));
  const parts: string[] = [];
  const pictures: PicturePlace[] = [];
  for (let y = bar.below + 8 * s; y < phone.height; ) {
    parts.push(
      disc(34 * s, y + 28 * s, 19 * s, random.pick(['#d98a5a', '#5a8ad9', '#6ab07a', '#b56ad9'])),
      text(64 * s, y + 25 * s, name(random), { size: 15 * s, fill: look.ink, bold: true }),
      text(64 * s, y + 42 * s, `${random.whole(2, 23)} h`, { size: 12 * s, fill: look.faint }),
    );
    const tall = Math.min(phone.width * random.pick([0.75, 1]), phone.height - y - 56 * s);
    if (tall > 40) pictures.push({ x: 0, y: y + 56 * s, width: phone.width, height: tall });
    const under = y + 56 * s + tall;
    parts.push(
      `<path fill="none" stroke="${look.ink}" stroke-width="${2 * s}" d="M${24 * s} ${under + 20 * s}c${-9 * s} ${-9 * s} ${-16 * s} ${3 * s} 0 ${15 * s}c${16 * s} ${-12 * s} ${9 * s} ${-24 * s} 0 ${-15 * s}z"/>`,
      text(46 * s, under + 32 * s, `${random.whole(3, 480)} likes`, {
        size: 14 * s,
        fill: look.ink,
        bold: true,
      }),
      text(16 * s, under + 58 * s, headline(random), { size: 14 * s, fill: look.ink }),
    );
    y = under + 80 * s;
  }
  return { svg: framed(random, phone, look, parts.join('') + bar.svg), pictures };
};

export const lockScreen: PhoneScreen = (random, phone) => {
  const s = phone.scale;
  const parts = [
    text(phone.width / 2, 190 * s, `${random.whole(7, 22)}:${random.whole(10, 59)}`, {
      size: 84 * s,
      fill: '#ffffff',
      anchor: 'middle',
    }),
    text(
      phone.width / 2,
      96 * s,
      `${random.pick(['Monday', 'Tuesday', 'Friday', 'Sunday'])}, ${random.whole(1, 28)} ${random.pick(['March', 'June', 'October'])}`,
      { size: 20 * s, fill: '#ffffff', anchor: 'middle' },
    ),
  ];
  for (let i = 0; i < random.whole(1, 4); i++) {
    const y = phone.height * 0.5 + i * 78 * s;
    parts.push(
      box(12 * s, y, phone.width - 24 * s, 68 * s, '#ffffffcc', 18 * s),
      box(26 * s, y + 16 * s, 36 * s, 36 * s, random.pick(['#25a35a', '#0a84ff', '#e5484d']), 9 * s),
      text(74 * s, y + 29 * s, name(random), { size: 15 * s, fill: '#15181b', bold: true }),
      text(74 * s, y + 49 * s, message(random).slice(0, 34), { size: 14 * s, fill: '#15181b' }),
    );
  }
  return {
    svg: `${parts.join('')}${statusBar(random, phone, '#ffffff')}${bottomBar(phone, '#ffffff')}`,
    pictures: [{ x: 0, y: 0, width: phone.width, height: phone.height, behind: true }],
  };
};
