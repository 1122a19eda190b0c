import { categoryOf, DECISION_CODES } from './codes.ts';
import type { ReadConnection } from './connection.ts';
import type { DecidedOnDay, HistoryReader, TrashedOnDay } from './history.ts';
import { ITEM_RESULTS } from './plans.ts';
import { readTally } from './tally.ts';

/** Epoch milliseconds as the day of the service's own time zone (`TZ`). */
const dayOf = (column: string): string => `date(${column} / 1000, 'unixepoch', 'localtime')`;
const CANDIDATE = `category is not null and protection = 0 and decision <> ${DECISION_CODES.keep}`;

/** Needs the aggregates of `addTallies`. */
export function createHistory({ sqlite }: ReadConnection): HistoryReader {
  const decided = sqlite.prepare<[], DecidedOnDay>(
    `select ${dayOf('log.at')} as day, sum(a.after = ${DECISION_CODES.delete}) as marked,
            sum(a.after = ${DECISION_CODES.keep}) as kept, sum(a.after = 0) as takenBack
       from audit_log log join audit_assets a on a.entry = log.position
      where a.after <> a.before group by day order by day`,
  );
  const trashed = sqlite.prepare<[], TrashedOnDay>(
    `select ${dayOf('i.at')} as day, count(*) as count, coalesce(sum(i.bytes), 0) as bytes
       from plan_items i join plans p on p.id = i.plan_id
      where p.outcome = 'trash' and i.result = ${ITEM_RESULTS.indexOf('applied')} and i.at is not null
      group by day order by day`,
  );
  const found = sqlite.prepare<[], { day: string; found: number }>(
    `select day, found from (
       select ${dayOf('finished_at')} as day, counters ->> 'found' as found, max(finished_at)
         from runs where state = 'finished' and finished_at is not null group by day)
      order by day`,
  );
  const years = sqlite.prepare<[], { year: string; category: number; count: number }>(
    `select strftime('%Y', taken_at / 1000, 'unixepoch') as year, category, count(*) as count
       from scores where ${CANDIDATE} group by year, category order by year`,
  );
  const folders = sqlite.prepare<[], { category: number; folders: string; uploads: number }>(
    `select s.category, tally_folder(a.path) as folders, sum(a.path is null) as uploads
       from scores s join assets a on a.key = s.key where s.${CANDIDATE} group by s.category`,
  );

  return {
    decided: () => decided.all(),
    trashed: () => trashed.all(),
    found: () => found.all(),
    years: () =>
      years.all().flatMap(({ year, category: code, count }) => {
        const category = categoryOf(code);
        return category === null ? [] : [{ year: Number(year), category, count }];
      }),
    folders: () =>
      folders.all().flatMap(({ category: code, folders: text, uploads }) => {
        const category = categoryOf(code);
        if (category === null) return [];
        const known = readTally(text).map(({ value, count }) => ({ folder: value, category, count }));
        return uploads === 0 ? known : [...known, { folder: null, category, count: uploads }];
      }),
  };
}
