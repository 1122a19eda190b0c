import { HIGH } from '../domain/category.ts';
import { categoryCode, categoryOf, confidenceCode, DECISION_CODES, holdBackCode } from './codes.ts';
import type { ReadConnection } from './connection.ts';
import type { Suggestions } from './suggestions.ts';

interface TallyRow {
  readonly category: number;
  readonly recent: number;
  readonly count: number;
  readonly bytes: number;
}

const OPEN = `confidence >= ${confidenceCode(HIGH)} and protection = 0 and decision <> ${DECISION_CODES.keep}`;

export function createSuggestions({ sqlite }: ReadConnection): Suggestions {
  const tally = sqlite.prepare<[number, number], TallyRow>(
    `select category, (category = ${categoryCode('screenshots')} and taken_at > ?) as recent,
            count(*) as count, sum(bytes) as bytes
       from scores where ${OPEN} and confidence >= ? and held_back = 0 and category is not null
      group by 1, 2`,
  );
  const recent = sqlite
    .prepare<[number, number], number>(
      `select key from scores where ${OPEN} and held_back = ${holdBackCode('recent')} and key > ? order by key limit ?`,
    )
    .pluck();

  return {
    tally: ({ from, youngerThan }) =>
      tally.all(youngerThan, confidenceCode(from)).flatMap(({ category: code, recent: young, ...sums }) => {
        const category = categoryOf(code);
        return category === null ? [] : [{ category, recent: young === 1, ...sums }];
      }),
    heldAsRecent: (after, limit) => recent.all(after, limit),
  };
}
