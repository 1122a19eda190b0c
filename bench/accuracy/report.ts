import type { Category } from '../../src/domain/category.ts';
import type { Label } from '../../training/corpus.ts';
import type { BaselineFigures } from './baselines.ts';
import type { Calibration } from './calibration.ts';
import { count, detection, flagged, KEPT, type Rate, rightly } from './figures.ts';
import { type Floor, isMet } from './floors.ts';
import type { Judged, Variant } from './judged.ts';
import type { LadderFigures } from './ladder.ts';
import { SHORTCOMINGS } from './shortcomings.ts';
import type { ThumbnailFigures } from './thumbnails.ts';

export interface Findings {
  readonly variants: ReadonlyMap<Variant, readonly Judged[]>;
  readonly floors: readonly Floor[];
  readonly calibrations: readonly Calibration[];
  readonly baselines: readonly BaselineFigures[];
  readonly ladder: readonly LadderFigures[];
  readonly thumbnails: readonly ThumbnailFigures[];
  readonly folds: number;
}

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);
const withBounds = ({ rate, low, high, hits, n }: Rate) =>
  `${percent(rate)} (${hits} of ${n}; ${percent(low)}–${percent(high)})`;
const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const head = (...cells: readonly string[]) => `${row(...cells)}\n${row(...cells.map(() => '---'))}`;

const KINDS: readonly (readonly [Category, string, (label: Label) => boolean])[] = [
  ['screenshots', 'screenshots', ({ label }) => label === 'screenshot'],
  ['web_cache', 'web images', ({ label }) => label === 'web_image'],
  ['low_quality', 'low quality', ({ label }) => label === 'low_quality'],
  ['low_quality', 'corrupted', ({ label }) => label === 'corrupted'],
];

/** The benchmark in Markdown: the same text is printed and kept in docs/accuracy.md. */
export function report(findings: Findings): string {
  const judged = findings.variants.get('as they come') ?? [];
  return [
    '# How right it is',
    '',
    'Made by `npm run bench:accuracy`; do not edit. Every image is judged with weights that were fitted and calibrated',
    `without any image of its source (${findings.folds} folds by source). Half of the names tell nothing, some mislead. Brackets: number and`,
    '95 % bounds (Wilson). What it cannot show: photos with camera data are fewer here than at home, low quality is',
    'mostly made by hand, documents are nearly all receipts of one source, there is no HEIC and no RAW.',
    '',
    '## What is promised',
    '',
    head('figure', 'measured', 'floor', 'aim', ''),
    ...findings.floors.map((floor) =>
      row(
        floor.figure,
        floor.measured === null ? floor.value.toFixed(3) : withBounds(floor.measured),
        bound(floor, floor.floor),
        bound(floor, floor.aim),
        isMet(floor) ? 'met' : '**missed**',
      ),
    ),
    '',
    '## Pictures to be kept',
    '',
    head('group', 'scored high', 'recommended', 'scored medium or more'),
    ...Object.entries(KEPT).map(([name, belongs]) => {
      const group = judged.filter(({ label }) => belongs(label));
      return row(
        name,
        withBounds(count(group, (one) => flagged(one, 0.7))),
        withBounds(count(group, ({ verdict }) => verdict.recommended)),
        withBounds(count(group, (one) => flagged(one, 0.4))),
      );
    }),
    '',
    ...SHORTCOMINGS,
    '## By category',
    '',
    head('what', 'threshold', 'precision', 'recall', 'F1'),
    ...KINDS.flatMap(([category, name, belongs]) =>
      ([0.7, 0.4] as const).map((threshold) => {
        const { precision, recall, f1 } = detection(judged, category, belongs, threshold);
        return row(
          name,
          threshold === 0.7 ? 'high' : 'medium',
          withBounds(precision),
          withBounds(recall),
          Number.isNaN(f1) ? '–' : f1.toFixed(3),
        );
      }),
    ),
    '',
    '## Recall by kind of image',
    '',
    head('kind', 'high', 'medium'),
    ...strata(judged),
    '',
    '## With less to go by',
    '',
    head(
      'variant',
      'screenshots: precision',
      'recall',
      'web cache: precision',
      'recall',
      'kept pictures without camera data scored high',
    ),
    ...[...findings.variants].map(([variant, all]) => variantRow(variant, all)),
    '',
    '## Thumbnails that the server makes otherwise',
    '',
    'Against verdicts on the default (250 px, WebP), thumbnails made of the same originals. Larger ones are brought to the',
    'default before they are measured.',
    '',
    head(
      'thumbnail',
      'same band',
      'same category',
      '95 % of confidences differ by at most',
      'low before, recommended now',
    ),
    ...findings.thumbnails.map(({ made, sameBand, sameCategory, difference, raised }) =>
      row(made, withBounds(sameBand), withBounds(sameCategory), difference.toFixed(2), withBounds(raised)),
    ),
    '',
    '## Calibration',
    '',
    'Assets of at least 5 %, in ten bins of equal mass (equal confidences share one), reweighted to the stated mixes; bounds by bootstrap.',
    '',
    head('category', 'mix', 'error', '95 % bounds'),
    ...findings.calibrations.map(({ category, mix, error, low, high }) =>
      row(category, mix, error.toFixed(3), `${low.toFixed(3)}–${high.toFixed(3)}`),
    ),
    '',
    '![Predicted confidence against observed share](images/reliability.svg)',
    '',
    '## Two baselines',
    '',
    head(
      'baseline',
      'screenshots: precision',
      'recall',
      'web cache: precision',
      'recall',
      'kept pictures flagged',
    ),
    ...findings.baselines.map(({ name, precision, recall, kept }) =>
      row(
        name,
        withBounds(precision.screenshots),
        withBounds(recall.screenshots),
        withBounds(precision.web_cache),
        withBounds(recall.web_cache),
        withBounds(kept),
      ),
    ),
    '',
    '## What it takes',
    '',
    'Share of assets that needed a thumbnail or bytes of the original, in a library of 80 % camera photos.',
    '',
    head('mode', 'thumbnail', 'bytes'),
    ...findings.ladder.map(({ mode, pixels, bytes }) => row(mode, percent(pixels.rate), percent(bytes.rate))),
    '',
  ].join('\n');
}

const bound = ({ bound: kind, measured }: Floor, value: number) =>
  `${kind === 'min' ? '≥' : '≤'} ${measured === null ? value : percent(value)}`;

function strata(judged: readonly Judged[]): string[] {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    if (one.right.size === 0) continue;
    const { label, stratum, sublabel } = one.label;
    const name = [label.replace('_', ' '), stratum ?? sublabel].join(', ');
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]) =>
      row(
        name,
        withBounds(count(group, (one) => rightly(one, 0.7))),
        withBounds(count(group, (one) => rightly(one, 0.4))),
      ),
    );
}

function variantRow(variant: Variant, judged: readonly Judged[]): string {
  const screens = detection(judged, 'screenshots', ({ label }) => label === 'screenshot', 0.7);
  const web = detection(judged, 'web_cache', ({ label }) => label === 'web_image', 0.7);
  const kept = judged.filter(({ label }) => KEPT['photos and documents without camera data']?.(label));
  return row(
    variant,
    withBounds(screens.precision),
    withBounds(screens.recall),
    withBounds(web.precision),
    withBounds(web.recall),
    withBounds(count(kept, (one) => flagged(one, 0.7))),
  );
}
