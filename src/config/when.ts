import { Cron } from 'croner';

/** A pattern of five fields (minute, hour, day, month, weekday), as cron has them. */
export function isCronPattern(pattern: string): boolean {
  try {
    return new Cron(pattern, { paused: true, mode: '5-part' }).nextRun() !== null;
  } catch {
    return false;
  }
}

/** `18:00-23:30`; over midnight too. */
export const HOURS = /^([01]?\d|2[0-3]):[0-5]\d-([01]?\d|2[0-3]):[0-5]\d$/;
