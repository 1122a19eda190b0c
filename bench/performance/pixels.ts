import sharp from 'sharp';
import { measurePixels } from '../../src/analysis/pixels/measure-pixels.ts';
import { drawVariants } from '../../src/embedded/synthetic/variants.ts';

/** Of each shape of the synthetic library: photos, screens of phones and desktops, icons, advertisements. */
const PER_SHAPE = 8;
const TIMES = 12;

/**
 * Processor time for one thumbnail, in milliseconds: decoded and measured, and decoded by sharp alone. The best of
 * some rounds over the same pictures, in turn.
 */
export async function measureOneThumbnail(): Promise<{
  readonly measured: number;
  readonly decoded: number;
}> {
  const pool = await drawVariants(PER_SHAPE, 1);
  const thumbnails = Object.values(pool).flatMap((variants) => variants.map(({ thumbnail }) => thumbnail));
  const each = async (work: (thumbnail: Buffer) => Promise<unknown>) => {
    const started = process.cpuUsage();
    for (const thumbnail of thumbnails) await work(thumbnail);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000 / thumbnails.length;
  };
  const best = { measured: Number.POSITIVE_INFINITY, decoded: Number.POSITIVE_INFINITY };
  for (let time = 0; time < TIMES; time++) {
    best.decoded = Math.min(best.decoded, await each((thumbnail) => sharp(thumbnail).raw().toBuffer()));
    best.measured = Math.min(best.measured, await each((thumbnail) => measurePixels(thumbnail)));
  }
  return best;
}
