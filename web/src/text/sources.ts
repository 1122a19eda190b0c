/**
 * Says where a finding was read, one place or more of them separated by commas, in the words of a table. What the
 * table does not know stays as it is.
 */
export function sourceWords(table: Readonly<Record<string, string>>): (field: string) => string {
  return function words(field: string): string {
    const known = table[field];
    if (known !== undefined) return known;
    // A name may itself hold a comma: the longest that is known comes first.
    for (let end = field.lastIndexOf(', '); end > 0; end = field.lastIndexOf(', ', end - 1)) {
      const first = table[field.slice(0, end)];
      if (first !== undefined) return `${first}, ${words(field.slice(end + 2))}`;
    }
    return field;
  };
}
