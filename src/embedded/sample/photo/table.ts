import type { SeededRandom } from '../../seeded-random.ts';
import { bokeh } from './city.ts';
import { cover, type Frame, glow, gradient, type Layer, type Scene } from './scene.ts';

/** Food on a table, seen from above or at an angle, with a cup and a soft room behind. */
export function table(random: SeededRandom, frame: Frame): Scene {
  const edge = frame.height * random.between(0.1, 0.35);
  const wood = random.pick([
    ['#8d5f3c', '#5f3c24'],
    ['#b99566', '#85643d'],
    ['#d8d3ca', '#a9a39a'],
    ['#4d3a30', '#2e221c'],
  ] as const);
  const layers: Layer[] = [
    {
      svg: cover(frame, random.pick(['#3d3430', '#5b5a4c', '#262a30'])),
      texture: { strength: 0.3, across: 0.2, down: 0.2 },
    },
    bokeh(random, frame, 0, edge, 18, 34),
    {
      svg: `<defs>${gradient('t', [
        [0, wood[0]],
        [1, wood[1]],
      ])}</defs><rect y="${edge}" width="${frame.width}" height="${frame.height}" fill="url(#t)"/>`,
      texture: { strength: 0.28, across: 0.35, down: 4.5 },
    },
  ];
  const plates = random.whole(1, 2);
  for (let i = 0; i < plates; i++) {
    const x = frame.width * (plates === 1 ? random.between(0.4, 0.6) : 0.28 + 0.45 * i);
    layers.push(
      ...plate(
        random.fork(i),
        x,
        frame.height * random.between(0.55, 0.72),
        frame.width * (plates === 1 ? 0.28 : 0.21),
      ),
    );
  }
  layers.push(
    cup(
      random,
      frame.width * random.pick([0.12, 0.88]),
      frame.height * random.between(0.38, 0.5),
      frame.width * 0.085,
    ),
  );
  return { ...frame, layers, grain: random.between(3, 6), vignette: 0.6 };
}

function plate(random: SeededRandom, x: number, y: number, r: number): Layer[] {
  const flat = 0.62;
  const rim = random.pick(['#f4f2ee', '#e9e4d8', '#40484f', '#dfe6ea']);
  return [
    {
      svg: `<ellipse cx="${x + r * 0.08}" cy="${y + r * 0.14}" rx="${r * 1.06}" ry="${r * flat * 1.06}" fill="#000" opacity="0.5"/>`,
      blur: 10,
    },
    {
      svg: `<defs>${glow('p', [
        [0, rim],
        [0.72, rim],
        [0.78, '#b9b4ac'],
        [0.84, rim],
        [1, rim],
      ])}</defs><ellipse cx="${x}" cy="${y}" rx="${r}" ry="${r * flat}" fill="url(#p)"/><path d="M${x - r * 0.9} ${y - r * 0.1}a${r} ${r * flat} 0 0 1 ${r} ${-r * 0.48}" fill="none" stroke="#fff" stroke-width="${r * 0.03}" opacity="0.7"/>`,
    },
    food(random, x, y, r * 0.66, flat),
  ];
}

const DISHES: readonly (readonly string[])[] = [
  ['#d9a441', '#c8752b', '#e8c877', '#8f3f1f', '#5f7d2f'],
  ['#5b8c3a', '#7fae4a', '#c33b2c', '#e9d9a8', '#3f6a2a'],
  ['#6a3b23', '#8c5530', '#b8743f', '#4a2718', '#d9b27a'],
  ['#e6c29a', '#f0dcc0', '#c0392b', '#8e2f3f', '#f5efe2'],
  ['#f0b429', '#e76f2e', '#f6d365', '#9c2f2a', '#4a7d3b'],
];

function food(random: SeededRandom, x: number, y: number, r: number, flat: number): Layer {
  const tones = random.pick(DISHES);
  const parts: string[] = [];
  for (let i = 0; i < 150; i++) {
    const angle = random.between(0, Math.PI * 2);
    const reach = Math.sqrt(random.next()) * r;
    const size = r * random.between(0.05, 0.17);
    const cx = x + Math.cos(angle) * reach;
    const cy = y + Math.sin(angle) * reach * flat - (1 - reach / r) * r * 0.18;
    const turn = random.whole(0, 180);
    parts.push(
      `<g transform="translate(${cx.toFixed(1)} ${cy.toFixed(1)}) rotate(${turn})"><ellipse cx="1.5" cy="3" rx="${size}" ry="${size * 0.7}" fill="#1d0f08" opacity="0.4"/><ellipse rx="${size}" ry="${(size * random.between(0.35, 0.8)).toFixed(1)}" fill="${random.pick(tones)}"/><ellipse cx="${-size * 0.25}" cy="${-size * 0.2}" rx="${size * 0.3}" ry="${size * 0.14}" fill="#fff" opacity="0.35"/></g>`,
    );
  }
  return { svg: parts.join(''), texture: { strength: 0.3, across: 3, down: 3 } };
}

function cup(random: SeededRandom, x: number, y: number, r: number): Layer {
  const tone = random.pick(['#f1eee8', '#37474f', '#b5523b', '#d8c9a8']);
  const drink = random.pick(['#3b2114', '#7a4a26', '#c9a36a', '#6d1f2a']);
  return {
    svg: `<defs>${gradient(
      'k',
      [
        [0, '#fff', 0.35],
        [0.4, '#fff', 0],
        [1, '#000', 0.35],
      ],
      true,
    )}</defs><ellipse cx="${x + 8}" cy="${y + r * 1.35}" rx="${r * 1.35}" ry="${r * 0.5}" fill="#000" opacity="0.35"/><path fill="${tone}" d="M${x - r} ${y}q0 ${r * 1.5} ${r * 0.5} ${r * 1.5}h${r}q${r * 0.5} 0 ${r * 0.5} ${-r * 1.5}z"/><path fill="url(#k)" d="M${x - r} ${y}q0 ${r * 1.5} ${r * 0.5} ${r * 1.5}h${r}q${r * 0.5} 0 ${r * 0.5} ${-r * 1.5}z"/><ellipse cx="${x}" cy="${y}" rx="${r}" ry="${r * 0.42}" fill="${tone}"/><ellipse cx="${x}" cy="${y + 2}" rx="${r * 0.88}" ry="${r * 0.34}" fill="${drink}"/><path d="M${x + r * 0.9} ${y + r * 0.25}q${r * 0.75} 0 ${r * 0.5} ${r * 0.55}q${-r * 0.2} ${r * 0.25} ${-r * 0.65} ${r * 0.2}" fill="none" stroke="${tone}" stroke-width="${r * 0.16}"/>`,
    blur: 2.2,
    texture: { strength: 0.08, across: 0.6, down: 0.6 },
  };
}
