import type { SeededRandom } from '../../seeded-random.ts';
import { text } from '../lettering/lettering.ts';
import { cover, type Frame, gradient, type Layer, type Scene } from './scene.ts';

const GOODS = [
  'Milk 1l',
  'Rye bread',
  'Apples 2kg',
  'Olive oil',
  'Coffee',
  'Butter',
  'Tomatoes',
  'Rice',
  'Soap',
  'Pasta',
  'Cheese',
  'Eggs x10',
];

/** A receipt photographed on a table: creased, a little turned, lit from one side. */
export function receipt(random: SeededRandom, frame: Frame): Scene {
  const { width: w, height: h } = frame;
  const turn = random.between(-9, 9);
  const wide = w * 0.46;
  const tall = h * 0.86;
  return {
    ...frame,
    layers: [
      {
        svg: cover(frame, random.pick(['#6b4a32', '#3f4348', '#8b7a62'])),
        texture: { strength: 0.35, across: 0.4, down: 4 },
      },
      {
        svg: `<g transform="translate(${w / 2 + 14} ${h / 2 + 18}) rotate(${turn})"><rect x="${-wide / 2}" y="${-tall / 2}" width="${wide}" height="${tall}" fill="#000" opacity="0.55"/></g>`,
        blur: 14,
      },
      {
        svg: `<g transform="translate(${w / 2} ${h / 2}) rotate(${turn})"><defs>${gradient(
          'p',
          [
            [0, '#f7f4ec'],
            [1, '#d4cfc2'],
          ],
          true,
        )}</defs><rect x="${-wide / 2}" y="${-tall / 2}" width="${wide}" height="${tall}" fill="url(#p)"/>${lines(random, wide, tall)}</g>`,
        texture: { strength: 0.07, across: 0.7, down: 0.7 },
      },
    ],
    grain: 5,
    vignette: 0.5,
  };
}

function lines(random: SeededRandom, wide: number, tall: number): string {
  const size = wide * 0.058;
  const left = -wide * 0.42;
  const ink = { size, fill: '#3a3733', font: 'mono' } as const;
  const parts = [
    text(0, -tall * 0.43, random.pick(['CORNER SHOP', 'GREEN MARKET', 'BAKERY LUNA']), {
      ...ink,
      size: size * 1.4,
      bold: true,
      anchor: 'middle',
    }),
    text(0, -tall * 0.43 + size * 1.5, '12 Mill Lane', { ...ink, anchor: 'middle' }),
  ];
  let total = 0;
  const count = Math.floor((tall * 0.46) / (size * 1.75));
  for (let i = 0; i < count; i++) {
    const price = random.whole(89, 1290) / 100;
    total += price;
    const y = -tall * 0.33 + i * size * 1.75;
    parts.push(
      text(left, y, random.pick(GOODS), ink),
      text(-left, y, price.toFixed(2), { ...ink, anchor: 'end' }),
    );
  }
  const y = tall * 0.2;
  parts.push(
    `<rect x="${left}" y="${y - size * 1.6}" width="${-2 * left}" height="2" fill="#555"/>`,
    text(left, y, 'TOTAL', { ...ink, bold: true }),
    text(-left, y, total.toFixed(2), { ...ink, bold: true, anchor: 'end' }),
  );
  for (let i = 0, x = left; x < -left - 6; i++) {
    const bar = random.between(1.5, 7);
    if (i % 2 === 0)
      parts.push(`<rect x="${x}" y="${tall * 0.3}" width="${bar}" height="${tall * 0.09}" fill="#2b2926"/>`);
    x += bar;
  }
  return parts.join('');
}

/** A print of long ago, scanned: faded, with a white border, dust and no camera in its file. */
export function scannedPrint(random: SeededRandom, scene: Scene): Scene {
  const { width: w, height: h } = scene;
  const rim = w * 0.03;
  const dust = Array.from(
    { length: 60 },
    () =>
      `<circle cx="${random.between(0, w)}" cy="${random.between(0, h)}" r="${random.between(0.5, 2)}" fill="${random.pick(['#fff', '#4a4036'])}" opacity="0.6"/>`,
  );
  const fade: Layer = {
    svg: `<rect width="${w}" height="${h}" fill="${random.pick(['#c9975a', '#b98f6a', '#a89478'])}" opacity="0.42"/>`,
  };
  const border: Layer = {
    svg: `<path fill="#ece6d8" fill-rule="evenodd" d="M0 0H${w}V${h}H0ZM${rim} ${rim}V${h - rim}H${w - rim}V${rim}Z"/>${dust.join('')}`,
    texture: { strength: 0.06, across: 0.8, down: 0.8 },
  };
  return { ...scene, layers: [...scene.layers, fade, border], grain: scene.grain + 3, vignette: 0.2 };
}
