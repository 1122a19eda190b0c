import type { SeededRandom } from '../../seeded-random.ts';
import { ridge } from './noise.ts';
import { cover, type Frame, glow, gradient, type Scene, skyline } from './scene.ts';

/** Dark and yet a photo somebody wanted: stars or a moon over a ridge. */
export function nightSky(random: SeededRandom, frame: Frame): Scene {
  const stars = Array.from({ length: 420 }, () => {
    const r = random.chance(0.06) ? 2.6 : random.between(0.6, 1.5);
    return `<circle cx="${random.between(0, frame.width).toFixed(0)}" cy="${random.between(0, frame.height * 0.8).toFixed(0)}" r="${r.toFixed(1)}" fill="${random.pick(['#fff', '#dfe8ff', '#ffeccf'])}" opacity="${random.between(0.3, 1).toFixed(2)}"/>`;
  });
  const moon = random.chance(0.5)
    ? `<circle cx="${frame.width * 0.7}" cy="${frame.height * 0.24}" r="${frame.height * 0.22}" fill="url(#m)"/>`
    : '';
  return {
    ...frame,
    layers: [
      {
        svg: `<defs>${gradient('s', [
          [0, '#050914'],
          [0.7, '#15203c'],
          [1, '#31324f'],
        ])}</defs>${cover(frame, 'url(#s)')}`,
        texture: { strength: 0.25, across: 0.3, down: 0.3 },
      },
      {
        svg: `<g transform="rotate(-28 ${frame.width / 2} ${frame.height / 2})"><ellipse cx="${frame.width / 2}" cy="${frame.height * 0.42}" rx="${frame.width * 0.9}" ry="${frame.height * 0.13}" fill="#8d93c4" opacity="0.5"/></g>`,
        blur: 40,
        ragged: { from: 0.3, to: 0.8, across: 0.5, down: 0.9 },
      },
      {
        svg: `<defs>${glow('m', [
          [0, '#fff9e4'],
          [0.16, '#f4ecd0'],
          [0.19, '#cdd5ee', 0.5],
          [1, '#cdd5ee', 0],
        ])}</defs>${stars.join('')}${moon}`,
      },
      { svg: skyline(frame, ridge(random, 200, 0.5), frame.height * 0.95, frame.height * 0.3, '#04060a') },
    ],
    grain: 7,
    vignette: 0.4,
  };
}

/** Fireworks over a dark crowd. */
export function fireworks(random: SeededRandom, frame: Frame): Scene {
  const bursts = Array.from({ length: random.whole(2, 4) }, () => {
    const x = frame.width * random.between(0.15, 0.85);
    const y = frame.height * random.between(0.15, 0.5);
    const reach = frame.height * random.between(0.14, 0.3);
    const tone = random.pick(['#ff6b5a', '#ffd36a', '#8fd0ff', '#d79aff', '#9cf0a8']);
    return Array.from({ length: 70 }, () => {
      const angle = random.between(0, 6.283);
      const far = reach * random.between(0.5, 1);
      const near = far * random.between(0.2, 0.6);
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return `<path d="M${(x + c * near).toFixed(0)} ${(y + s * near).toFixed(0)}Q${(x + c * far * 0.9).toFixed(0)} ${(y + s * far * 0.9).toFixed(0)} ${(x + c * far).toFixed(0)} ${(y + s * far + far * 0.14).toFixed(0)}" stroke="${random.chance(0.2) ? '#fff' : tone}" stroke-width="${random.between(1.5, 4).toFixed(1)}" opacity="${random.between(0.4, 1).toFixed(2)}" fill="none" stroke-linecap="round"/>`;
    }).join('');
  });
  const heads = Array.from(
    { length: 26 },
    () =>
      `<circle cx="${random.between(0, frame.width)}" cy="${frame.height * random.between(0.93, 1.02)}" r="${frame.height * random.between(0.03, 0.06)}" fill="#060608"/>`,
  );
  const rays = bursts.join('');
  return {
    ...frame,
    layers: [
      {
        svg: `<defs>${gradient('s', [
          [0, '#04050c'],
          [1, '#1b1420'],
        ])}</defs>${cover(frame, 'url(#s)')}`,
        texture: { strength: 0.4, across: 0.3, down: 0.4 },
      },
      { svg: rays, blur: 12 },
      { svg: rays },
      { svg: heads.join(''), blur: 3 },
    ],
    grain: 8,
    vignette: 0.5,
  };
}
