import type { Distribution, History } from '#contract/history.ts';
import type { Category } from '#contract/vocabulary.ts';
import { CATEGORIES } from '#web/display/looks.ts';
import { format, t } from '#web/text/text.ts';
import type { ChartData } from './draw.ts';

/** Told apart by hue and by lightness, on light and on dark ground alike. */
const COLORS: Record<Category, string> = {
  screenshots: '#4f6bed',
  web_cache: '#e8950c',
  low_quality: '#8b8fa3',
  recovery_artifacts: '#c0392b',
  duplicates: '#1f9d6b',
};
const MARKED = '#c0392b';
const KEPT = '#1f9d6b';
const FOUND = '#4f6bed';

type Shares = Readonly<Partial<Record<Category, number>>>;
const total = (shares: Shares): number => CATEGORIES.reduce((sum, name) => sum + (shares[name] ?? 0), 0);

function byCategory(rows: readonly Shares[]): ChartData['series'] {
  return CATEGORIES.filter((name) => rows.some((row) => row[name])).map((name) => ({
    label: t.category[name].name,
    color: COLORS[name],
    values: rows.map((row) => row[name] ?? 0),
  }));
}

export function yearChart({ years }: Distribution): { data: ChartData; summary: string } {
  const top = [...years].sort((one, other) => total(other.categories) - total(one.categories))[0];
  return {
    data: {
      labels: years.map(({ year }) => String(year)),
      series: byCategory(years.map((each) => each.categories)),
    },
    summary: top ? t.charts.yearsSummary(years.length, String(top.year), total(top.categories)) : '',
  };
}

export function folderChart({ folders }: Distribution): { data: ChartData; summary: string } {
  const name = (folder: string | null): string => folder ?? t.charts.uploads;
  const top = folders[0];
  return {
    data: {
      labels: folders.map(({ folder }) => shortened(name(folder))),
      series: byCategory(folders.map((each) => each.categories)),
      sideways: true,
    },
    summary: top ? t.charts.foldersSummary(folders.length, name(top.folder), total(top.categories)) : '',
  };
}

export function historyChart({ days }: History): { data: ChartData; summary: string } {
  const sum = (pick: (day: History['days'][number]) => number) =>
    days.reduce((all, day) => all + pick(day), 0);
  return {
    data: {
      labels: days.map(({ day }) => format.date(`${day}T12:00:00`)),
      series: [
        { label: t.charts.marked, color: MARKED, values: days.map(({ marked }) => marked) },
        { label: t.charts.kept, color: KEPT, values: days.map(({ kept }) => kept) },
        { label: t.charts.found, color: FOUND, values: days.map(({ found }) => found), line: true },
      ],
    },
    summary: t.charts.historySummary(
      days.length,
      sum(({ marked }) => marked),
      sum(({ kept }) => kept),
      format.bytes(sum(({ trashed }) => trashed.bytes)),
    ),
  };
}

/** Space that has gone to the trash, adding up; null where nothing has. */
export function spaceChart({ days }: History): ChartData | null {
  let bytes = 0;
  const values = days.map(({ trashed }) => {
    bytes += trashed.bytes;
    return bytes;
  });
  if (bytes === 0) return null;
  return {
    labels: days.map(({ day }) => format.date(`${day}T12:00:00`)),
    series: [{ label: t.charts.space, color: FOUND, values }],
  };
}

/** The end of a path says more than its beginning. */
function shortened(path: string): string {
  return path.length <= 24 ? path : `…${path.slice(-23)}`;
}
