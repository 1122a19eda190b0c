import { type ParsedUrlQuery, parse } from 'node:querystring';
import { MEANT_WHEN_EMPTY } from '../contract/results.ts';

/** The parameters of an address, without the empty ones: a script that leaves `max_confidence=` open means no limit, not 0. */
export function readQuery(text: string): ParsedUrlQuery {
  const query = parse(text);
  for (const [name, value] of Object.entries(query))
    if (value === '' && !MEANT_WHEN_EMPTY.has(name)) delete query[name];
  return query;
}
