import type { SeededRandom } from '../../seeded-random.ts';
import { people } from './beach.ts';
import { cover, type Frame, glow, gradient, type Layer, type Scene } from './scene.ts';

/** A skyline at night: lit windows, street lights out of focus, a wet reflection. */
export function cityAtNight(random: SeededRandom, frame: Frame): Scene {
  const ground = frame.height * random.between(0.68, 0.8);
  const layers: Layer[] = [
    {
      svg: `<defs>${gradient('s', [
        [0, '#070b18'],
        [0.6, '#1d2340'],
        [0.85, '#5a4250'],
      ])}</defs>${cover(frame, 'url(#s)')}`,
      texture: { strength: 0.15, across: 0.3, down: 0.6 },
    },
    towers(random.fork('far'), frame, ground, 0.55, '#161b2e', 0.25),
    towers(random.fork('near'), frame, ground, 0.85, '#0b0e18', 0.4),
    {
      svg: `<defs>${gradient('r', [
        [0, '#2a2430'],
        [1, '#08080c'],
      ])}</defs><rect y="${ground}" width="${frame.width}" height="${frame.height}" fill="url(#r)"/>`,
      texture: { strength: 0.5, across: 0.8, down: 3 },
    },
    reflections(random, frame, ground),
    bokeh(random, frame, ground * 0.85, frame.height, 14, 16),
  ];
  return { ...frame, layers, grain: random.between(6, 10), vignette: 0.7 };
}

function towers(
  random: SeededRandom,
  frame: Frame,
  ground: number,
  tallest: number,
  wall: string,
  lit: number,
): Layer {
  const parts: string[] = [];
  for (let x = -20; x < frame.width; ) {
    const wide = random.between(50, 150);
    const tall = ground * random.between(0.25, tallest);
    parts.push(`<rect x="${x}" y="${ground - tall}" width="${wide}" height="${tall}" fill="${wall}"/>`);
    const step = random.between(11, 18);
    for (let wy = ground - tall + 8; wy < ground - 10; wy += step)
      for (let wx = x + 6; wx < x + wide - 8; wx += step)
        if (random.chance(lit))
          parts.push(
            `<rect x="${wx}" y="${wy}" width="${step * 0.45}" height="${step * 0.55}" fill="${random.pick(['#ffd98a', '#ffe9b8', '#cfe4ff', '#f7b75e'])}" opacity="${random.between(0.4, 1).toFixed(2)}"/>`,
          );
    x += wide + random.between(0, 14);
  }
  return { svg: parts.join('') };
}

function reflections(random: SeededRandom, frame: Frame, ground: number): Layer {
  const parts: string[] = [];
  for (let i = 0; i < 40; i++) {
    const tone = random.pick(['#ffcf7a', '#ff8a5a', '#9fc4ff', '#fff0c8']);
    parts.push(
      `<rect x="${random.between(0, frame.width)}" y="${ground}" width="${random.between(4, 14)}" height="${random.between(40, frame.height - ground)}" fill="${tone}" opacity="${random.between(0.1, 0.45).toFixed(2)}"/>`,
    );
  }
  return { svg: parts.join(''), blur: 5, ragged: { from: 0.25, to: 0.7, across: 0.6, down: 5 } };
}

/** Lights out of focus: soft discs between `top` and `bottom`. */
export function bokeh(
  random: SeededRandom,
  frame: Frame,
  top: number,
  bottom: number,
  count: number,
  radius: number,
  tones: readonly string[] = ['#ffd27a', '#ff9a5a', '#fff2cf', '#a9ccff', '#ff6a5a'],
): Layer {
  const parts = Array.from({ length: count }, () => {
    const r = radius * random.between(0.6, 1.8);
    return `<circle cx="${random.between(0, frame.width)}" cy="${random.between(top, bottom)}" r="${r}" fill="${random.pick(tones)}" opacity="${random.between(0.2, 0.75).toFixed(2)}"/>`;
  });
  return { svg: parts.join(''), blur: 2.2 };
}

