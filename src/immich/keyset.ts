import { UnexpectedResponse } from './errors.ts';
import type { SearchPage } from './search-page.ts';

/** What the walk must know of a row. */
export interface RowKey {
  readonly id: string;
  /** `fileCreatedAt`, ms since the epoch. */
  readonly time: number;
}

/** A row with its key; null where not even that can be read. */
export interface KeyedRow {
  readonly key: RowKey | null;
  readonly row: unknown;
}

/** Serialisable: continue at this time (inclusive, ISO 8601 UTC), without what was seen at exactly it. */
export interface KeysetCursor {
  readonly takenAfter: string;
  readonly seen: readonly string[];
}

export interface KeysetPage {
  /** Rows never given before, in the server's order. */
  readonly rows: readonly KeyedRow[];
  readonly cursor: KeysetCursor;
}

export interface PageRequest {
  readonly takenAfter: string | undefined;
  /** From 1, within the same `takenAfter`. */
  readonly page: number;
  readonly size: number;
  /** Also trashed rows, so that trashing during the walk cannot shift the pages. */
  readonly withDeleted: boolean;
}

/** The search that is walked, and how its rows are told apart. */
export interface KeysetSource {
  readonly fetch: (request: PageRequest) => Promise<SearchPage>;
  readonly keyOf: (row: unknown) => RowKey | null;
  /** Rows a page, 1–1,000. */
  readonly size: number;
}

const ENDPOINT = 'POST /search/metadata';
/** Where a walk stands when not even one date could be read. */
const BEGINNING = '0001-01-01T00:00:00.000Z';

/**
 * Reads a search in ascending time by keyset: each request continues at the last time seen, and what was
 * seen at exactly that time is dropped. What was there throughout is not missed, nothing is given twice
 * (unless its date changes on the way), and memory holds only the ids of one timestamp.
 *
 * Throws `UnexpectedResponse` when the server does not keep to the order asked for.
 */
export async function* walkKeyset(source: KeysetSource, start?: KeysetCursor): AsyncGenerator<KeysetPage> {
  let takenAfter = start?.takenAfter;
  let seen = new Set(start?.seen);

  for (;;) {
    const page = await source.fetch({ takenAfter, page: 1, size: source.size, withDeleted: false });
    const keyed = page.rows.map((row) => ({ key: source.keyOf(row), row }));
    const times = timesInOrder(keyed, takenAfter);
    const [first, last] = [times.at(0), times.at(-1)];

    if (first === undefined || last === undefined) {
      if (page.hasMore) throw new UnexpectedResponse(ENDPOINT, 'no row of a whole page has a readable date');
      const cursor = { takenAfter: takenAfter ?? BEGINNING, seen: [...seen] };
      if (keyed.length > 0) yield { rows: keyed, cursor };
      return;
    }

    const boundary = isoOf(last);
    const fresh = keyed.filter(({ key }) => key === null || !seen.has(key.id));
    if (boundary !== takenAfter) seen = new Set();
    takenAfter = boundary;

    if (page.hasMore && first === last) {
      // Full of one timestamp: asking again by time would answer the same page for ever.
      yield* walkTimestamp(source, last, seen);
      takenAfter = isoOf(last + 1);
      seen = new Set();
      continue;
    }
    for (const { key } of keyed) if (key?.time === last) seen.add(key.id);
    yield { rows: fresh, cursor: { takenAfter, seen: [...seen] } };
    if (!page.hasMore) return;
  }
}

/** A walk that gives nothing new proves little while pages still overlap; this many in a row do. */
const QUIET_WALKS = 3;
const MOST_WALKS = 20;

/**
 * Reads all rows of one timestamp by page number and adds them to `seen`: a bulk import without dates can
 * hold more of them than a page. Before 3.1 Immich has no tie-break, so that pages of equal times may
 * repeat some rows and skip others. Therefore the group is walked again, cut differently, until one walk
 * gives nothing new and repeats nothing.
 */
async function* walkTimestamp(
  source: KeysetSource,
  time: number,
  seen: Set<string>,
): AsyncGenerator<KeysetPage> {
  let quiet = 0;
  for (let walk = 0; walk < MOST_WALKS; walk += 1) {
    // Another page size cuts the group elsewhere, so that the same rows do not fall into the same gap.
    const size = source.size > 500 ? source.size - walk * 7 : source.size + walk * 7;
    const met = new Set<string>();
    let found = 0;
    let repeated = false;

    for (let page = 1, within = true; within; page += 1) {
      const { rows, hasMore } = await source.fetch({
        takenAfter: isoOf(time),
        page,
        size,
        withDeleted: true,
      });
      const keyed = rows.map((row) => ({ key: source.keyOf(row), row }));
      within = hasMore && timesInOrder(keyed, isoOf(time)).at(-1) === time;
      const fresh: KeyedRow[] = [];
      for (const { key, row } of keyed) {
        if (key === null && walk === 0) fresh.push({ key, row });
        if (key?.time !== time) continue;
        repeated ||= met.has(key.id);
        met.add(key.id);
        if (seen.has(key.id)) continue;
        seen.add(key.id);
        found += 1;
        fresh.push({ key, row });
      }
      if (fresh.length > 0) yield { rows: fresh, cursor: { takenAfter: isoOf(time), seen: [...seen] } };
    }

    quiet = found === 0 ? quiet + 1 : 0;
    if (quiet > 0 && (!repeated || quiet >= QUIET_WALKS)) return;
  }
  throw new UnexpectedResponse(
    ENDPOINT,
    `the assets taken at ${isoOf(time)} came in a new order each time; try again when the server is quiet`,
  );
}

/** The readable times of a page. Throws where they go backwards, since the walk could then run for ever. */
function timesInOrder(keyed: readonly KeyedRow[], takenAfter: string | undefined): readonly number[] {
  const times: number[] = [];
  let last = takenAfter === undefined ? Number.NEGATIVE_INFINITY : Date.parse(takenAfter);
  for (const { key } of keyed) {
    if (key === null) continue;
    if (key.time < last) {
      throw new UnexpectedResponse(ENDPOINT, 'the assets do not come in the order asked for');
    }
    last = key.time;
    times.push(key.time);
  }
  return times;
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
