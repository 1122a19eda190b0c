import sharp from 'sharp';
import { seededRandom } from '../../seeded-random.ts';
import { noiseTile, rowStart, wrapped } from './noise.ts';
import type { Layer, Ragged, Scene, Texture } from './scene.ts';

/** Uncompressed RGB, 8 bits a channel. */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

let tile: Float32Array | undefined;
let grains: Float32Array | undefined;
/** A power of two, so that wrapping is a mask. */
const GRAINS = 1 << 16;

/** Draws a scene; `seed` places its clouds, texture and grain. */
export async function develop(scene: Scene, seed: number): Promise<Pixels> {
  const { width, height } = scene;
  const light = new Float32Array(width * height * 3);
  // One layer after the other: a whole stack in memory would be ten times the picture.
  for (const [i, layer] of scene.layers.entries()) {
    const sheet = await renderLayer(layer, width, height);
    layOver(light, sheet, layer, width, (seed + i * 7919) >>> 0);
  }
  return { data: expose(light, scene, seed), width, height };
}

async function renderLayer(layer: Layer, width: number, height: number): Promise<Buffer> {
  // What is out of focus has no detail: it is drawn small, which is also several times faster.
  const blur = (layer.blur ?? 0) < 1 ? 0 : (layer.blur ?? 0);
  const shrink = Math.max(1, Math.min(8, blur / 1.5));
  const size = `width="${Math.round(width / shrink)}" height="${Math.round(height / shrink)}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}">${layer.svg}</svg>`;
  let image = sharp(Buffer.from(svg));
  if (blur > 0) image = image.blur(blur / shrink);
  if (shrink > 1) image = image.resize(width, height, { fit: 'fill', kernel: 'cubic' });
  return image.ensureAlpha().raw().toBuffer();
}

function layOver(light: Float32Array, sheet: Buffer, layer: Layer, width: number, seed: number): void {
  const offset = seed % 509;
  const height = sheet.length / 4 / width;
  for (let y = 0; y < height; y++) {
    const opacity = layer.ragged ? opacities(layer.ragged, y, width, offset) : undefined;
    const gain = layer.texture ? gains(layer.texture, y, width, offset) : undefined;
    for (let x = 0, from = y * width * 4, to = y * width * 3; x < width; x++, from += 4, to += 3) {
      const cover = sheet[from + 3] ?? 0;
      if (cover === 0) continue;
      const alpha = (cover / 255) * (opacity ? (opacity[x] ?? 1) : 1);
      const paint = alpha * (gain ? (gain[x] ?? 1) : 1);
      const rest = 1 - alpha;
      light[to] = (light[to] ?? 0) * rest + (sheet[from] ?? 0) * paint;
      light[to + 1] = (light[to + 1] ?? 0) * rest + (sheet[from + 1] ?? 0) * paint;
      light[to + 2] = (light[to + 2] ?? 0) * rest + (sheet[from + 2] ?? 0) * paint;
    }
  }
}

function gains(texture: Texture, y: number, width: number, offset: number): Float32Array {
  const row = noiseRow(texture.across, y * texture.down + offset, width, offset);
  for (let x = 0; x < width; x++) row[x] = 1 + texture.strength * ((row[x] ?? 0) - 0.5) * 2;
  return row;
}

function opacities(ragged: Ragged, y: number, width: number, offset: number): Float32Array {
  // Two scales, of which the finer frays the edge of the broader.
  const broad = noiseRow(ragged.across, y * ragged.down + offset, width, offset);
  const fine = noiseRow(ragged.across * 3, y * ragged.down * 3, width, offset);
  const span = ragged.to - ragged.from;
  for (let x = 0; x < width; x++) {
    const value = ((broad[x] ?? 0) * 0.75 + (fine[x] ?? 0) * 0.25 - ragged.from) / span;
    broad[x] = value <= 0 ? 0 : value >= 1 ? 1 : value * value * (3 - 2 * value);
  }
  return broad;
}

function noiseRow(across: number, y: number, width: number, offset: number): Float32Array {
  tile ??= noiseTile(seededRandom(1));
  const out = new Float32Array(width);
  const row = rowStart(y | 0);
  for (let x = 0; x < width; x++) out[x] = tile[row + wrapped((x * across + offset) | 0)] ?? 0;
  return out;
}

function expose(light: Float32Array, scene: Scene, seed: number): Buffer {
  grains ??= gaussianGrains();
  const { width, height, grain, vignette } = scene;
  const out = Buffer.allocUnsafe(light.length);
  let walk = seed & (GRAINS - 1);
  for (let y = 0, i = 0; y < height; y++) {
    const dy = (y / height - 0.5) * 2;
    walk = (walk + 7919) & (GRAINS - 1);
    for (let x = 0; x < width; x++, i += 3) {
      const dx = (x / width - 0.5) * 2;
      const fall = 1 - vignette * 0.35 * (dx * dx + dy * dy);
      walk = (walk + 1) & (GRAINS - 1);
      // Most of sensor noise is brightness; a third as much is colour.
      const grey = (grains[walk] ?? 0) * grain;
      for (let channel = 0; channel < 3; channel++) {
        const colour = (grains[(walk + 977 * (channel + 1)) & (GRAINS - 1)] ?? 0) * grain * 0.35;
        const value = (light[i + channel] ?? 0) * fall + grey + colour;
        out[i + channel] = value <= 0 ? 0 : value >= 255 ? 255 : value;
      }
    }
  }
  return out;
}

function gaussianGrains(): Float32Array {
  const random = seededRandom(2);
  // Box and Muller's transform of two even numbers into one that is normally distributed.
  return Float32Array.from(
    { length: GRAINS },
    () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()),
  );
}
