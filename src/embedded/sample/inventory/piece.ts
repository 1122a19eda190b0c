import sharp, { type Exif, type Sharp } from 'sharp';
import type { SeededRandom } from '../../seeded-random.ts';
import { develop, type Pixels } from '../photo/develop.ts';
import type { Scene } from '../photo/scene.ts';
import type { SampleLabel } from '../sample-label.ts';

/** One file of the sample library: what it is, and how it comes to be. */
export interface Piece extends SampleLabel {
  /** The file's date; photos with EXIF say the same there. */
  readonly takenAt: Date;
  /** `read` gives a file drawn before; only pieces with `copyOf` may ask, and are drawn last. */
  draw(read: (path: string) => Promise<Buffer>): Promise<Buffer>;
}

/** A moment between 2019 and the middle of 2025: fixed, so that the library is the same on every day. */
export function someDay(random: SeededRandom): Date {
  const from = Date.UTC(2019, 0, 6, 8);
  const to = Date.UTC(2025, 5, 20, 20);
  return new Date(Math.floor(random.between(from, to) / 1000) * 1000);
}

export interface Print {
  readonly width: number;
  readonly height: number;
  /** JPEG quality, 1–100. */
  readonly quality: number;
  readonly exif?: Exif;
}

const image = (pixels: Pixels): Sharp =>
  sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } });

/** Develops a scene and writes it as a JPEG of this size. */
export async function photograph(scene: Scene, seed: number, print: Print): Promise<Buffer> {
  return printed(image(await develop(scene, seed)), print);
}

export async function printed(source: Sharp, print: Print): Promise<Buffer> {
  const sized = source.resize(print.width, print.height, { fit: 'cover' }).jpeg({ quality: print.quality });
  return (print.exif ? sized.withExif(print.exif) : sized).toBuffer();
}

/** A random seed that follows from the piece's own stream. */
export const seedOf = (random: SeededRandom): number => random.whole(1, 0x7fffffff);
