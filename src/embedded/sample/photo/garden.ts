import type { SeededRandom } from '../../seeded-random.ts';
import { bokeh } from './city.ts';
import { cover, type Frame, glow, gradient, type Layer, type Scene } from './scene.ts';

/** A flower close up: sharp petals before a green that is far out of focus. */
export function flower(random: SeededRandom, frame: Frame): Scene {
  const layers: Layer[] = [
    {
      svg: cover(frame, random.pick(['#41602f', '#2f4a2b', '#6b7f45', '#35504a'])),
      texture: { strength: 0.5, across: 0.25, down: 0.25 },
    },
    {
      ...bokeh(random, frame, 0, frame.height, 22, 60, ['#7fa04f', '#a8c06a', '#2c4526', '#d4dca0']),
      blur: 14,
    },
    stem(random, frame),
  ];
  const count = random.whole(1, 3);
  for (let i = 0; i < count; i++) {
    const r = frame.height * (count === 1 ? random.between(0.3, 0.4) : random.between(0.16, 0.24));
    const x = frame.width * (count === 1 ? random.between(0.4, 0.6) : 0.2 + 0.3 * i);
    layers.push(...bloom(random.fork(i), x, frame.height * random.between(0.35, 0.58), r, i > 0 ? 2.6 : 0.7));
  }
  return { ...frame, layers, grain: 2.5, vignette: 0.4 };
}

function stem(random: SeededRandom, frame: Frame): Layer {
  const blades = Array.from({ length: 9 }, () => {
    const x = random.between(0, frame.width);
    const lean = random.between(-160, 160);
    return `<path fill="none" stroke="${random.pick(['#4f7a35', '#6d9a48', '#3a5f2c'])}" stroke-width="${random.between(8, 22)}" d="M${x} ${frame.height}q${lean * 0.2} ${-frame.height * 0.35} ${lean} ${-frame.height * random.between(0.4, 0.75)}"/>`;
  });
  return { svg: blades.join(''), blur: 5, texture: { strength: 0.25, across: 1, down: 1 } };
}

function bloom(random: SeededRandom, x: number, y: number, r: number, blur: number): Layer[] {
  const [inner, outer] = random.pick([
    ['#b3123d', '#f07a9a'],
    ['#f4b400', '#ffe27a'],
    ['#e8e2f4', '#ffffff'],
    ['#5c2a86', '#b58ad6'],
    ['#d8481f', '#f9a05a'],
  ] as const);
  const petals = random.whole(7, 18);
  const ring = (scale: number, turn: number): string =>
    Array.from({ length: petals }, (_, i) => {
      const angle = (360 / petals) * i + turn + random.between(-6, 6);
      const long = r * scale * random.between(0.9, 1.06);
      const wide = (long * 2.6) / petals + long * 0.06;
      return `<g transform="translate(${x} ${y}) rotate(${angle.toFixed(1)})"><path fill="#000" opacity="0.25" d="M0 0C${wide + 4} ${-long * 0.4} ${wide + 2} ${-long} 4 ${-long}S${-wide + 4} ${-long * 0.4} 0 0z"/><path fill="url(#p)" d="M0 0C${wide} ${-long * 0.4} ${wide * 0.8} ${-long} 0 ${-long}S${-wide} ${-long * 0.4} 0 0z"/><path d="M0 0V${-long * 0.85}" stroke="${inner}" stroke-width="2" opacity="0.4"/></g>`;
    }).join('');
  const paint = `<defs><linearGradient id="p" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="${inner}"/><stop offset="1" stop-color="${outer}"/></linearGradient></defs>`;
  const seeds = Array.from({ length: 90 }, () => {
    const angle = random.between(0, 6.28);
    const reach = Math.sqrt(random.next()) * r * 0.22;
    return `<circle cx="${x + Math.cos(angle) * reach}" cy="${y + Math.sin(angle) * reach}" r="${r * 0.022}" fill="${random.pick(['#f2c14e', '#8a5a1f', '#d89a2b', '#5b3a16'])}"/>`;
  });
  return [
    { svg: paint + ring(1, 0), blur, texture: { strength: 0.18, across: 1.6, down: 1.6 } },
    {
      svg: `${paint}${ring(0.72, 180 / petals)}<circle cx="${x}" cy="${y}" r="${r * 0.22}" fill="#6b4316"/>${seeds.join('')}`,
      blur: Math.max(0.5, blur * 0.7),
      texture: { strength: 0.2, across: 2, down: 2 },
    },
  ];
}

/** Trunks in a wood, paler with distance, light falling through leaves. */
export function forest(random: SeededRandom, frame: Frame): Scene {
  const autumn = random.chance(0.35);
  const leaf = autumn ? ['#b5651d', '#d99a2b', '#8a3b16'] : ['#4d7a34', '#86a84a', '#2c4a26'];
  const floor = frame.height * random.between(0.62, 0.74);
  const layers: Layer[] = [
    {
      svg: `<defs>${gradient('b', [
        [0, autumn ? '#e6d3a0' : '#dfe8c2'],
        [0.7, leaf[1] ?? '#888'],
        [1, leaf[2] ?? '#333'],
      ])}</defs>${cover(frame, 'url(#b)')}`,
      texture: { strength: 0.25, across: 0.6, down: 0.6 },
    },
  ];
  for (let depth = 0; depth < 3; depth++) {
    layers.push(trunks(random.fork(depth), frame, floor, depth), {
      svg: `<rect width="${frame.width}" height="${floor * (0.75 - depth * 0.13)}" fill="${leaf[depth] ?? '#555'}" opacity="0.9"/>`,
      ragged: { from: 0.42, to: 0.58, across: 0.8 + depth * 0.3, down: 0.9 + depth * 0.3 },
      texture: { strength: 0.6, across: 2.5, down: 2.5 },
    });
  }
  layers.splice(2, 0, {
    svg: `<defs>${gradient('f', [
      [0, leaf[1] ?? '#888'],
      [1, leaf[2] ?? '#333'],
    ])}${glow('l', [
      [0, '#fff7d0', 0.7],
      [1, '#fff7d0', 0],
    ])}</defs><rect y="${floor}" width="${frame.width}" height="${frame.height}" fill="url(#f)"/><ellipse cx="${frame.width / 2}" cy="${floor}" rx="${frame.width * 0.4}" ry="${frame.height * 0.14}" fill="url(#l)"/>`,
    texture: { strength: 0.6, across: 2.5, down: 4 },
  });
  return { ...frame, layers, grain: 4, vignette: 0.5 };
}

function trunks(random: SeededRandom, frame: Frame, floor: number, depth: number): Layer {
  const tone = ['#8f9273', '#5c5140', '#2e261e'][depth] ?? '#333';
  const parts = Array.from({ length: 11 - depth * 3 }, () => {
    const x = random.between(0, frame.width);
    const wide = (10 + depth * 22) * random.between(0.7, 1.4);
    const foot = floor + depth * frame.height * 0.08;
    const lean = random.between(-30, 30);
    return `<path fill="${tone}" d="M${x - wide / 2} ${foot}L${x + lean - wide * 0.3} 0h${wide * 0.6}L${x + wide / 2} ${foot}q${wide * 0.3} 14 ${wide * 0.6} 18h${-wide * 2.1}z"/>`;
  });
  return {
    svg: parts.join(''),
    texture: { strength: 0.5, across: 3, down: 0.7 },
    blur: depth === 1 ? 0.6 : 1.4,
  };
}
