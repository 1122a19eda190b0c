import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { CORPUS, factsOf, type Label } from '../../training/corpus.ts';
import { subjectOf } from '../../training/examples.ts';
import { measureThumbnail } from '../../training/measure.ts';
import { seeded } from '../../training/random.ts';
import { count, type Rate } from './figures.ts';
import { heldOutJudges, SETTINGS } from './judged.ts';

/** How verdicts on thumbnails that a server makes otherwise compare with those on Immich's default. */
export interface ThumbnailFigures {
  readonly made: string;
  readonly sameBand: Rate;
  readonly sameCategory: Rate;
  /** From below medium to high, and recommended: what must not happen. */
  readonly raised: Rate;
  /** 95th percentile of the difference in confidence. */
  readonly difference: number;
}

const LABELS = new Set(['photo', 'document', 'screenshot', 'web_image', 'low_quality']);
/** Smaller originals give the same thumbnail at both sizes. */
const SHORTEST = 480;

const WAYS: readonly (readonly [made: string, side: number, format: 'webp' | 'jpeg'])[] = [
  ['250 px, JPEG', 250, 'jpeg'],
  ['480 px, WebP', 480, 'webp'],
  ['480 px, JPEG', 480, 'jpeg'],
];

/** Makes thumbnails of some originals as Immich would under other settings, and judges each. */
export async function thumbnailFigures(labels: readonly Label[], images = 150): Promise<ThumbnailFigures[]> {
  const random = seeded(23);
  const sample = labels
    .filter(({ original_in_pack, thumb, label }) => original_in_pack && thumb && LABELS.has(label))
    .filter((label) => Math.min(label.display_width ?? 0, label.display_height ?? 0) >= SHORTEST)
    .map((label) => ({ label, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, images);
  const judgeOf = heldOutJudges();
  const judged: { readonly usual: Outcome; readonly others: readonly Outcome[] }[] = [];
  for (const { label } of sample) {
    const outcome = async (side: number, format: 'webp' | 'jpeg') => {
      const measured = await measureThumbnail(await thumbnail(label, side, format));
      const subject = subjectOf(factsOf(label, measured.thumbhash), { ...measured, bytes: null });
      return judgeOf(label.source_repo)(subject, SETTINGS);
    };
    const usual = await outcome(250, 'webp');
    const others: Outcome[] = [];
    for (const [, side, format] of WAYS) others.push(await outcome(side, format));
    judged.push({ usual, others });
  }
  return WAYS.map(([made], way) => {
    const pairs = judged.flatMap(({ usual, others }) => {
      const other = others[way];
      return other === undefined ? [] : [{ usual, other }];
    });
    const differences = pairs
      .map(({ usual, other }) => Math.abs(usual.confidence - other.confidence))
      .sort((a, b) => a - b);
    return {
      made,
      sameBand: count(pairs, ({ usual, other }) => usual.band === other.band),
      sameCategory: count(pairs, ({ usual, other }) => usual.category === other.category),
      raised: count(
        pairs,
        ({ usual, other }) => usual.band === 'low' && other.band === 'high' && other.recommended,
      ),
      difference: differences[Math.floor(0.95 * differences.length)] ?? Number.NaN,
    };
  });
}

type Outcome = ReturnType<ReturnType<ReturnType<typeof heldOutJudges>>>;

async function thumbnail(label: Label, side: number, format: 'webp' | 'jpeg'): Promise<Buffer> {
  const image = sharp(readFileSync(join(CORPUS, label.file)), { failOn: 'none' })
    .rotate()
    .resize(side, side, { fit: 'outside', withoutEnlargement: true });
  // JPEG has no transparency: Immich lays it on black, as sharp does.
  return await (format === 'webp' ? image.webp({ quality: 80 }) : image.jpeg({ quality: 80 })).toBuffer();
}
