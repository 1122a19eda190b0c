import { carvedKey } from './carved-thumbnails.ts';
import type { LookRecord } from './look-record.ts';

/** What else than its looks may relate a picture to another. */
export type NamedRecord = Pick<LookRecord, 'key' | 'fileName' | 'path' | 'checksum' | 'duplicateId'>;

/** What two have to share to be related by it: a checksum, a number of PhotoRec's or a duplicate group of Immich's. */
export function sharedNames(record: NamedRecord): readonly string[] {
  const carved = carvedKey(record);
  return [
    record.checksum && `checksum ${record.checksum}`,
    carved && `carved ${carved.key}`,
    record.duplicateId && `immich ${record.duplicateId}`,
  ].filter((name) => name !== null);
}
