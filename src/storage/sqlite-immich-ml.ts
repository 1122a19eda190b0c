import type { RankSteps } from '../domain/ml/rank-calibration.ts';
import { confidenceCode } from './codes.ts';
import type { Connection } from './connection.ts';
import type { ImmichMlStore } from './immich-ml.ts';

export const CONCEPT_WORTH = 'concept_worth';

export function createImmichMl(connection: Connection): ImmichMlStore {
  const { sqlite } = connection;
  const saveText = sqlite.prepare(
    'insert or replace into immich_texts (key, words, share, keeps) values (?, ?, ?, ?)',
  );
  const textsWanted = sqlite
    .prepare<[number, number, number], number>(
      `select s.key from scores s where s.confidence >= ? and s.key > ?
          and exists (select 1 from assets a where a.key = s.key and a.type = 0)
          and not exists (select 1 from immich_texts t where t.key = s.key) order by s.key limit ?`,
    )
    .pluck();
  const ranksOf = sqlite.prepare<[string], { key: number; rank: number }>(
    'select key, rank from concept_ranks where concept = ?',
  );
  const clear = sqlite.prepare('delete from concept_ranks where concept = ?');
  const add = sqlite.prepare('insert or replace into concept_ranks (key, concept, rank) values (?, ?, ?)');
  const worth = sqlite
    .prepare<[], string>(`select value from settings where key = '${CONCEPT_WORTH}'`)
    .pluck();
  const setWorth = sqlite.prepare(
    `insert into settings (key, value) values ('${CONCEPT_WORTH}', ?) on conflict (key) do update set value = excluded.value`,
  );
  const count = sqlite.prepare<[], number>('select count(*) from scores').pluck();
  const sure = {
    screenshots: keysWhere('screenshots >= ?'),
    web_cache: keysWhere('web_cache >= ?'),
  };
  const others = {
    screenshots: keysWhere('screenshots < ? and key % ? = 0'),
    web_cache: keysWhere('web_cache < ? and key % ? = 0'),
  };
  function keysWhere(condition: string) {
    return sqlite.prepare<number[], number>(`select key from scores where ${condition} order by key`).pluck();
  }

  return {
    saveText(key, text) {
      if (text === null) saveText.run(key, null, null, 0);
      else saveText.run(key, text.words, Math.round(text.share * 1000), text.keeps === true ? 1 : 0);
    },
    textsWanted: (from, after, limit) => textsWanted.all(confidenceCode(from), after, limit),
    replaceRanks(concept, keys) {
      return connection.transaction(() => {
        const before = new Map(ranksOf.all(concept).map(({ key, rank }) => [key, rank]));
        clear.run(concept);
        const changed: number[] = [];
        for (const [rank, key] of keys.entries()) {
          add.run(key, concept, rank);
          if (before.get(key) !== rank) changed.push(key);
          before.delete(key);
        }
        return [...changed, ...before.keys()];
      });
    },
    worth: () => readWorth(worth.get()),
    setWorth: (steps) => void setWorth.run(JSON.stringify(steps)),
    yardsticks(category, { from, most }) {
      const least = confidenceCode(from);
      const certain = thinned(sure[category].all(least), most);
      const every = Math.max(1, Math.ceil((count.get() ?? 0) / most));
      return [...certain, ...others[category].all(least, every)];
    },
  };
}

/** In JSON the endless last step ends at null. */
export function readWorth(json: string | undefined): Record<string, RankSteps> {
  const stored: Record<string, { upTo: number | null; logOdds: number }[]> = JSON.parse(json ?? '{}');
  return Object.fromEntries(
    Object.entries(stored).map(([concept, steps]) => [
      concept,
      steps.map(({ upTo, logOdds }) => ({ upTo: upTo ?? Number.POSITIVE_INFINITY, logOdds })),
    ]),
  );
}

/** Every nth, so that at most `most` are left. */
function thinned(keys: readonly number[], most: number): number[] {
  const every = Math.ceil(keys.length / most);
  return every <= 1 ? [...keys] : keys.filter((_, place) => place % every === 0);
}
