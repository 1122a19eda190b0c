import type { Gradients } from './edges.ts';
import type { Raster } from './raster.ts';

/** A step across a ruled line or the rim of a card (of 255 levels over two pixels). */
const STEP = 8;

/** A straight line's gradient points across it: along it is at most this share of the step. */
const ALONG = 0.35;

/** Shortest run that counts as a drawn line: a quarter of the picture's side. */
const RUN = 0.25;

/** Long, perfectly straight horizontal and vertical lines: rims of windows, cards, tables, status bars. */
export function lines({ width, height }: Raster, { gx, gy }: Gradients) {
  const horizontal = new Runs(width, 1);
  const vertical = new Runs(height, width);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const h = gx[i] ?? 0;
      const v = gy[i] ?? 0;
      const ah = h < 0 ? -h : h;
      const av = v < 0 ? -v : v;
      horizontal.step(0, av >= STEP && ah < ALONG * av, v > 0);
      vertical.step(x, ah >= STEP && av < ALONG * ah, h > 0);
    }
    horizontal.end(0);
  }
  for (let x = 1; x < width - 1; x++) vertical.end(x);
  return {
    lines_horizontal: horizontal.perSide(),
    lines_vertical: vertical.perSide(),
    line_longest: Math.max(horizontal.longest(), vertical.longest()),
    line_longest_horizontal: horizontal.longest(),
    line_longest_vertical: vertical.longest(),
  };
}

/** Runs of steps of one sign along lines of `length` pixels, several lines at once (rows one by one, all columns together). */
class Runs {
  readonly #run: Int32Array;
  readonly #length: number;
  readonly #shortest: number;
  #total = 0;
  #longest = 0;

  constructor(length: number, lanes: number) {
    this.#run = new Int32Array(lanes);
    this.#length = length;
    this.#shortest = Math.max(12, RUN * length);
  }

  /** One pixel further on a lane; a run is kept as its length with the sign of its steps. */
  step(lane: number, straight: boolean, rising: boolean): void {
    const run = this.#run[lane] ?? 0;
    if (!straight) {
      if (run !== 0) this.end(lane);
    } else if (run === 0 || run > 0 === rising) {
      this.#run[lane] = run + (rising ? 1 : -1);
    } else {
      this.end(lane);
      this.#run[lane] = rising ? 1 : -1;
    }
  }

  end(lane: number): void {
    const run = Math.abs(this.#run[lane] ?? 0);
    this.#run[lane] = 0;
    if (run >= this.#shortest) this.#total += run;
    if (run > this.#longest) this.#longest = run;
  }

  perSide(): number {
    return Math.min(40, this.#total / this.#length);
  }

  longest(): number {
    return this.#longest / Math.max(1, this.#length - 2);
  }
}
