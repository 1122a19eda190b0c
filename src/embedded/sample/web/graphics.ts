import type { SeededRandom } from '../../seeded-random.ts';
import { text, wrap } from '../lettering/lettering.ts';
import { box, disc, line, svg } from '../markup.ts';
import { headline, name } from '../words.ts';

const LOUD = ['#e4002b', '#0057b8', '#00a651', '#ff8200', '#5b2a86', '#111111', '#f7c600'];

/** A favicon or app icon on a transparent ground: a letter or a simple sign in a shape. */
export function icon(random: SeededRandom, side: number): Buffer {
  const tone = random.pick(LOUD);
  const ink = tone === '#f7c600' ? '#111' : '#fff';
  const m = side / 2;
  const ground = random.pick([
    disc(m, m, side * 0.48, tone),
    box(side * 0.02, side * 0.02, side * 0.96, side * 0.96, tone, side * 0.2),
    box(0, 0, side, side, tone),
  ]);
  const sign = random.pick([
    text(m, side * 0.7, random.pick(['A', 'B', 'G', 'M', 'R', 'S', 'W']), {
      size: side * 0.58,
      fill: ink,
      bold: true,
      anchor: 'middle',
    }),
    line([side * 0.25, side * 0.55, side * 0.44, side * 0.72, side * 0.76, side * 0.32], ink, side * 0.1),
    `${disc(side * 0.44, side * 0.44, side * 0.2, 'none')}<circle cx="${side * 0.44}" cy="${side * 0.44}" r="${side * 0.18}" fill="none" stroke="${ink}" stroke-width="${side * 0.08}"/>${line([side * 0.58, side * 0.58, side * 0.76, side * 0.76], ink, side * 0.09)}`,
    `<path fill="${ink}" d="M${side * 0.38} ${side * 0.28}l${side * 0.34} ${side * 0.22}l${-side * 0.34} ${side * 0.22}z"/>`,
    `${box(side * 0.26, side * 0.32, side * 0.48, side * 0.36, ink, side * 0.05)}${line([side * 0.28, side * 0.35, m, side * 0.54, side * 0.72, side * 0.35], tone, side * 0.05)}`,
  ]);
  return svg(side, side, ground, sign);
}

/** A round face on a transparent ground. */
export function emoji(random: SeededRandom, side: number): Buffer {
  const m = side / 2;
  const mouth = random.pick([
    `<path fill="#7a3b12" d="M${side * 0.26} ${side * 0.56}h${side * 0.48}a${side * 0.24} ${side * 0.24} 0 0 1 ${-side * 0.48} 0z"/>`,
    line([side * 0.3, side * 0.66, m, side * 0.7, side * 0.7, side * 0.6], '#7a3b12', side * 0.06),
    `<circle cx="${m}" cy="${side * 0.68}" r="${side * 0.1}" fill="#7a3b12"/>`,
  ]);
  return svg(
    side,
    side,
    `<defs><radialGradient id="e" cx="0.4" cy="0.35"><stop offset="0.3" stop-color="#ffe05c"/><stop offset="1" stop-color="#f4a61d"/></radialGradient></defs>`,
    disc(m, m, side * 0.47, 'url(#e)'),
    disc(side * 0.34, side * 0.42, side * 0.065, '#5a2f10'),
    disc(side * 0.66, side * 0.42, side * 0.065, '#5a2f10'),
    mouth,
  );
}

/** A default avatar: initials or a head and shoulders on one colour. */
export function avatar(random: SeededRandom, side: number): Buffer {
  const tone = random.pick(['#5a8ad9', '#6ab07a', '#b56ad9', '#d98a5a', '#4d5b66', '#c0506a']);
  const figure = random.chance(0.5)
    ? text(side / 2, side * 0.63, `${name(random).slice(0, 1)}${name(random).slice(0, 1)}`, {
        size: side * 0.4,
        fill: '#ffffff',
        anchor: 'middle',
      })
    : `${disc(side / 2, side * 0.4, side * 0.18, '#ffffffcc')}<ellipse cx="${side / 2}" cy="${side * 0.95}" rx="${side * 0.36}" ry="${side * 0.34}" fill="#ffffffcc"/>`;
  return svg(side, side, box(0, 0, side, side, tone), figure);
}

