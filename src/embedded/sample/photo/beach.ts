import type { SeededRandom } from '../../seeded-random.ts';
import { cover, type Frame, glow, gradient, type Layer, type Scene } from './scene.ts';

/** Sea under a day or evening sky, with surf, sand and now and then people or a parasol. */
export function beach(random: SeededRandom, frame: Frame): Scene {
  const evening = random.chance(0.35);
  const horizon = frame.height * random.between(0.36, 0.5);
  const shore = frame.height * random.between(0.68, 0.82);
  const layers: Layer[] = [
    sky(random, frame, evening, horizon),
    sea(frame, evening, horizon),
    sand(frame, evening, shore),
  ];
  layers.push(surf(frame, shore));
  if (random.chance(0.5)) layers.push(parasol(random, frame, shore));
  if (random.chance(0.6)) layers.push(people(random, frame, shore, evening));
  return { ...frame, layers, grain: evening ? 4.5 : 2.5, vignette: 0.3 };
}

function sky(random: SeededRandom, frame: Frame, evening: boolean, horizon: number): Layer {
  const tones: [string, string] = evening ? ['#39406e', '#f2a765'] : ['#3b83cd', '#cfe6f3'];
  const x = frame.width * random.between(0.2, 0.8);
  return {
    svg: `<defs>${gradient('s', [
      [0, tones[0]],
      [0.5, tones[1]],
    ])}${glow('g', [
      [0, '#fff6d8'],
      [0.12, '#fff0c0', 0.9],
      [0.2, '#ffe3a0', 0.4],
      [1, '#ffe3a0', 0],
    ])}</defs>${cover(frame, 'url(#s)')}<circle cx="${x}" cy="${horizon * (evening ? 0.86 : 0.2)}" r="${frame.width * 0.3}" fill="url(#g)"/>`,
    texture: { strength: 0.05, across: 0.2, down: 0.8 },
  };
}

function sea(frame: Frame, evening: boolean, horizon: number): Layer {
  const tones: [string, string, string] = evening
    ? ['#a9705f', '#5a4a63', '#3d3a52']
    : ['#2a6f9f', '#3fa0b5', '#8fd0c9'];
  return {
    svg: `<defs>${gradient('w', [
      [0, tones[0]],
      [0.4, tones[1]],
      [1, tones[2]],
    ])}</defs><rect y="${horizon}" width="${frame.width}" height="${frame.height}" fill="url(#w)"/>`,
    texture: { strength: 0.35, across: 0.7, down: 5 },
  };
}

function sand(frame: Frame, evening: boolean, shore: number): Layer {
  const tones: [string, string] = evening ? ['#7a5a4c', '#4d3a33'] : ['#d9bd90', '#c7a676'];
  const w = frame.width;
  return {
    svg: `<defs>${gradient('d', [
      [0, tones[0]],
      [1, tones[1]],
    ])}</defs><path fill="url(#d)" d="M0 ${shore}C${w * 0.3} ${shore - 40} ${w * 0.6} ${shore + 50} ${w} ${shore - 10}V${frame.height}H0Z"/>`,
    texture: { strength: 0.22, across: 2.7, down: 4.1 },
  };
}

function surf(frame: Frame, shore: number): Layer {
  const w = frame.width;
  const lines = [0, 34, 80].map(
    (up, i) =>
      `<path fill="none" stroke="#fff" stroke-width="${26 - i * 7}" opacity="${0.95 - i * 0.2}" d="M0 ${shore - up}C${w * 0.3} ${shore - 40 - up} ${w * 0.6} ${shore + 50 - up * 1.2} ${w} ${shore - 10 - up}"/>`,
  );
  return { svg: lines.join(''), blur: 3, ragged: { from: 0.3, to: 0.6, across: 1.2, down: 3 } };
}

function parasol(random: SeededRandom, frame: Frame, shore: number): Layer {
  const x = frame.width * random.between(0.15, 0.85);
  const foot = shore + frame.height * random.between(0.06, 0.14);
  const r = frame.width * random.between(0.08, 0.14);
  const colour = random.pick(['#c8402f', '#e3b02f', '#2f6fa8', '#3f8f6b']);
  const y = foot - r * 1.7;
  return {
    svg: `<ellipse cx="${x + r * 0.4}" cy="${foot}" rx="${r}" ry="${r * 0.2}" fill="#000" opacity="0.25"/><rect x="${x - 3}" y="${y}" width="6" height="${foot - y}" fill="#ddd"/><path fill="${colour}" d="M${x - r} ${y}a${r} ${r * 0.75} 0 0 1 ${2 * r} 0z"/><path fill="#f4efe6" d="M${x - r * 0.35} ${y}q${r * 0.1} ${-r * 0.75} ${r * 0.35} ${-r * 0.75}q${r * 0.25} 0 ${r * 0.35} ${r * 0.75}z"/>`,
    texture: { strength: 0.15, across: 1, down: 1 },
  };
}

/** Small figures: head, body, legs. They tell the eye how large everything else is. */
export function people(random: SeededRandom, frame: Frame, around: number, dark: boolean): Layer {
  const parts: string[] = [];
  const count = random.whole(1, 5);
  const start = frame.width * random.between(0.1, 0.6);
  for (let i = 0; i < count; i++) {
    const foot = around + frame.height * random.between(0.02, 0.12);
    const tall = frame.height * random.between(0.09, 0.13);
    const x = start + i * tall * random.between(0.4, 0.7);
    const cloth = dark ? '#1c1a20' : random.pick(['#b03a3a', '#2f4f7a', '#e8e4da', '#3a3a3f', '#d2a13a']);
    const skin = dark ? '#1c1a20' : random.pick(['#d9a784', '#8a5a3c', '#efc9a8']);
    parts.push(
      `<ellipse cx="${x}" cy="${foot}" rx="${tall * 0.2}" ry="${tall * 0.04}" fill="#000" opacity="0.3"/><circle cx="${x}" cy="${foot - tall * 0.92}" r="${tall * 0.075}" fill="${skin}"/><path fill="${cloth}" d="M${x - tall * 0.12} ${foot - tall * 0.82}q${tall * 0.12} ${-tall * 0.05} ${tall * 0.24} 0l${-tall * 0.03} ${tall * 0.42}h${-tall * 0.18}z"/><path fill="${dark ? '#1c1a20' : '#3d4654'}" d="M${x - tall * 0.09} ${foot - tall * 0.42}h${tall * 0.18}l${-tall * 0.02} ${tall * 0.42}h${-tall * 0.05}l${-tall * 0.02} ${-tall * 0.3}l${-tall * 0.02} ${tall * 0.3}h${-tall * 0.05}z"/>`,
    );
  }
  return { svg: parts.join(''), texture: { strength: 0.25, across: 2, down: 2 } };
}
