import { HIGH } from '../domain/category.ts';
import { categoryCode, categoryOf, confidenceCode, DECISION_CODES, holdBackCode } from './codes.ts';
import type { ReadConnection } from './connection.ts';
import type { Suggestions } from './suggestions.ts';

interface TallyRow {
  readonly category: number;
  readonly count: number;
  readonly bytes: number;
}

const OPEN = `confidence >= ${confidenceCode(HIGH)} and protection = 0 and decision <> ${DECISION_CODES.keep}`;

const SCREENSHOTS = categoryCode('screenshots');

export function createSuggestions({ sqlite }: ReadConnection): Suggestions {
  const tally = sqlite.prepare<[number, number], TallyRow>(
    `select category, count(*) as count, sum(bytes) as bytes
       from scores where ${OPEN} and not (category = ${SCREENSHOTS} and taken_at > ?)
        and confidence >= ? and held_back = 0 and category is not null
      group by 1`,
  );
  const young = sqlite
    .prepare<[number, number, number], number>(
      `select key from scores where ${OPEN} and (held_back = ${holdBackCode('recent')}
          or (held_back = 0 and category = ${SCREENSHOTS} and taken_at > ?)) and key > ? order by key limit ?`,
    )
    .pluck();

  return {
    tally: ({ from, youngFrom }) =>
      tally.all(youngFrom, confidenceCode(from)).flatMap(({ category: code, ...sums }) => {
        const category = categoryOf(code);
        return category === null ? [] : [{ category, ...sums }];
      }),
    young: (youngFrom, after, limit) => young.all(youngFrom, after, limit),
  };
}
