import { PIXELS_VERSION } from '../src/analysis/pixels/version.ts';
import type { AssetFacts } from '../src/domain/asset-facts.ts';
import type { Category } from '../src/domain/category.ts';
import type { Subject } from '../src/domain/subject.ts';
import { acceptable, factsOf, type Label } from './corpus.ts';
import { DEGRADATIONS, degrade } from './degrade.ts';
import { type Measured, measureThumbnail, remembered } from './measure.ts';
import { drawPaper } from './paper.ts';
import { pick, seeded } from './random.ts';

/** Something to learn from. */
export interface Example {
  readonly subject: Subject;
  /** Examples of one source are never split between fitting and judging. */
  readonly source: string;
  /** What it is called when weights are balanced. */
  readonly kind: string;
  /** Categories that are right for it. Null: nothing may be learned from it. */
  readonly right: ReadonlySet<Category> | null;
  /** Null for the drawn and the degraded, which are only learned from. */
  readonly label: Label | null;
}

export const NOW = '2026-06-01T00:00:00.000Z';

export function subjectOf(facts: AssetFacts, measured: Measured): Subject {
  return {
    facts,
    memberships: null,
    pixels: measured.pixels,
    bytes: measured.bytes,
    relations: [],
    ml: null,
    context: { mix: 'photo_library', now: NOW, folder: null },
  };
}

export function labelledExamples(
  labels: readonly Label[],
  measured: ReadonlyMap<string, Measured>,
): Example[] {
  return labels.map((label) => {
    const own = measured.get(label.id);
    if (own === undefined) throw new Error(`${label.id} was not measured.`);
    return {
      subject: subjectOf(factsOf(label, own.thumbhash), own),
      source: label.source_repo,
      kind: label.label,
      right: acceptable(label),
      label,
    };
  });
}

const PAPERS = 300;
const PAPER_WIDTHS = [600, 900, 1200, 1240, 1536, 1654, 2480, 3024];

/** Drawn paper, so that a fit that saw receipts of one shop only does not take letters for screens. */
export async function paperExamples(like: AssetFacts): Promise<Example[]> {
  const random = seeded(11);
  const ids = Array.from({ length: PAPERS }, (_, index) => `paper-${index}`);
  const drawn = await remembered(`papers-${PIXELS_VERSION}`, ids, async () => {
    const paper = await drawPaper(random);
    return {
      ...(await measureThumbnail(paper.thumbnail)),
      bytesPerPixel: paper.bytesPerPixel,
      ratio: paper.ratio,
    };
  });
  const shape = seeded(12);
  return [...drawn.values()].map(({ pixels, thumbhash, bytesPerPixel, ratio }, index) => {
    const width = pick(shape, PAPER_WIDTHS);
    const height = Math.round(width * ratio);
    const facts: AssetFacts = {
      ...like,
      fileName: pick(shape, ['Scan_20200101.jpg', 'f12345678.jpg', 'IMG-20200101-WA0001.jpg']),
      path: null,
      mimeType: 'image/jpeg',
      width,
      height,
      bytes: Math.round(width * height * bytesPerPixel * 0.6),
      thumbhash,
      camera: WITHOUT_CAMERA,
    };
    return {
      subject: subjectOf(facts, { pixels, thumbhash, bytes: null }),
      source: `paper-${index % 3}`,
      kind: 'document',
      right: new Set(),
      label: null,
    };
  });
}

/** Good photos made bad in known ways, from every source. */
export async function degradedExamples(examples: readonly Example[]): Promise<Example[]> {
  const good = examples
    .filter(({ label }) => label !== null && label.label === 'photo' && label.thumb)
    .filter((_, index) => index % 2 === 0);
  const random = seeded(13);
  const ways = good.map((_, index) => DEGRADATIONS[index % DEGRADATIONS.length] ?? 'blurred');
  const ids = good.map(({ label }) => `degraded-${label?.id}`);
  const measured = await remembered(`degraded-${PIXELS_VERSION}`, ids, async (index) => {
    const label = good[index]?.label;
    if (!label) throw new RangeError(`There is no photo number ${index}.`);
    return await measureThumbnail(await degrade(label, ways[index] ?? 'blurred', random));
  });
  return good.flatMap((example, index) => {
    const own = measured.get(ids[index] ?? '');
    if (own === undefined) return [];
    const facts = { ...example.subject.facts, thumbhash: own.thumbhash };
    return [
      {
        subject: subjectOf(facts, { ...own, bytes: null }),
        source: example.source,
        kind: `degraded ${ways[index]}`,
        right: new Set<Category>(['low_quality']),
        label: null,
      },
    ];
  });
}

export const WITHOUT_CAMERA = {
  make: null,
  model: null,
  lensModel: null,
  fNumber: null,
  focalLength: null,
  iso: null,
  exposureTime: null,
  latitude: null,
  longitude: null,
  timeZone: null,
  projectionType: null,
} as const;
