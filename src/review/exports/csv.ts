/**
 * What a spreadsheet would take for a formula: a cell that begins so is written after an apostrophe
 * (OWASP "CSV injection"; full-width forms too, which East Asian settings read alike).
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One field by RFC 4180: quoted where a comma, a quote, a line break or an outer space asks for it. */
export function csvField(value: string | number | boolean | null): string {
  if (value === null) return '';
  // Our own numbers and truths are no one's input.
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record with its line end. */
export function csvRecord(values: readonly (string | number | boolean | null)[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}

/** What tells Excel that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';
