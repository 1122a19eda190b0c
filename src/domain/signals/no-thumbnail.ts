import { isDecodable } from '../formats.ts';
import { found, NOT_APPLICABLE, type Signal } from './signal.ts';

/** Immich makes thumbnails within minutes; after a day without one, pending is no longer the likely reason. */
export const PENDING_MS = 24 * 3600 * 1000;

export const noThumbnail: Signal = {
  meta: {
    id: 'no-thumbnail',
    title: 'No thumbnail',
    looksFor: 'A common format of which Immich could make no thumbnail, a day or more after it arrived.',
    source: 'Observed on Immich 3.1: files cut off before their end get neither thumbnail nor thumbhash.',
    wrongWhen: 'Jobs were paused or failed; formats that the server cannot read are left out.',
    group: 'damage',
    cost: 'metadata',
  },
  inspect({ subject: { facts, pixels, context } }) {
    if (facts.type === 'video') return NOT_APPLICABLE;
    const undecodable = pixels !== null && 'missing' in pixels && pixels.missing === 'undecodable';
    if (facts.thumbhash !== null && !undecodable) return found('has', 'there is one', 'thumbhash');
    if (!isDecodable(facts.mimeType) || facts.isOffline) return NOT_APPLICABLE;
    const arrived = Date.parse(facts.uploadedAt ?? facts.updatedAt);
    if (Date.parse(context.now) - arrived < PENDING_MS) return NOT_APPLICABLE;
    if (facts.bytes === null || facts.bytes === 0)
      return found('empty', 'the file is empty', 'exifInfo.fileSizeInByte');
    return found('none', 'none', 'thumbhash');
  },
  sentence: ({ level }) =>
    level === 'has'
      ? 'It could be read, and a thumbnail could be made of it.'
      : level === 'empty'
        ? 'The file is empty.'
        : 'No thumbnail could be made of it, though the format is a common one.',
};
