import { readName } from '../names/name-parts.ts';
import { readPath } from '../names/path-parts.ts';
import type { ImageRecord } from './look-record.ts';

/** What gets emptied without anybody looking: trash cans, caches, temporary folders. */
const FLEETING =
  /\/(?:\.?trash[^/]*|\$recycle\.bin|recycler|[^/]*cache[^/]*|\.statuses|\.shared|te?mp|temporary[^/]*)\//;

/** Where tools put what they found or made, and where people keep what they have elsewhere. */
const SECOND_HAND =
  /\/(?:recup_dir\.\d+|found\.\d{3}|lost\+found|recovered[^/]*|copy of [^/]*|copies|kopien|duplicates?)\//;

/**
 * How good a place a copy lies in, 0 the best: of equal files the one should stay that nobody tidies away, under the
 * name that it was given first. Uploads have no folders.
 */
export function restingPlace({ path, fileName }: ImageRecord): number {
  const folders = path === null ? '/' : readPath(path).joined;
  const place = FLEETING.test(folders) ? 2 : SECOND_HAND.test(folders) ? 1 : 0;
  return 2 * place + Number(readName(fileName).isCopy);
}
