import type { ReadConnection } from './connection.ts';
import { LayoutGoneError } from './errors.ts';
import { idToBytes } from './identifiers.ts';
import type { Listing, Listings, ResultLayout, ResultLayouts } from './result-layouts.ts';
import { RESULT_COLUMNS, type StoredResult, toResultRow } from './result-rows.ts';

/** A window has one list at a time; a few windows, and the way back in each. Four bytes for each result of a list. */
const REMEMBERED = 16;

/** `opened`: what sets the ids of this process apart from those that another gave before it. */
export function createResultLayouts(
  { sqlite }: ReadConnection,
  listings: Listings,
  opened: number,
): ResultLayouts {
  const lists = new Map<string, Uint32Array>();
  let made = 0;

  const rowsOf = sqlite.prepare<[string], StoredResult>(
    `select ${RESULT_COLUMNS} from json_each(?) wanted join scores s on s.key = wanted.value
       join assets a on a.key = s.key`,
  );
  const keyOf = sqlite.prepare<[Buffer], number>('select key from assets where id = ?').pluck();

  const remembered = (id: string): Uint32Array => {
    const keys = lists.get(id);
    if (keys === undefined) throw new LayoutGoneError();
    return keys;
  };

  function remember({ keys, buckets, ratios }: Listing): ResultLayout {
    made += 1;
    const id = `${opened.toString(36)}-${made}`;
    lists.set(id, keys);
    const [oldest] = lists.keys();
    if (lists.size > REMEMBERED && oldest !== undefined) lists.delete(oldest);
    return { id, total: keys.length, buckets, ratios };
  }

  const keys = (id: string, from: number, to: number): Uint32Array =>
    remembered(id).slice(Math.min(from, to), Math.max(from, to) + 1);

  return {
    remember,
    make: (filter, order, steps) => remember(listings.list(filter, order, steps)),
    rows(id, offset, limit) {
      const keys = [...remembered(id).subarray(offset, offset + limit)];
      const rows = new Map(rowsOf.all(JSON.stringify(keys)).map((row) => [row.key, toResultRow(row)]));
      return keys.map((key) => rows.get(key) ?? null);
    },
    keys,
    range: (id, from, to) => listings.placed(keys(id, from, to)),
    place(id, asset) {
      const keys = remembered(id);
      const key = keyOf.get(idToBytes(asset));
      const place = key === undefined ? -1 : keys.indexOf(key);
      return place === -1 ? null : place;
    },
  };
}
