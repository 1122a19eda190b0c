import type { ResultItem } from '#contract/results.ts';
import { t } from '#web/text/text.ts';

/**
 * What speaks loudest for deleting, for places that show the file name beside it: said once is enough, and what
 * the name says would be cut off.
 */
export function reasonOf({
  file_name,
  reasons: [loudest],
}: Pick<ResultItem, 'file_name' | 'reasons'>): string {
  if (loudest === undefined) return t.results.noReason;
  return t.evidence(loudest).replace(` “${file_name}”`, '').replace(`: „${file_name}“`, '');
}
