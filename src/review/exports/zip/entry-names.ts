import type { ResultRow } from '../../../storage/results.ts';

export const MANIFEST_NAME = 'manifest.json';

/**
 * Names for the files of one ZIP: their own folders where the person knows them, else year and month. Each
 * is unique whatever the case, stays below the folder where it is unpacked, and can be written by Windows too.
 */
export function createEntryNames(): (row: ResultRow) => string {
  const taken = new Set([MANIFEST_NAME]);
  return (row) => {
    const wanted = entryName(row);
    const name = taken.has(wanted.toLowerCase()) ? numbered(wanted, row.id) : wanted;
    taken.add(name.toLowerCase());
    return name;
  };
}

function entryName({ path, fileName, takenAt }: ResultRow): string {
  const folders = path === null ? takenAt.slice(0, 7).split('-') : path.split(/[/\\]/).slice(0, -1);
  const parts = [...folders, fileName.replaceAll(/[/\\]/g, '_')].map(harmless).filter((part) => part !== '');
  return parts.join('/');
}

/** No control or formatting characters, nothing that a file system gives a meaning to, no way up. */
function harmless(part: string): string {
  const clean = part
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '_')
    .replace(/[. ]+$/, (end) => (part === end ? '' : '_'.repeat(end.length)));
  return clean;
}

/** The id is unique, so the name is too. */
function numbered(name: string, id: string): string {
  const dot = name.lastIndexOf('.');
  const end = dot > name.lastIndexOf('/') + 1 ? dot : name.length;
  return `${name.slice(0, end)}-${id}${name.slice(end)}`;
}
