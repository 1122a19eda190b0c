/** Sums over all pixels of a thumbnail, compiled to WebAssembly (`npm run build:kernel`). */
export { captionLine } from './caption';
export { brokenShares, coloursOfRows, deadGreens } from './damage';
export { edgeCounts } from './edge-counts';
export { edgeSums } from './edges';
export { flatBlocks } from './flatness';
export { straightLines } from './lines';
export { look } from './look';
export { LEVELS, LUMA, MOST_PIXELS, RESULTS, RGBA, SCRATCH } from './memory';
export { grainOfBlocks } from './noise';
export { colourCounts, countColours } from './palette';
export { fromThreeChannels, toLuma } from './raster';
export { beginOctaves, nextOctave } from './sharpness';
export { differencesAlong } from './smear';
export { printedBlocks } from './text';
