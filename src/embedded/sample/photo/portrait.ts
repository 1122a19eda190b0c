import type { SeededRandom } from '../../seeded-random.ts';
import { bokeh } from './city.ts';
import { cover, type Frame, gradient, type Layer, type Scene } from './scene.ts';

const SKIN = [
  ['#f0cdb0', '#c99372'],
  ['#d8a67e', '#a06c49'],
  ['#9a6a48', '#66412a'],
  ['#6d4630', '#3f271a'],
] as const;
const HAIR = ['#2a1c14', '#5b3a22', '#a9794a', '#191614', '#8c8580', '#7a3b22'];

/** One to three people before a background that is out of focus. */
export function portrait(random: SeededRandom, frame: Frame): Scene {
  const outdoors = random.chance(0.65);
  const tones = outdoors
    ? ['#6f8f4d', '#b7c98a', '#3f5a35', '#e3e6b8']
    : ['#8a6a50', '#c9a27a', '#4d3b33', '#f1d9b0'];
  const layers: Layer[] = [
    {
      svg: `<defs>${gradient('b', [
        [0, tones[1] ?? '#999'],
        [1, tones[2] ?? '#333'],
      ])}</defs>${cover(frame, 'url(#b)')}`,
      texture: { strength: 0.35, across: 0.3, down: 0.3 },
      blur: 6,
    },
    { ...bokeh(random, frame, 0, frame.height * 0.8, 26, frame.width * 0.045, tones), blur: 9 },
  ];
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  const size = frame.height * (count === 1 ? random.between(0.3, 0.38) : 0.25);
  for (let i = 0; i < count; i++) {
    const x = frame.width * ((i + 0.5) / count) + random.between(-0.04, 0.04) * frame.width;
    layers.push(...person(random.fork(i), frame, x, frame.height * random.between(0.42, 0.5), size));
  }
  return { ...frame, layers, grain: outdoors ? 2.5 : 5.5, vignette: 0.45 };
}

/** Head and shoulders; `size` is the height of the head. */
function person(random: SeededRandom, frame: Frame, x: number, y: number, size: number): Layer[] {
  const [light, dark] = random.pick(SKIN);
  const hair = random.pick(HAIR);
  const cloth = random.pick(['#2f4558', '#8e3b3b', '#d9d4c8', '#3f5a4a', '#c79a3c', '#26262b', '#7d5a86']);
  const w = size * 0.37;
  const h = size * 0.5;
  const long = random.chance(0.5);
  const body = `<path fill="${cloth}" d="M${x - w * 2.7} ${frame.height}q${w * 0.1} ${-size * 0.75} ${w * 1.9} ${-size * 0.86}h${w * 1.6}q${w * 1.8} ${size * 0.11} ${w * 1.9} ${size * 0.86}z" transform="translate(0 ${Math.min(0, y + size * 1.42 - frame.height)})"/><rect x="${x - w * 2.7}" y="${y + size * 1.4}" width="${w * 5.4}" height="${frame.height}" fill="${cloth}"/>`;
  const back = long
    ? `<path fill="${hair}" d="M${x - w * 1.25} ${y + h * 1.35}q${-w * 0.3} ${-h * 2.7} ${w * 1.25} ${-h * 2.65}q${w * 1.55} 0 ${w * 1.25} ${h * 2.65}z"/>`
    : '';
  return [
    { svg: `${back}${body}`, texture: { strength: 0.14, across: 3.5, down: 3.5 }, blur: 1.4 },
    {
      svg: `${neck(x, y, w, h, dark)}${head(x, y, w, h, light, dark)}`,
      texture: { strength: 0.05, across: 2.5, down: 2.5 },
      blur: 1.2,
    },
    {
      svg: `${features(random, x, y, w, h, hair, dark)}${fringe(x, y, w, h, hair)}`,
      texture: { strength: 0.3, across: 2.2, down: 0.8 },
      blur: 1.1,
    },
  ];
}

const neck = (x: number, y: number, w: number, h: number, dark: string): string =>
  `<path fill="${dark}" d="M${x - w * 0.45} ${y + h * 0.6}v${h * 0.75}q${w * 0.45} ${h * 0.3} ${w * 0.9} 0v${-h * 0.75}z"/>`;

const head = (x: number, y: number, w: number, h: number, light: string, dark: string): string =>
  `<defs><radialGradient id="f" cx="0.4" cy="0.4" r="0.7"><stop offset="0" stop-color="${light}"/><stop offset="0.6" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></radialGradient></defs><path fill="url(#f)" d="M${x - w} ${y - h * 0.3}q0 ${-h * 0.75} ${w} ${-h * 0.75}t${w} ${h * 0.75}q0 ${h * 0.75} ${-w * 0.55} ${h * 1.15}q${-w * 0.45} ${h * 0.28} ${-w * 0.9} 0q${-w * 0.55} ${-h * 0.4} ${-w * 0.55} ${-h * 1.15}z"/><ellipse cx="${x - w}" cy="${y}" rx="${w * 0.12}" ry="${h * 0.18}" fill="${dark}"/><ellipse cx="${x + w}" cy="${y}" rx="${w * 0.12}" ry="${h * 0.18}" fill="${dark}"/>`;

function features(
  random: SeededRandom,
  x: number,
  y: number,
  w: number,
  h: number,
  hair: string,
  dark: string,
): string {
  const eyes = [-0.4, 0.4].map(
    (side) =>
      `<ellipse cx="${x + side * w}" cy="${y - h * 0.04}" rx="${w * 0.17}" ry="${h * 0.065}" fill="#f3ece4"/><circle cx="${x + side * w}" cy="${y - h * 0.04}" r="${h * 0.06}" fill="#33221a"/><path d="M${x + side * w - w * 0.22} ${y - h * 0.2}q${w * 0.22} ${-h * 0.1} ${w * 0.44} 0" fill="none" stroke="${hair}" stroke-width="${h * 0.05}"/>`,
  );
  const smile = random.between(0.08, 0.2);
  return `${eyes.join('')}<path d="M${x} ${y}q${w * 0.1} ${h * 0.22} ${w * 0.12} ${h * 0.26}q${-w * 0.14} ${h * 0.08} ${-w * 0.26} 0" fill="none" stroke="${dark}" stroke-width="${h * 0.035}"/><path d="M${x - w * 0.36} ${y + h * 0.46}q${w * 0.36} ${h * smile * 1.6} ${w * 0.72} 0q${-w * 0.36} ${h * smile * 0.5} ${-w * 0.72} 0z" fill="#a5484a"/>`;
}

const fringe = (x: number, y: number, w: number, h: number, hair: string): string =>
  `<path fill="${hair}" d="M${x - w * 1.08} ${y - h * 0.1}q${-w * 0.12} ${-h * 1.15} ${w * 1.08} ${-h * 1.15}t${w * 1.08} ${h * 1.15}q${-w * 0.1} ${-h * 0.55} ${-w * 0.5} ${-h * 0.62}q${-w * 0.7} ${h * 0.02} ${-w * 1.2} ${-h * 0.05}q${-w * 0.38} ${h * 0.12} ${-w * 0.46} ${h * 0.67}z"/>`;
