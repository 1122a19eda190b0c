import type { SeededRandom } from '../../seeded-random.ts';
import { text } from '../lettering/lettering.ts';
import { box, disc, line } from '../markup.ts';
import { headline } from '../words.ts';
import { bottomBar, type Phone, statusBar, theme } from './device.ts';
import type { Screen } from './phone.ts';

/** A map with streets, a river, parks, a route and a search field. */
export function map(random: SeededRandom, phone: Phone): Screen {
  const { width: w, height: h, scale: s } = phone;
  const parts = [box(0, 0, w, h, '#eef0ec')];
  for (let i = 0; i < 5; i++)
    parts.push(
      box(
        random.between(-100, w),
        random.between(0, h),
        random.between(120, 420),
        random.between(120, 420),
        '#cfe6c4',
        20,
      ),
    );
  const river = random.between(0.2, 0.7) * h;
  parts.push(
    `<path d="M-20 ${river}C${w * 0.3} ${river - 200} ${w * 0.6} ${river + 260} ${w + 20} ${river}" stroke="#a9d3ee" stroke-width="${46 * s}" fill="none"/>`,
  );
  for (let i = 0; i < 34; i++) {
    const major = i % 7 === 0;
    const slant = random.between(-260, 260);
    const at = random.between(0, 1);
    const points =
      i % 2 === 0 ? [at * w, -10, at * w + slant, h + 10] : [-10, at * h, w + 10, at * h + slant];
    parts.push(
      line(points, '#d5d2ca', (major ? 13 : 7) * s),
      line(points, major ? '#fbe3a1' : '#ffffff', (major ? 10 : 5) * s),
    );
  }
  const names = [
    'Mill Lane',
    'Harbour St',
    'Old Town',
    'Park Road',
    'Station',
    'Market',
    'Riverside',
    'North Quay',
  ];
  for (const label of names)
    parts.push(
      text(random.between(20, w - 200), random.between(140 * s, h - 240 * s), label, {
        size: random.pick([12, 14]) * s,
        fill: '#5c6670',
        bold: label === 'Old Town',
      }),
    );
  const route = [
    w * 0.2,
    h * 0.7,
    w * 0.35,
    h * 0.6,
    w * 0.33,
    h * 0.48,
    w * 0.6,
    h * 0.42,
    w * 0.72,
    h * 0.28,
  ];
  parts.push(
    line(route, '#1f5fbf', 9 * s),
    line(route, '#4a90ff', 6 * s),
    disc(w * 0.2, h * 0.7, 9 * s, '#ffffff'),
    disc(w * 0.2, h * 0.7, 6.5 * s, '#1f6feb'),
  );
  parts.push(
    `<path fill="#e5484d" d="M${w * 0.72} ${h * 0.28}l${-12 * s} ${-22 * s}a${13.5 * s} ${13.5 * s} 0 1 1 ${24 * s} 0z"/>`,
  );
  parts.push(
    box(14 * s, 54 * s, w - 28 * s, 48 * s, '#ffffff', 24 * s),
    text(54 * s, 84 * s, 'Search here', { size: 16 * s, fill: '#6b747c' }),
    disc(34 * s, 78 * s, 8 * s, '#e5484d'),
  );
  parts.push(
    box(0, h - 170 * s, w, 170 * s, '#ffffff', 22 * s),
    text(22 * s, h - 124 * s, `${random.whole(8, 45)} min`, { size: 26 * s, fill: '#188038', bold: true }),
    text(22 * s, h - 96 * s, `${random.between(1, 18).toFixed(1)} km  ·  fastest route`, {
      size: 15 * s,
      fill: '#5c6670',
    }),
    box(22 * s, h - 78 * s, 110 * s, 42 * s, '#1f6feb', 21 * s),
    text(77 * s, h - 51 * s, 'Start', { size: 16 * s, fill: '#ffffff', bold: true, anchor: 'middle' }),
  );
  return {
    svg: `${parts.join('')}${statusBar(random, phone, '#15181b')}${bottomBar(phone, '#15181b')}`,
    pictures: [],
  };
}

