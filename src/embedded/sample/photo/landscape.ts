import type { SeededRandom } from '../../seeded-random.ts';
import { ridge } from './noise.ts';
import { cover, type Frame, glow, gradient, type Layer, type Scene, skyline } from './scene.ts';

interface Light {
  readonly sky: readonly [string, string, string];
  readonly far: string;
  readonly near: string;
  readonly ground: readonly [string, string];
  readonly sun: string;
  readonly cloud: string;
  readonly grain: number;
}

const LIGHTS: readonly Light[] = [
  {
    sky: ['#3f7fc4', '#86b6e0', '#d5e5ee'],
    far: '#8aa5bb',
    near: '#3f5a45',
    ground: ['#7c9650', '#3d5426'],
    sun: '#fffbe8',
    cloud: '#ffffff',
    grain: 2.5,
  },
  {
    sky: ['#2b3566', '#c46a53', '#f6c27a'],
    far: '#8a5a62',
    near: '#3a2a35',
    ground: ['#4a3a33', '#1d1714'],
    sun: '#fff0b8',
    cloud: '#f19a6e',
    grain: 4,
  },
  {
    sky: ['#a9bccb', '#c9d4da', '#e6e8e6'],
    far: '#aab8be',
    near: '#56695f',
    ground: ['#77856b', '#4a5643'],
    sun: '#ffffff',
    cloud: '#f1f3f4',
    grain: 3,
  },
  {
    sky: ['#4d8fd0', '#a8cdea', '#eaf3f8'],
    far: '#a9bfd2',
    near: '#e3e9ef',
    ground: ['#f2f5f8', '#c7d3df'],
    sun: '#fffdf2',
    cloud: '#ffffff',
    grain: 2.5,
  },
  {
    sky: ['#1e2c52', '#5b5f8c', '#c98f8a'],
    far: '#4b4a68',
    near: '#22263a',
    ground: ['#2c3038', '#14171d'],
    sun: '#ffd9b0',
    cloud: '#b37f8b',
    grain: 6,
  },
];

/** Mountains or hills in haze, under a sky, with a lake or a meadow in front and sometimes trees. */
export function landscape(random: SeededRandom, frame: Frame): Scene {
  const light = random.pick(LIGHTS);
  const horizon = frame.height * random.between(0.48, 0.62);
  const lake = random.chance(0.45);
  const layers: Layer[] = [sky(random, frame, light, horizon), clouds(random, frame, light, horizon)];
  const ranges = random.whole(2, 4);
  for (let i = 0; i < ranges; i++)
    layers.push(range(random.fork(i), frame, light, horizon, i / (ranges - 1)));
  layers.push(haze(frame, light, horizon), ground(frame, light, horizon, lake));
  if (!lake) layers.push(tufts(random.fork('tufts'), frame, light, horizon));
  if (random.chance(0.65)) layers.push(trees(random, frame, light, horizon));
  return { ...frame, layers, grain: light.grain, vignette: random.between(0.2, 0.6) };
}

function sky(random: SeededRandom, frame: Frame, light: Light, horizon: number): Layer {
  const [top, middle, low] = light.sky;
  const x = frame.width * random.between(0.15, 0.85);
  const y = horizon * random.between(0.35, 0.95);
  const reach = frame.width * random.between(0.25, 0.5);
  return {
    svg: `<defs>${gradient('s', [
      [0, top],
      [0.45, middle],
      [0.75, low],
    ])}${glow('g', [
      [0, light.sun, 1],
      [0.07, light.sun, 0.95],
      [0.14, light.sun, 0.45],
      [1, light.sun, 0],
    ])}</defs>${cover(frame, 'url(#s)')}<circle cx="${x}" cy="${y}" r="${reach}" fill="url(#g)"/>`,
  };
}

function clouds(random: SeededRandom, frame: Frame, light: Light, horizon: number): Layer {
  const from = random.between(0.42, 0.62);
  return {
    svg: `<defs>${gradient('c', [
      [0, light.cloud, 0.95],
      [0.6, light.cloud, 0.7],
      [1, light.cloud, 0],
    ])}</defs><rect width="${frame.width}" height="${horizon}" fill="url(#c)"/>`,
    ragged: { from, to: from + 0.28, across: random.between(0.25, 0.5), down: random.between(0.7, 1.3) },
  };
}

