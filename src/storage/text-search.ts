/** A search for part of a file name or path, any case, as a condition on `scores s`. */
export function textCondition(
  q: string | undefined,
): { readonly sql: string; readonly values: readonly unknown[] } | null {
  const wanted = q?.trim() ?? '';
  if (wanted === '') return null;
  const pattern = `%${wanted.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return {
    sql: `exists (select 1 from assets t where t.key = s.key and (t.file_name like ? escape '\\' or t.path like ? escape '\\'))`,
    values: [pattern, pattern],
  };
}
