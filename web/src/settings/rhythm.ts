/** How often an analysis begins by itself, as people say it; what cron says beyond that stays `custom`. */
export const EVERY = ['never', 'day', 'week', 'month', 'custom'] as const;
export type Every = (typeof EVERY)[number];

export interface Rhythm {
  readonly every: Every;
  /** `03:00`. */
  readonly time: string;
  /** 0–6 from Sunday, as cron counts. */
  readonly weekday: number;
  /** The five fields themselves; what they say where `every` is `custom`. */
  readonly pattern: string;
}

/** What somebody gets who only says how often: the small hours disturb nobody. */
const USUAL: Omit<Rhythm, 'pattern'> = { every: 'never', time: '03:00', weekday: 0 };

/** Minute and hour, the day of the month (any, or the first), every month, and the weekday (any, or one). */
const SIMPLE = /^(\d{1,2}) (\d{1,2}) (\*|1) \* (\*|[0-7])$/;

/** `pattern`: five fields as cron has them, '' = never. */
export function readRhythm(pattern: string): Rhythm {
  if (pattern === '') return { ...USUAL, pattern };
  const [, minute, hour, day, weekday] = SIMPLE.exec(pattern.trim().replace(/\s+/g, ' ')) ?? [];
  const isClock = Number(minute) < 60 && Number(hour) < 24;
  const isBoth = day === '1' && weekday !== '*';
  if (minute === undefined || hour === undefined || !isClock || isBoth)
    return { ...USUAL, every: 'custom', pattern };
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (day === '1') return { ...USUAL, every: 'month', time, pattern };
  if (weekday === '*') return { ...USUAL, every: 'day', time, pattern };
  return { every: 'week', time, weekday: Number(weekday) % 7, pattern };
}

/** The five fields; '' = never. */
export function writeRhythm({ every, time, weekday, pattern }: Rhythm): string {
  const [hour, minute] = time.split(':').map(Number);
  const at = `${minute} ${hour}`;
  if (every === 'day') return `${at} * * *`;
  if (every === 'week') return `${at} * * ${weekday}`;
  if (every === 'month') return `${at} 1 * *`;
  return every === 'custom' ? pattern.trim() : '';
}

/** `22:00-07:00` as its two ends; '' = none. */
export function readHours(hours: string): readonly [string, string] | null {
  const [from, to] = hours.split('-').map((time) => time.padStart(5, '0'));
  return from && to ? [from, to] : null;
}
