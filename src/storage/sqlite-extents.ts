import type { ReadConnection } from './connection.ts';
import type { Extents, PathCounts } from './extents.ts';
import { idFromBytes } from './identifiers.ts';
import type { NameSearch } from './name-search.ts';
import { whereOf } from './result-where.ts';

export function createExtents({ sqlite }: ReadConnection, names: NameSearch): Extents {
  return {
    sizes(filter) {
      const { sql, values } = whereOf(names, filter, { listed: true });
      const from = `from scores s not indexed ${sql} order by s.key`;
      const bytes = sqlite.prepare<unknown[], number>(`select coalesce(s.bytes, 0) ${from}`).pluck();
      const first = sqlite
        .prepare<unknown[], Buffer>(`select a.id from assets a where a.key = (select s.key ${from} limit 1)`)
        .pluck()
        .get(...values);
      return {
        first: first === undefined ? null : idFromBytes(first),
        bytes: Float64Array.from(bytes.all(...values)),
      };
    },
    paths(filter) {
      const { sql, values } = whereOf(names, filter, { listed: true });
      const counted = sqlite
        .prepare<unknown[], PathCounts>(
          `select count(a.path) as known, count(*) - count(a.path) as unknown,
                  coalesce(sum(instr(a.path, char(10)) > 0 or instr(a.path, char(13)) > 0), 0) as withLineBreak
             from scores s join assets a on a.key = s.key ${sql}`,
        )
        .get(...values);
      return counted ?? { known: 0, unknown: 0, withLineBreak: 0 };
    },
  };
}
