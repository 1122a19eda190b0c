import type { SeededRandom } from '../../seeded-random.ts';
import { cover, type Frame, glow, gradient, type Layer, type Scene } from './scene.ts';

/** A living room in window or lamp light: sofa, picture, lamp, plant, and sometimes a cat. */
export function livingRoom(random: SeededRandom, frame: Frame): Scene {
  const evening = random.chance(0.4);
  const { width: w, height: h } = frame;
  const floor = h * 0.78;
  const wall = evening ? '#8a6a4c' : random.pick(['#d9d2c4', '#b9c4c4', '#cdbfae', '#a9b3a0']);
  const sofa = random.pick(['#5d6b78', '#8a4b3c', '#6f7a5a', '#3b4a63', '#b39a7a']);
  const layers: Layer[] = [
    {
      svg: `<defs>${glow('l', [
        [0, '#ffe9b8', evening ? 0.9 : 0.35],
        [1, '#ffe9b8', 0],
      ])}</defs>${cover(frame, wall)}<ellipse cx="${w * 0.2}" cy="${h * 0.35}" rx="${w * 0.5}" ry="${h * 0.5}" fill="url(#l)"/>`,
      texture: { strength: 0.1, across: 0.4, down: 0.4 },
    },
    evening ? lamp(w * 0.14, h * 0.32, h * 0.1) : pane(w * 0.06, h * 0.08, w * 0.22, h * 0.4),
    {
      svg: `<defs>${gradient('f', [
        [0, '#8b6a4a'],
        [1, '#5c4230'],
      ])}</defs><rect y="${floor}" width="${w}" height="${h}" fill="url(#f)"/>`,
      texture: { strength: 0.3, across: 0.5, down: 5 },
    },
    picture(random, w * random.between(0.45, 0.62), h * 0.12, w * 0.2),
    couch(w * 0.3, h * 0.5, w * 0.56, h * 0.36, sofa),
    plant(random, w * 0.92, floor + h * 0.05, h * 0.42),
  ];
  if (random.chance(0.6)) layers.push(cat(random, w * random.between(0.45, 0.7), h * 0.66, h * 0.16));
  return { ...frame, layers, grain: evening ? 8 : 4, vignette: 0.6 };
}

const pane = (x: number, y: number, w: number, h: number): Layer => ({
  svg: `<rect x="${x - 10}" y="${y - 10}" width="${w + 20}" height="${h + 20}" fill="#efece6"/><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#eef6fb"/><rect x="${x}" y="${y + h * 0.6}" width="${w}" height="${h * 0.4}" fill="#a9bf8f"/><rect x="${x + w / 2 - 5}" y="${y}" width="10" height="${h}" fill="#efece6"/>`,
  blur: 2,
});

const lamp = (x: number, y: number, r: number): Layer => ({
  svg: `<rect x="${x - 4}" y="${y}" width="8" height="${r * 5}" fill="#3a2c22"/><path fill="#ffe2a8" d="M${x - r * 0.6} ${y - r}h${r * 1.2}l${r * 0.5} ${r * 1.5}h${-r * 2.2}z"/>`,
  blur: 2,
});

function picture(random: SeededRandom, x: number, y: number, w: number): Layer {
  const tone = random.pick(['#3f6f8a', '#b5523b', '#4d6b45', '#c79a3c']);
  return {
    svg: `<rect x="${x}" y="${y}" width="${w}" height="${w * 0.7}" fill="#2d241d"/><rect x="${x + 12}" y="${y + 12}" width="${w - 24}" height="${w * 0.7 - 24}" fill="#efe8da"/><rect x="${x + 34}" y="${y + 34}" width="${w - 68}" height="${w * 0.7 - 68}" fill="${tone}"/><circle cx="${x + w * 0.6}" cy="${y + w * 0.32}" r="${w * 0.1}" fill="#f1d9a0"/>`,
    blur: 1.4,
    texture: { strength: 0.2, across: 1, down: 1 },
  };
}

const couch = (x: number, y: number, w: number, h: number, tone: string): Layer => ({
  svg: `<defs>${gradient('c', [
    [0, '#fff', 0.15],
    [1, '#000', 0.35],
  ])}</defs><ellipse cx="${x + w / 2}" cy="${y + h}" rx="${w * 0.55}" ry="${h * 0.08}" fill="#000" opacity="0.4"/>${[
    [x, y, w, h * 0.6, 26],
    [x - w * 0.06, y + h * 0.25, w * 0.14, h * 0.7, 30],
    [x + w * 0.92, y + h * 0.25, w * 0.14, h * 0.7, 30],
    [x + w * 0.06, y + h * 0.48, w * 0.44, h * 0.36, 20],
    [x + w * 0.5, y + h * 0.48, w * 0.44, h * 0.36, 20],
  ]
    .map(
      ([bx, by, bw, bh, r]) =>
        `<rect x="${bx}" y="${by}" width="${bw}" height="${bh}" rx="${r}" fill="${tone}"/><rect x="${bx}" y="${by}" width="${bw}" height="${bh}" rx="${r}" fill="url(#c)"/>`,
    )
    .join('')}`,
  blur: 1,
  texture: { strength: 0.18, across: 2.5, down: 2.5 },
});

function plant(random: SeededRandom, x: number, y: number, tall: number): Layer {
  const leaves = Array.from({ length: 16 }, () => {
    const turn = random.between(-80, 80);
    const long = tall * random.between(0.45, 0.8);
    return `<path transform="translate(${x} ${y - tall * 0.25}) rotate(${turn.toFixed(0)})" fill="${random.pick(['#3f6a3a', '#5c8a4a', '#2f5230'])}" d="M0 0C${long * 0.12} ${-long * 0.4} ${long * 0.08} ${-long * 0.8} 0 ${-long}C${-long * 0.08} ${-long * 0.8} ${-long * 0.12} ${-long * 0.4} 0 0z"/>`;
  });
  return {
    svg: `${leaves.join('')}<path fill="#a8613f" d="M${x - tall * 0.16} ${y - tall * 0.28}h${tall * 0.32}l${-tall * 0.05} ${tall * 0.3}h${-tall * 0.22}z"/>`,
    blur: 1.2,
    texture: { strength: 0.3, across: 1.5, down: 1.5 },
  };
}

function cat(random: SeededRandom, x: number, y: number, s: number): Layer {
  const fur = random.pick(['#2b2826', '#b9753c', '#8d8a86', '#e6ddd0']);
  return {
    svg: `<g transform="translate(${x} ${y}) scale(${s / 100})"><ellipse cx="10" cy="72" rx="120" ry="14" fill="#000" opacity="0.35"/><path fill="${fur}" d="M-90 70q-20 -80 60 -92q90 -14 130 40q20 30 -6 52z"/><path fill="none" stroke="${fur}" stroke-width="20" stroke-linecap="round" d="M100 60q60 6 50 -46"/><circle cx="-70" cy="-20" r="42" fill="${fur}"/><path fill="${fur}" d="M-108 -38l4 -46l34 26zM-34 -38l-4 -46l-34 26z"/><ellipse cx="-86" cy="-22" rx="7" ry="9" fill="#d9d36a"/><ellipse cx="-54" cy="-22" rx="7" ry="9" fill="#d9d36a"/><ellipse cx="-86" cy="-22" rx="2.5" ry="8" fill="#111"/><ellipse cx="-54" cy="-22" rx="2.5" ry="8" fill="#111"/><path fill="#c98a8a" d="M-75 -6h10l-5 6z"/></g>`,
    texture: { strength: 0.45, across: 4, down: 2.5 },
  };
}
