import type { Category } from '../src/domain/category.ts';
import { TINY } from '../src/domain/pixel-sides.ts';
import { SIGNALS } from '../src/domain/signals/index.ts';
import type { BoostOptions } from './boost.ts';
import type { Example } from './examples.ts';

/** Categories whose weights are fitted; the others rest on rules. */
export type FittedCategory = Extract<Category, 'screenshots' | 'web_cache' | 'low_quality'>;

export interface Recipe {
  /** Which signals may get a weight. */
  readonly signals: (id: string) => boolean;
  /** True, false, or null where an example teaches nothing about this category. */
  readonly teaches: (example: Example) => boolean | null;
  readonly options: BoostOptions;
  /** Whether an asset that was not looked at yet stands at the library's average. */
  readonly centred: boolean;
  /** Log-odds taken off after calibration, where what was calibrated on is clearer than what will come. */
  readonly caution: number;
}

/**
 * What no labelled thumbnail can teach: rules have the word. Names and paths are among it, since those of the
 * labelled images were drawn by chance: a fit would learn the draw.
 */
const RULED = new Set([
  'screenshot-name',
  'camera-name',
  'received-name',
  'carver-name',
  'web-name',
  'folder-path',
  'folder-profile',
  'no-thumbnail',
  'faces',
  'relation',
  'tiny',
  'damage',
  'colour-mode',
  'paper',
  'exposure',
  'compression',
  'lossless-noise',
  'caption',
  'unknown-size',
]);
const ONLY_BLUR = new Set(['even-detail']);
const IDS = new Set(
  SIGNALS.filter(
    ({ meta }) =>
      (meta.cost === 'metadata' || meta.cost === 'pixels') && !RULED.has(meta.id) && !ONLY_BLUR.has(meta.id),
  ).map(({ meta }) => meta.id),
);

/**
 * Signs of a blurred photo: how detail falls off, and whether it is a photo at all, since drawings are smooth
 * too. Nothing of names, shapes or camera data, which do not make a photo bad.
 */
const BLUR = new Set([
  'grain-finest',
  'grain-silent',
  'sharp-best',
  'sharp-median',
  'detail-finest',
  'detail-peak',
  'detail-next',
  'even-detail',
  'edge-step',
  'flat-share',
  'flat-of-calm',
  'smooth-share',
  'line-longest',
  'colour-count',
  'tone-spread',
  'file-format',
]);
/** Told by rules: nearly black and blown-out frames would teach that blur is flat. */
const EXPOSED = new Set(['dark', 'lens_covered', 'overexposed']);

const hasPicture = ({ subject }: Example) => subject.pixels !== null && 'figures' in subject.pixels;

function ordinary(category: Category, kind: string) {
  return (example: Example): boolean | null => {
    if (example.kind.startsWith('degraded') || !hasPicture(example)) return null;
    if (example.kind === kind) return true;
    const { right } = example;
    return right === null || right.has(category) ? null : false;
  };
}

/** Dozens of weak signs: small steps, held back strongly. */
const MANY: BoostOptions = { rounds: 60, rate: 0.05, ridge: 20, pairs: 16 };
/** A handful of strong signs. */
const FEW: BoostOptions = { rounds: 150, rate: 0.08, ridge: 4, pairs: 4 };

export const FITTED: Readonly<Record<FittedCategory, Recipe>> = {
  screenshots: {
    signals: (id) => IDS.has(id),
    teaches: ordinary('screenshots', 'screenshot'),
    options: MANY,
    centred: false,
    caution: 0,
  },
  web_cache: {
    signals: (id) => IDS.has(id),
    teaches: ordinary('web_cache', 'web_image'),
    options: MANY,
    centred: false,
    caution: 0,
  },
  low_quality: {
    signals: (id) => BLUR.has(id),
    options: FEW,
    centred: true,
    // Failures made by hand are plainer than those of life.
    caution: 3.2,
    teaches: (example) => {
      const { width, height } = example.subject.facts;
      // What is tiny is so by definition, and nothing else need be known.
      if (!hasPicture(example) || Math.max(width ?? TINY, height ?? TINY) < TINY) return null;
      if (EXPOSED.has(example.label?.sublabel ?? example.kind.replace('degraded ', ''))) return null;
      if (example.kind.startsWith('degraded')) return true;
      if (example.right === null || example.kind === 'corrupted') return null;
      return example.right.has('low_quality');
    },
  },
};
