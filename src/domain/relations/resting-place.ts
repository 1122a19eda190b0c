import { folderKind } from '../names/folder-kinds.ts';
import { readName } from '../names/name-parts.ts';
import { type PathParts, readPath } from '../names/path-parts.ts';
import type { ImageRecord } from './look-record.ts';

/** Trash cans besides those that are told with the caches: both get emptied without anybody looking. */
const TRASH = /\/(?:\.?trash[^/]*|recycler|temporary[^/]*)\//;

/** Where people keep what they have elsewhere. */
const COPIES = /\/(?:[^/]*(?:backup|sicherung|sauvegarde)[^/]*|copy of [^/]*|copies|kopien|duplicates?)\//;

/**
 * How good a place a copy lies in, 0 the best: of equal files the one should stay that nobody tidies away, under the
 * name that it was given first. Uploads have no folders.
 */
export function restingPlace({ path, fileName }: ImageRecord): number {
  return 2 * (path === null ? 0 : folderRank(readPath(path))) + Number(readName(fileName).isCopy);
}

function folderRank(path: PathParts): number {
  const kind = folderKind(path)?.kind;
  if (kind === 'cache' || kind === 'thumbnails' || TRASH.test(path.joined)) return 2;
  return kind === 'recovery' || COPIES.test(path.joined) ? 1 : 0;
}
