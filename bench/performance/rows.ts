/** The fixed list of what is promised. A row that was not measured, or is beyond its floor, is `missed`. */
export interface Promised {
  readonly title: string;
  readonly unit: '' | 's' | 'ms' | 'MB' | '×';
  readonly floor: number;
  readonly aim: number;
  /** Whether greater is better. */
  readonly upwards: boolean;
}

const row = (
  title: string,
  unit: Promised['unit'],
  floor: number,
  aim: number,
  upwards = false,
): Promised => ({ title, unit, floor, aim, upwards });

export const PROMISED = {
  catalogue: row(
    'catalogue, metadata scoring and storage, against the bare paging loop',
    '',
    0.6,
    0.85,
    true,
  ),
  cataloguePaced: row('the same, at the rate of a real server', '', 0.6, 0.85, true),
  thumbnails: row('thumbnail step, against the bare download loop', '', 0.7, 0.9, true),
  thumbnailsPaced: row('the same, at the rate of a real server', '', 0.7, 0.9, true),
  pixels: row('one thumbnail decoded and measured, processor time', 'ms', 8, 3),
  delta: row('later run with 1 % changed, against the first in quick mode', '', 0.05, 0.02),
  rescore: row('judging 200,000 assets again after a policy change', 's', 20, 8),
  duplicates: row('near-duplicate index over 200,000 hashes, processor time', 's', 20, 6),
  memory: row('peak memory (RSS) of a whole run', 'MB', 350, 220),
  database: row('database for 100,000 assets', 'MB', 120, 80),
  pages: row('24 pairs of filter and sort, first page, p95 of the slowest', 'ms', 80, 30),
  search: row('text search, p95 of the slowest', 'ms', 300, 100),
  count: row('exact count, p95 of the slowest', 'ms', 300, 100),
  layout: row('layout buckets, p95 of the slowest', 'ms', 300, 100),
  growth: row('growth of the time per asset with ten times as many', '×', 1.3, 1.05),
  answering: row('a page of results while a run is going, p99', 'ms', 150, 50),
} as const satisfies Readonly<Record<string, Promised>>;

export type RowName = keyof typeof PROMISED;

export interface Measured {
  readonly value: number;
  /** At what size, from what figures. */
  readonly note: string;
}
export type Measurements = Partial<Record<RowName, Measured>>;

export type Standing = 'missed' | 'kept' | 'aim';

export function standing({ floor, aim, upwards }: Promised, measured: Measured | undefined): Standing {
  if (measured === undefined || !Number.isFinite(measured.value)) return 'missed';
  const within = (limit: number) => (upwards ? measured.value >= limit : measured.value <= limit);
  return within(aim) ? 'aim' : within(floor) ? 'kept' : 'missed';
}

/** The table in Markdown. */
export function table(measurements: Measurements): string {
  const lines = Object.entries(PROMISED).map(([name, promised]) => {
    const measured = measurements[name as RowName];
    const sign = promised.upwards ? '≥' : '≤';
    const limit = (value: number) => `${sign} ${number(value)}${unitOf(promised)}`;
    const value = measured === undefined ? '–' : `${number(measured.value)}${unitOf(promised)}`;
    const words = { missed: '**missed**', kept: 'kept', aim: 'kept, aim reached' };
    return `| ${promised.title} | ${value} | ${limit(promised.floor)} | ${limit(promised.aim)} | ${words[standing(promised, measured)]} | ${measured?.note ?? 'not measured'} |`;
  });
  return ['| figure | measured | floor | aim | | how |', '|---|---:|---:|---:|---|---|', ...lines].join('\n');
}

function unitOf({ unit }: Promised): string {
  return unit === '' ? '' : unit === '×' ? '×' : ` ${unit}`;
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
