import type { Label } from '../../training/corpus.ts';
import type { Calibration } from './calibration.ts';
import { BLURRED_BLACK_TINY, count, detection, flagged, KEPT, type Rate } from './figures.ts';
import type { Judged } from './judged.ts';

/** One promise about accuracy: the figure, what it must be and what is aimed at. */
export interface Floor {
  readonly figure: string;
  readonly value: number;
  readonly measured: Rate | null;
  /** `min`: no less than; `max`: no more than. */
  readonly bound: 'min' | 'max';
  readonly floor: number;
  readonly aim: number;
}

/** A figure that was not measured counts as missed. */
export const isMet = ({ value, bound, floor }: Floor): boolean =>
  bound === 'min' ? value >= floor : value <= floor;

const min = (figure: string, measured: Rate, floor: number, aim: number): Floor => ({
  figure,
  value: measured.rate,
  measured,
  bound: 'min',
  floor,
  aim,
});
const max = (figure: string, measured: Rate, floor: number, aim: number): Floor => ({
  figure,
  value: measured.rate,
  measured,
  bound: 'max',
  floor,
  aim,
});

const failed = (label: Label) => label.label === 'low_quality' && BLURRED_BLACK_TINY.has(label.sublabel);

export function floorsOf(
  judged: readonly Judged[],
  anonymous: readonly Judged[],
  calibrations: readonly Calibration[],
): Floor[] {
  const among = (all: readonly Judged[], group: string) => all.filter(({ label }) => KEPT[group]?.(label));
  const high = (one: Judged) => flagged(one, 0.7);
  const recommended = ({ verdict }: Judged) => verdict.recommended;
  const bare = 'photos and documents without camera data';
  const screens = detection(judged, 'screenshots', ({ label }) => label === 'screenshot', 0.7);
  const unnamed = detection(anonymous, 'screenshots', ({ label }) => label === 'screenshot', 0.7);
  const web = detection(judged, 'web_cache', ({ label }) => label === 'web_image', 0.7);
  const broken = detection(judged, 'low_quality', ({ label }) => label === 'corrupted', 0.7);
  const poor = detection(
    judged,
    'low_quality',
    failed,
    0.4,
    ({ verdict }) => verdict.subKind !== 'corrupted',
  );
  return [
    max('photos with camera data scored high', count(among(judged, 'photos with camera data'), high), 0, 0),
    max(`${bare} scored high`, count(among(judged, bare), high), 0.005, 0.002),
    max(`${bare} recommended`, count(among(judged, bare), recommended), 0.003, 0),
    min('screenshots: precision at high', screens.precision, 0.98, 0.995),
    min('screenshots: recall at high', screens.recall, 0.85, 0.95),
    min('screenshots, uninformative names: precision at high', unnamed.precision, 0.97, 0.99),
    min('screenshots, uninformative names: recall at high', unnamed.recall, 0.78, 0.92),
    min('web cache: precision at high', web.precision, 0.95, 0.99),
    min('web cache: recall at high', web.recall, 0.7, 0.9),
    min('corrupted, truncated, half-decoded: recall at high', broken.recall, 0.97, 0.995),
    min('blurred, black, tiny: precision at medium', poor.precision, 0.9, 0.97),
    min('blurred, black, tiny: recall at medium', poor.recall, 0.85, 0.93),
    ...calibrations.map(
      (one): Floor => ({
        figure: `calibration error, ${one.category.replace('_', ' ')}, photo library`,
        value: one.error,
        measured: null,
        bound: 'max',
        floor: 0.05,
        aim: 0.02,
      }),
    ),
  ];
}