/** A street by day: facades with windows, a road, a parked car, passers-by. */
export function street(random: SeededRandom, frame: Frame): Scene {
  const kerb = frame.height * random.between(0.72, 0.8);
  const layers: Layer[] = [
    {
      svg: `<defs>${gradient('s', [
        [0, '#8db5d8'],
        [0.6, '#dfe8ec'],
      ])}</defs>${cover(frame, 'url(#s)')}`,
      texture: { strength: 0.08, across: 0.3, down: 0.6 },
    },
    facades(random.fork('f'), frame, kerb),
    {
      svg: `<defs>${gradient('r', [
        [0, '#8b8780'],
        [0.25, '#6c6a68'],
        [1, '#4c4a4a'],
      ])}${glow('sh', [
        [0, '#000', 0.5],
        [1, '#000', 0],
      ])}</defs><rect y="${kerb}" width="${frame.width}" height="${frame.height}" fill="url(#r)"/><rect y="${kerb}" width="${frame.width}" height="10" fill="#b9b4aa"/>`,
      texture: { strength: 0.3, across: 2.4, down: 4 },
    },
    car(random, frame, kerb),
    people(random, frame, kerb - frame.height * 0.02, false),
  ];
  return { ...frame, layers, grain: 3, vignette: 0.4 };
}

function facades(random: SeededRandom, frame: Frame, kerb: number): Layer {
  const parts: string[] = [];
  for (let x = -30; x < frame.width; ) {
    const wide = random.between(170, 300);
    const top = frame.height * random.between(0.05, 0.25);
    const wall = random.pick(['#cdb38b', '#b88a6a', '#d9cdb6', '#a7a59c', '#c78f74', '#9fb0a6', '#e0d2a8']);
    parts.push(
      `<rect x="${x}" y="${top}" width="${wide}" height="${kerb - top}" fill="${wall}"/><rect x="${x - 4}" y="${top - 14}" width="${wide + 8}" height="16" fill="#7d5a48"/>`,
    );
    const columns = random.whole(2, 4);
    const cell = wide / columns;
    for (let y = top + 30; y < kerb - 110; y += 105)
      for (let c = 0; c < columns; c++) {
        const wx = x + cell * (c + 0.25);
        parts.push(
          `<rect x="${wx - 4}" y="${y - 4}" width="${cell * 0.5 + 8}" height="78" fill="#efe8da"/><rect x="${wx}" y="${y}" width="${cell * 0.5}" height="70" fill="${random.pick(['#3b4650', '#4d5b66', '#6f8391', '#2f363c'])}"/><rect x="${wx + cell * 0.24}" y="${y}" width="4" height="70" fill="#efe8da"/>`,
        );
      }
    parts.push(
      `<rect x="${x + wide * 0.4}" y="${kerb - 86}" width="${wide * 0.22}" height="86" fill="${random.pick(['#4b3326', '#2d4a3c', '#5a2f2a'])}"/>`,
    );
    x += wide;
  }
  return { svg: parts.join(''), texture: { strength: 0.22, across: 1.3, down: 1.7 } };
}

function car(random: SeededRandom, frame: Frame, kerb: number): Layer {
  const x = frame.width * random.between(0.05, 0.55);
  const y = kerb + frame.height * 0.1;
  const s = frame.width / 1200;
  const body = random.pick(['#8d1f1f', '#27435f', '#d8d8d6', '#33363a', '#5f7f5a']);
  return {
    svg: `<g transform="translate(${x} ${y}) scale(${s})"><ellipse cx="210" cy="8" rx="235" ry="20" fill="#000" opacity="0.45"/><path fill="${body}" d="M0 -20q-5 -60 50 -68l60 -8q45 -62 105 -62h60q50 0 95 66q70 6 76 34v38z"/><path fill="#2b343b" d="M128 -98q34 -44 82 -46v48zM222 -144h46q36 4 66 48h-112z"/><path fill="#fff" opacity="0.25" d="M20 -74q200 -26 400 8l4 6q-200 -30 -408 -4z"/><circle cx="90" cy="-14" r="38" fill="#17181a"/><circle cx="90" cy="-14" r="20" fill="#8d9092"/><circle cx="350" cy="-14" r="38" fill="#17181a"/><circle cx="350" cy="-14" r="20" fill="#8d9092"/></g>`,
    texture: { strength: 0.12, across: 1, down: 1 },
  };
}
