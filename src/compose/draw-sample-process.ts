/** The process that draws: `node draw-sample-process.ts FOLDER SEED`, progress goes to the parent. */
import { drawSampleLibrary } from '../embedded/sample/draw-sample-library.ts';

const [folder, seed] = process.argv.slice(2);
if (folder === undefined || seed === undefined) throw new Error('Usage: draw-sample-process FOLDER SEED');

await drawSampleLibrary({
  folder,
  seed: Number(seed),
  onProgress: (done, total) => process.send?.({ done, total }),
});
// The channel to the parent would keep the process alive.
process.disconnect?.();
