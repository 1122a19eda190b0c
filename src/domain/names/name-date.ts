/** A day with or without separators, the same between both, alone or with the time written on to it. */
const DAY =
  /(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)|(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=(?:[01]\d|2[0-3])(?:[0-5]\d){2}(?:\d{3})?(?!\d))/;

/** Epoch milliseconds of the years 2004 to 2033, as Facebook, WeChat and many apps name what they save. */
const MOMENT = /(?<!\d)1[1-9]\d{11}(?!\d)/;

/**
 * The end of the day that a file name states, in epoch milliseconds (UTC), as `Screenshot_20201002-101500.png`
 * does, or the moment, as `FB_IMG_1659506846540.jpg` does; null where it states none. Files that were copied or
 * recovered carry the copying's date; their names still have the first one.
 */
export function dayInName(stem: string): number | null {
  const match = DAY.exec(stem);
  if (match === null) return momentIn(stem);
  const [year, month, day] = [match[1] ?? match[5], match[3] ?? match[6], match[4] ?? match[7]].map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const end = new Date(Date.UTC(year, month - 1, day, 23, 59, 59, 999));
  return end.getUTCDate() === day ? end.getTime() : null;
}

function momentIn(stem: string): number | null {
  const moment = MOMENT.exec(stem)?.[0];
  return moment === undefined ? null : Number(moment);
}
