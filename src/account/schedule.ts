import { Cron } from 'croner';
import { AccountError } from './errors.ts';

/** When an analysis begins by itself, and when it must not disturb. */
export interface Schedule {
  /** Five fields, as cron has them; '' = never. */
  readonly schedule: string;
  /** `18:00-23:30`, also over midnight; '' = none. */
  readonly quietHours: string;
}

const HOURS = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/;
const HOUR_MINUTES = 60;

/** Epoch milliseconds of the first time after `after`; null: never. `timeZone` null: the machine's. */
export function nextTime(pattern: string, after: number, timeZone: string | null): number | null {
  if (pattern === '') return null;
  return cron(pattern, timeZone).nextRun(new Date(after))?.getTime() ?? null;
}

/** Whether `at` (epoch milliseconds) lies in the quiet hours, by the clock on the wall of `timeZone`. */
export function isQuiet(quietHours: string, at: number, timeZone: string | null): boolean {
  const [, fromHour, fromMinute, toHour, toMinute] = HOURS.exec(quietHours) ?? [];
  if (fromHour === undefined) return false;
  const from = Number(fromHour) * HOUR_MINUTES + Number(fromMinute);
  const to = Number(toHour) * HOUR_MINUTES + Number(toMinute);
  const now = minuteOfDay(at, timeZone);
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

/** Throws `AccountError` (`schedule_invalid`) for what cannot be understood, or never comes. */
export function checkSchedule({ schedule, quietHours }: Partial<Schedule>): void {
  if (schedule !== undefined && schedule !== '' && !isPattern(schedule))
    throw new AccountError(
      'schedule_invalid',
      `The schedule "${schedule}" cannot be understood: write five fields such as "0 3 * * *" (every night at three).`,
    );
  if (quietHours !== undefined && quietHours !== '' && !isHours(quietHours))
    throw new AccountError(
      'schedule_invalid',
      `The quiet hours "${quietHours}" cannot be understood: write them as 18:00-23:30.`,
    );
}

function isPattern(pattern: string): boolean {
  try {
    return cron(pattern, null).nextRun() !== null;
  } catch {
    return false;
  }
}

function isHours(text: string): boolean {
  const [, fromHour = '24', fromMinute = '', toHour = '24', toMinute = ''] = HOURS.exec(text) ?? [];
  return (
    Math.max(Number(fromHour), Number(toHour)) < 24 && Math.max(Number(fromMinute), Number(toMinute)) < 60
  );
}

/** Paused: it computes times, and never starts a timer of its own. */
function cron(pattern: string, timeZone: string | null): Cron {
  return new Cron(pattern, {
    paused: true,
    mode: '5-part',
    ...(timeZone === null ? {} : { timezone: timeZone }),
  });
}

function minuteOfDay(at: number, timeZone: string | null): number {
  const clock = new Intl.DateTimeFormat('en', {
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
    ...(timeZone === null ? {} : { timeZone }),
  });
  const part = (type: 'hour' | 'minute'): number =>
    Number(clock.formatToParts(at).find((one) => one.type === type)?.value);
  return part('hour') * HOUR_MINUTES + part('minute');
}