function range(random: SeededRandom, frame: Frame, light: Light, horizon: number, nearness: number): Layer {
  const heights = ridge(random, 240, random.between(0.45, 0.6));
  const rise = frame.height * (0.5 - 0.3 * nearness);
  const base = horizon + frame.height * (0.02 + 0.1 * nearness);
  const fill = nearness < 0.5 ? light.far : light.near;
  return {
    svg: `<g opacity="${0.75 + 0.25 * nearness}">${skyline(frame, heights, base, rise, fill)}</g>`,
    texture: { strength: 0.15 + 0.25 * nearness, across: 0.8 + nearness, down: 1.2 + nearness },
  };
}

function haze(frame: Frame, light: Light, horizon: number): Layer {
  const low = light.sky[2];
  return {
    svg: `<defs>${gradient('h', [
      [0, low, 0],
      [0.7, low, 0.55],
      [1, low, 0],
    ])}</defs><rect y="${horizon * 0.7}" width="${frame.width}" height="${horizon * 0.5}" fill="url(#h)"/>`,
  };
}

function ground(frame: Frame, light: Light, horizon: number, lake: boolean): Layer {
  const [near, far] = lake ? [light.sky[1], light.sky[0]] : light.ground;
  const top = horizon + frame.height * 0.06;
  const shore = lake
    ? `<rect y="${top}" width="${frame.width}" height="6" fill="${light.near}" opacity="0.7"/>`
    : '';
  return {
    svg: `<defs>${gradient('w', [
      [0, near],
      [1, far],
    ])}</defs><rect y="${top}" width="${frame.width}" height="${frame.height}" fill="url(#w)"/>${shore}`,
    texture: lake ? { strength: 0.28, across: 0.5, down: 4 } : { strength: 0.45, across: 2.2, down: 3.1 },
  };
}

/** Blades and stubble: the fine contrast that a lens shows of any ground, smaller towards the horizon. */
function tufts(random: SeededRandom, frame: Frame, light: Light, horizon: number): Layer {
  const top = horizon + frame.height * 0.06;
  const unit = frame.width / 250;
  const strokes = { light: '', dark: '' };
  for (let i = 0; i < 2000; i++) {
    const depth = random.next() ** 1.4;
    const x = random.between(0, frame.width);
    const y = top + (frame.height - top) * depth;
    const tall = unit * (0.6 + 2.6 * depth) * random.between(0.6, 1.4);
    const lean = tall * random.between(-0.4, 0.4);
    strokes[i % 2 ? 'light' : 'dark'] +=
      `M${x.toFixed(0)} ${y.toFixed(0)}l${lean.toFixed(1)} ${(-tall).toFixed(1)}`;
  }
  const stroke = (d: string, colour: string) =>
    `<path d="${d}" stroke="${colour}" stroke-width="${(0.65 * unit).toFixed(1)}" stroke-opacity="0.6" fill="none"/>`;
  return { svg: stroke(strokes.light, light.sky[2]) + stroke(strokes.dark, '#171910') };
}

function trees(random: SeededRandom, frame: Frame, light: Light, horizon: number): Layer {
  const parts: string[] = [];
  const count = random.whole(3, 26);
  for (let i = 0; i < count; i++) {
    const x = random.between(0, frame.width);
    const foot = random.between(horizon + frame.height * 0.05, frame.height * 0.92);
    const tall = (foot - horizon) * random.between(0.9, 1.7) + 30;
    const wide = tall * random.between(0.14, 0.24);
    const tiers = [0.02, 0.2, 0.4, 0.6].map((t) => {
      const y = foot - tall * (1 - t);
      const half = wide * (0.35 + t);
      return `M${x} ${y}l${half} ${tall * 0.36}h${-2 * half}z`;
    });
    parts.push(
      `<path fill="${light.near}" d="${tiers.join('')}M${x - 2} ${foot - tall * 0.1}h4v${tall * 0.12}h-4z"/>`,
    );
  }
  return { svg: parts.join(''), texture: { strength: 0.5, across: 3, down: 3 } };
}
