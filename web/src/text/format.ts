import { getByteUnitString } from '@immich/ui';

/**
 * Numbers, sizes, dates and durations as the person's own locale writes them.
 * Sizes are in KiB, MiB, GiB, as Immich shows them.
 */
export interface Format {
  number(value: number): string;
  /** 0–1 as "94 %". */
  percent(share: number): string;
  /** A confidence as a percentage that claims no certainty: "> 99%" at the most, "< 1%" at the least. */
  confidence(share: number): string;
  bytes(value: number | null): string;
  date(iso: string): string;
  dateTime(iso: string): string;
  /** A day without a time, "2023-07-14", whatever the time zone. */
  day(day: string): string;
  /** "2023-07" as "July 2023". */
  month(month: string): string;
  /** 0–6 from Sunday as "Sunday". */
  weekday(day: number): string;
  /** "about 3 minutes"; rounded, because a progress bar knows no better. */
  duration(seconds: number): string;
  /** "1170 × 2532"; null where a side is unknown. */
  dimensions(width: number | null, height: number | null): string | null;
  /** Of latitude or longitude: "48.1372°". */
  degrees(value: number): string;
  /** A signed log-odds contribution: "+2.3", "−0.8". */
  signed(value: number): string;
  list(words: readonly string[]): string;
}

export function formatFor(locale: string): Format {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  const degrees = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);

  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    confidence: (share) => {
      if (share > 0.99) return `> ${percent.format(0.99)}`;
      return share < 0.01 ? `< ${percent.format(0.01)}` : percent.format(Math.floor(share * 100) / 100);
    },
    bytes: (value) => (value === null ? '–' : getByteUnitString(value, locale)),
    date: (iso) => date.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
    // The first of January 2023 was a Sunday.
    weekday: (at) => weekday.format(Date.UTC(2023, 0, 1 + at)),
    duration: (seconds) => {
      if (seconds < 60) return unit(Math.max(1, Math.round(seconds)), 'second');
      if (seconds < 3600) return unit(Math.round(seconds / 60), 'minute');
      const hours = Math.floor(seconds / 3600);
      const minutes = Math.round((seconds % 3600) / 60);
      return minutes === 0
        ? unit(hours, 'hour')
        : list.format([unit(hours, 'hour'), unit(minutes, 'minute')]);
    },
    dimensions: (width, height) =>
      width === null || height === null
        ? null
        : `${number.format(width)} × ${number.format(height)}`.replace(/[.,\u00a0\u202f]/g, ''),
    degrees: (value) => `${degrees.format(value)}°`,
    signed: (value) => signed.format(value),
    list: (words) => list.format(words),
  };
}
