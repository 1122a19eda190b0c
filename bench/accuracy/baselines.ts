import type { Category } from '../../src/domain/category.ts';
import { acceptable, isKeep, type Label } from '../../training/corpus.ts';
import { count, type Rate } from './figures.ts';

type Baseline = (label: Label) => Category | null;

/** File-name patterns alone, as tools of this kind use them: substrings anywhere. */
const names: Baseline = ({ realistic_name }) => {
  const name = realistic_name.toLowerCase();
  if (/screen|capture|snap|clip|grab|scr\d/.test(name)) return 'screenshots';
  if (/cache|thumb|avatar|banner|icon|logo|temp|download|^f_|image\d*\./.test(name)) return 'web_cache';
  return null;
};

/** Dimensions and missing camera data alone. */
const dimensions: Baseline = ({ display_width, display_height, has_camera_exif }) => {
  const [width, height] = [display_width ?? 0, display_height ?? 0];
  if (has_camera_exif || width === 0) return null;
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (long <= 512 && (short === long || long / short >= 2.5)) return 'web_cache';
  if (long < 200) return 'web_cache';
  const ratio = long / short;
  return (ratio >= 1.7 && ratio <= 2.3 && short >= 640) || (short >= 900 && Math.abs(ratio - 1.6) < 0.05)
    ? 'screenshots'
    : null;
};

export const BASELINES = {
  'file-name patterns only': names,
  'dimensions and missing camera data': dimensions,
} as const;

export interface BaselineFigures {
  readonly name: string;
  readonly precision: Readonly<Record<'screenshots' | 'web_cache', Rate>>;
  readonly recall: Readonly<Record<'screenshots' | 'web_cache', Rate>>;
  readonly kept: Rate;
}

export function baselineFigures(labels: readonly Label[]): BaselineFigures[] {
  const scored = labels.filter((label) => acceptable(label) !== null);
  return Object.entries(BASELINES).map(([name, say]) => {
    const of = (category: 'screenshots' | 'web_cache', kind: string) => ({
      precision: count(
        scored.filter((label) => say(label) === category),
        (label) => acceptable(label)?.has(category) ?? false,
      ),
      recall: count(
        scored.filter(({ label }) => label === kind),
        (label) => say(label) === category,
      ),
    });
    const [screens, web] = [of('screenshots', 'screenshot'), of('web_cache', 'web_image')];
    return {
      name,
      precision: { screenshots: screens.precision, web_cache: web.precision },
      recall: { screenshots: screens.recall, web_cache: web.recall },
      kept: count(scored.filter(isKeep), (label) => say(label) !== null),
    };
  });
}
