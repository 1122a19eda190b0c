import type { ResultsQuery as Asked } from '../../contract/results.ts';
import type { ResultsQuery } from '../../review/review.ts';

/** The API's query in the words of the review. */
export function readQuery(asked: Asked): ResultsQuery {
  return {
    sort: asked.sort,
    limit: asked.limit,
    ...(asked.category === undefined ? {} : { category: asked.category }),
    ...(asked.min_confidence === undefined ? {} : { minConfidence: asked.min_confidence }),
    ...(asked.max_confidence === undefined ? {} : { maxConfidence: asked.max_confidence }),
    ...(asked.decision === undefined ? {} : { decision: asked.decision }),
    ...(asked.protected === undefined ? {} : { protected: asked.protected }),
    ...(asked.q === undefined || asked.q === '' ? {} : { q: asked.q }),
    ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }),
  };
}