/** A ticket with a square code: a screenshot that its owner may still need. */
export function ticket(random: SeededRandom, phone: Phone): Screen {
  const { width: w, height: h, scale: s } = phone;
  const look = theme(random);
  const x = 26 * s;
  const top = 96 * s;
  const parts = [
    box(0, 0, w, h, look.accent),
    box(x, top, w - 2 * x, h - 210 * s, '#ffffff', 20 * s),
    text(x + 22 * s, top + 46 * s, random.pick(['Boarding pass', 'Concert ticket', 'Train ticket']), {
      size: 22 * s,
      fill: '#15181b',
      bold: true,
    }),
    text(x + 22 * s, top + 104 * s, random.pick(['LIS', 'VIE', 'OSL', 'BER']), {
      size: 40 * s,
      fill: '#15181b',
      bold: true,
    }),
    text(w - x - 22 * s, top + 104 * s, random.pick(['CPH', 'MAD', 'ZRH', 'EDI']), {
      size: 40 * s,
      fill: '#15181b',
      bold: true,
      anchor: 'end',
    }),
    line([w / 2 - 30 * s, top + 92 * s, w / 2 + 30 * s, top + 92 * s], look.accent, 3 * s),
  ];
  for (const [i, [label, value]] of [
    ['Date', '14 June'],
    ['Gate', `B${random.whole(2, 44)}`],
    ['Seat', `${random.whole(3, 31)}${random.pick(['A', 'C', 'F'])}`],
  ].entries())
    parts.push(
      text(x + (22 + i * 105) * s, top + 152 * s, label ?? '', { size: 12 * s, fill: '#7d868e' }),
      text(x + (22 + i * 105) * s, top + 176 * s, value ?? '', { size: 20 * s, fill: '#15181b', bold: true }),
    );
  const side = Math.min(w - 4 * x, h - top - 430 * s);
  parts.push(squareCode(random, (w - side) / 2, top + 210 * s, side));
  return {
    svg: `${parts.join('')}${statusBar(random, phone, '#ffffff')}${bottomBar(phone, '#ffffff')}`,
    pictures: [],
  };
}

/** Looks like a QR code (finder squares and modules) and encodes nothing. */
export function squareCode(random: SeededRandom, x: number, y: number, side: number): string {
  const modules = 29;
  const m = side / modules;
  let path = '';
  for (let row = 0; row < modules; row++)
    for (let column = 0; column < modules; column++) {
      const corner = (row < 8 && (column < 8 || column > 20)) || (row > 20 && column < 8);
      if (!corner && random.chance(0.48))
        path += `M${(x + column * m).toFixed(1)} ${(y + row * m).toFixed(1)}h${m.toFixed(2)}v${m.toFixed(2)}h${(-m).toFixed(2)}z`;
    }
  const finder = ([cx, cy]: readonly [number, number]): string =>
    box(x + cx * m, y + cy * m, 7 * m, 7 * m, '#000') +
    box(x + (cx + 1) * m, y + (cy + 1) * m, 5 * m, 5 * m, '#fff') +
    box(x + (cx + 2) * m, y + (cy + 2) * m, 3 * m, 3 * m, '#000');
  return `<path fill="#000" d="${path}"/>${(
    [
      [0, 0],
      [22, 0],
      [0, 22],
    ] as const
  )
    .map(finder)
    .join('')}`;
}

/** A news page in a phone's browser. */
export function article(random: SeededRandom, phone: Phone): Screen {
  const { width: w, height: h, scale: s } = phone;
  const parts = [
    box(0, 0, w, h, '#ffffff'),
    box(16 * s, 50 * s, w - 32 * s, 40 * s, '#eceff2', 20 * s),
    text(w / 2, 76 * s, 'daily-courier.example', { size: 15 * s, fill: '#333a40', anchor: 'middle' }),
  ];
  const pictures = [{ x: 0, y: 108 * s, width: w, height: w * 0.56 }];
  let y = 108 * s + w * 0.56 + 40 * s;
  parts.push(text(18 * s, y, headline(random).slice(0, 30), { size: 24 * s, fill: '#111', bold: true }));
  for (y += 40 * s; y < h - 90 * s; y += 24 * s) {
    if (random.chance(0.14)) continue;
    let sentence = headline(random);
    while (sentence.length < 46) sentence += ` ${headline(random).toLowerCase()}`;
    parts.push(text(18 * s, y, sentence.slice(0, 44), { size: 16 * s, fill: '#2b3035' }));
  }
  parts.push(box(0, h - 76 * s, w, 76 * s, '#f6f7f8'));
  return {
    svg: `${parts.join('')}${statusBar(random, phone, '#15181b')}${bottomBar(phone, '#15181b')}`,
    pictures,
  };
}
