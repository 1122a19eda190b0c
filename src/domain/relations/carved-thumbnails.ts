import type { ImageRecord } from './look-record.ts';

/**
 * PhotoRec names a file by its first sector, "f" for the file and "t" for the preview embedded in it
 * (testdisk, src/photorec.c and src/file_jpg.c): t1234567.jpg is the preview of f1234567.jpg, within one
 * output folder. Null for other names.
 */
export function carvedKey(
  record: Pick<ImageRecord, 'fileName' | 'path'>,
): { is: 'thumbnail' | 'whole'; key: string } | null {
  const parts = record.fileName.match(/^([tf])(\d{7,})(?:_[^/]*)?\.[a-z0-9]+$/i);
  if (!parts) return null;
  const folder = record.path === null ? '' : record.path.replace(/[^/\\]*$/, '');
  return { is: parts[1]?.toLowerCase() === 't' ? 'thumbnail' : 'whole', key: `${folder} ${parts[2]}` };
}
