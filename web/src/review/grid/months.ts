/** The month of a place; null where the list is not sorted by date. */
export function monthAt(
  buckets: readonly { readonly month: string | null; readonly count: number }[],
  place: number,
): string | null {
  let end = 0;
  for (const { month, count } of buckets) {
    end += count;
    if (place < end) return month;
  }
  return null;
}