/** An advertisement of any shape: a loud ground, a promise, a button. */
export function advertisement(random: SeededRandom, width: number, height: number): Buffer {
  const [a, b] = [random.pick(LOUD), random.pick(LOUD)];
  const tall = height > width * 1.4;
  const size = Math.max(9, Math.min(height * (tall ? 0.05 : 0.3), width * (tall ? 0.14 : 0.055)));
  const promise = random.pick([
    'Up to 70% off',
    'Free delivery',
    'Only this week!',
    'Fly from 19,99 €',
    'Switch and save',
    'New season. New shoes.',
  ]);
  const lines = wrap(promise, size, width * (tall ? 0.85 : 0.5));
  const x = tall ? width / 2 : width * 0.05;
  const top = tall ? height * 0.3 : height / 2 - (lines.length - 1) * size * 0.6 + size * 0.35;
  const buttonWide = Math.min(width * 0.8, size * 5.2);
  const buttonTall = size * 1.8;
  const bx = tall ? (width - buttonWide) / 2 : width * 0.96 - buttonWide;
  const by = tall ? height * 0.82 : (height - buttonTall) / 2;
  return svg(
    width,
    height,
    `<defs><linearGradient id="a" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${a}"/><stop offset="1" stop-color="${b}"/></linearGradient></defs>`,
    box(0, 0, width, height, 'url(#a)'),
    disc(width * 0.7, height * (tall ? 0.62 : 0.2), Math.min(width, height) * 0.4, '#ffffff33'),
    ...lines.map((l, i) =>
      text(x, top + i * size * 1.2, l, {
        size,
        fill: '#ffffff',
        bold: true,
        anchor: tall ? 'middle' : 'start',
      }),
    ),
    box(bx, by, buttonWide, buttonTall, '#ffffff', buttonTall / 2),
    text(bx + buttonWide / 2, by + buttonTall * 0.66, random.pick(['Shop now', 'Learn more', 'Order']), {
      size: size * 0.9,
      fill: a,
      bold: true,
      anchor: 'middle',
    }),
    box(width - 14, 0, 14, 11, '#ffffffcc'),
    text(width - 11, 9, 'Ad', { size: 8, fill: '#444' }),
  );
}

/** A head banner of a site: name, menu, a strip of pattern. */
export function siteBanner(random: SeededRandom, width: number, height: number): Buffer {
  const tone = random.pick(['#143a5a', '#5a1f2f', '#1f4d3a', '#3a2f5a']);
  const stripes = Array.from(
    { length: 14 },
    (_, i) =>
      `<path d="M${width * 0.5 + i * width * 0.04} 0l${-height} ${height}h${width * 0.015}l${height} ${-height}z" fill="#ffffff" opacity="0.08"/>`,
  );
  return svg(
    width,
    height,
    box(0, 0, width, height, tone),
    ...stripes,
    text(width * 0.03, height * 0.6, headline(random).split(' ').slice(0, 3).join(' '), {
      size: height * 0.36,
      fill: '#ffffff',
      bold: true,
    }),
  );
}

/** A picture with a joke in capital letters above and below. */
export function memeCaption(random: SeededRandom, width: number, height: number): Buffer {
  const size = width * 0.085;
  const style = { size, fill: '#ffffff', bold: true, anchor: 'middle' } as const;
  const shade = { ...style, fill: '#000000' };
  const [above, below] = random.pick([
    ['WHEN THE BUS LEAVES', 'ONE MINUTE EARLY'],
    ['MONDAY MORNING', 'AGAIN'],
    ['ONE DOES NOT SIMPLY', 'LEAVE THE SOFA'],
    ['I SAID QUICK NAP', 'IT IS TUESDAY'],
  ] as const);
  return svg(
    width,
    height,
    text(width / 2 + 3, size * 1.25 + 3, above, shade),
    text(width / 2, size * 1.25, above, style),
    text(width / 2 + 3, height - size * 0.5 + 3, below, shade),
    text(width / 2, height - size * 0.5, below, style),
  );
}

/** IAB advertisement sizes (Interactive Advertising Bureau, display formats). */
export const AD_SIZES: readonly (readonly [number, number])[] = [
  [728, 90],
  [300, 250],
  [160, 600],
  [468, 60],
  [336, 280],
  [320, 50],
  [970, 250],
  [120, 600],
];
