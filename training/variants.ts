import type { AssetFacts } from '../src/domain/asset-facts.ts';
import { type Example, WITHOUT_CAMERA } from './examples.ts';
import { between, digits, pick, type Random } from './random.ts';

/** Names that tell nothing: what cameras, messengers, recovery tools and uploaders call anything at all. */
export function uninformativeName(random: Random, fileName: string): string {
  const extension = fileName.split('.').pop() ?? 'jpg';
  const hex = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('');
  const stem = pick(random, [
    () => `IMG_${digits(random, 4)}`,
    () => `f${digits(random, 8)}`,
    () => [8, 4, 4, 4, 12].map(hex).join('-'),
    () => `IMG-20${digits(random, 2)}0101-WA${digits(random, 4)}`,
    () => digits(random, 10),
    () => 'image',
  ])();
  return `${stem}.${extension}`;
}

/** Long sides to which messengers and web sites scale photos. */
const SCALED_TO = [500, 800, 1024, 1280, 1600, 2048];

/**
 * The same picture as it might have come by another way: renamed, stripped of its camera data by a
 * messenger, scaled, cropped, of unknown size or format. So nothing is learned that one such step removes.
 */
export function variant(example: Example, random: Random): Example {
  let facts: AssetFacts = example.subject.facts;
  if (random() < 0.7) facts = { ...facts, fileName: uninformativeName(random, facts.fileName), path: null };
  const fromCamera =
    example.kind !== 'screenshot' && example.kind !== 'web_image' && example.kind !== 'store_graphic';
  if (fromCamera && random() < 0.6) facts = stripped(facts, random);
  facts =
    random() < 0.35
      ? { ...facts, width: null, height: null }
      : random() < 0.5
        ? resampled(facts, random)
        : facts;
  facts =
    random() < 0.25
      ? { ...facts, mimeType: null }
      : random() < (fromCamera ? 0.4 : 0.2)
        ? converted(facts, fromCamera, random)
        : facts;
  return { ...example, subject: { ...example.subject, facts } };
}

function stripped(facts: AssetFacts, random: Random): AssetFacts {
  const bare = { ...facts, camera: WITHOUT_CAMERA };
  const { width, height, bytes } = facts;
  if (width === null || height === null || random() < 0.3) return bare;
  const scale = pick(random, SCALED_TO) / Math.max(width, height);
  if (scale >= 1)
    return random() < 0.25
      ? { ...bare, height: Math.round(Math.min(height, width * between(random, 0.9, 1.1))) }
      : bare;
  return { ...bare, ...scaled(width, height, bytes, scale, between(random, 0.6, 1.6)) };
}

/**
 * Saved in the other format. Bits per pixel: photos need 8–16 as PNG; what is drawn needs 0.3–3 as JPEG, much
 * like a photo that was compressed hard.
 */
function converted(facts: AssetFacts, fromCamera: boolean, random: Random): AssetFacts {
  const { width, height } = facts;
  const [mimeType, extension, bits] = fromCamera
    ? (['image/png', 'png', between(random, 8, 16)] as const)
    : (['image/jpeg', 'jpg', 0.3 * 10 ** random()] as const);
  const bytes = width === null || height === null ? null : Math.round((width * height * bits) / 8);
  return { ...facts, mimeType, bytes, fileName: facts.fileName.replace(/\.[^.]+$/, `.${extension}`) };
}

/** Scaled, and cut a little along one side: sizes of screens do not survive this. */
export function resampled(facts: AssetFacts, random: Random): AssetFacts {
  const { width, height, bytes } = facts;
  if (width === null || height === null) return facts;
  const cut = between(random, 0.8, 1);
  return {
    ...facts,
    ...scaled(width, Math.max(1, Math.round(height * cut)), bytes, between(random, 0.6, 1), 1),
  };
}

function scaled(width: number, height: number, bytes: number | null, scale: number, density: number) {
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    bytes: bytes === null ? null : Math.max(1, Math.round(bytes * scale * scale * density)),
  };
}
