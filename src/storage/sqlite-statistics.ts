import { CATEGORIES, type Category, HIGH, MEDIUM } from '../domain/category.ts';
import { categoryCode, confidenceCode, DECISION_CODES } from './codes.ts';
import type { ReadConnection } from './connection.ts';
import type { StatisticsReader, StoredStatistics } from './statistics.ts';

interface CategoryRow {
  readonly category: number;
  readonly count: number;
  readonly bytes: number;
  readonly high: number;
  readonly high_bytes: number;
}

interface DecisionRow {
  readonly decision: number;
  readonly count: number;
  readonly bytes: number;
}

/** Counts agree with the totals of the lists: suggestions only, what is protected or kept stands apart. */
export function createStatistics({ sqlite }: ReadConnection): StatisticsReader {
  const total = sqlite
    .prepare<[], number>(
      'select (select count(*) from assets) - (select count(*) from assets where gone_at is not null)',
    )
    .pluck();
  const analyzed = sqlite.prepare<[], number>('select count(*) from scores').pluck();
  const isProtected = sqlite
    .prepare<[], number>(
      `select count(*) from scores indexed by scores_all_confidence where protection > 0 and decision <> ${DECISION_CODES.keep}`,
    )
    .pluck();
  const fromUp = sqlite
    .prepare<[number], number>(
      'select count(*) from scores indexed by scores_all_confidence where confidence >= ?',
    )
    .pluck();
  const byCategory = sqlite.prepare<[], CategoryRow>(
    `select category, count(*) as count, sum(bytes) as bytes, sum(confidence >= 7000) as high,
            sum(iif(confidence >= 7000, bytes, 0)) as high_bytes
       from scores indexed by scores_category_confidence
      where category is not null and protection = 0 and decision <> ${DECISION_CODES.keep} group by category`,
  );
  const recommended = sqlite.prepare<[], StoredStatistics['recommended']>(
    `select count(*) as count, coalesce(sum(bytes), 0) as bytes,
            coalesce(sum(decision = ${DECISION_CODES.delete}), 0) as marked from scores
      where confidence >= 7000 and recommended = 1 and protection = 0 and decision <> ${DECISION_CODES.keep}`,
  );
  const decided = sqlite.prepare<[], DecisionRow>(
    'select decision, count(*) as count, sum(bytes) as bytes from scores indexed by scores_decided where decision > 0 group by decision',
  );

  return {
    read(): StoredStatistics {
      const rows = byCategory.all();
      const decisions = decided.all();
      const all = analyzed.get() ?? 0;
      const high = fromUp.get(confidenceCode(HIGH)) ?? 0;
      const notLow = fromUp.get(confidenceCode(MEDIUM)) ?? 0;
      const decision = (code: number) => {
        const row = decisions.find((each) => each.decision === code);
        return { count: row?.count ?? 0, bytes: row?.bytes ?? 0 };
      };
      return {
        totalAssets: total.get() ?? 0,
        analyzed: all,
        byBand: { high, medium: notLow - high, low: all - notLow },
        byCategory: Object.fromEntries(
          CATEGORIES.map((category) => {
            const row = rows.find((each) => each.category === categoryCode(category));
            return [category, { count: row?.count ?? 0, bytes: row?.bytes ?? 0, high: row?.high ?? 0 }];
          }),
        ) as Record<Category, StoredStatistics['byCategory'][Category]>,
        highConfidence: {
          count: rows.reduce((sum, row) => sum + row.high, 0),
          bytes: rows.reduce((sum, row) => sum + row.high_bytes, 0),
        },
        marked: decision(DECISION_CODES.delete),
        kept: decision(DECISION_CODES.keep),
        recommended: recommended.get() ?? { count: 0, bytes: 0, marked: 0 },
        protected: isProtected.get() ?? 0,
      };
    },
  };
}
