import { strongestRelation } from '../verdict.ts';
import { found, NOT_APPLICABLE, type Signal } from './signal.ts';

const WORDS: Readonly<Record<string, string>> = {
  exact_copy: 'The same file is there a second time',
  reencoded_copy: 'The same picture is there in better quality',
  larger_version: 'The same picture is there in a larger version',
  carved_thumbnail_of: 'It is the preview embedded in another recovered photo',
  immich_duplicate: 'Immich itself counts it among the duplicates of a better one',
  turned_copy: 'The same picture is there, turned by 90°',
  upside_down_copy: 'The same picture is there, turned by 180°',
  mirrored_copy: 'The same picture is there, mirrored',
};

export const relation: Signal = {
  meta: {
    id: 'relation',
    title: 'Better copy',
    looksFor: 'The same picture elsewhere in the library, larger or in better quality.',
    source:
      'Checksums, perceptual hashes confirmed on pixels, PhotoRec’s naming of embedded thumbnails, Immich’s duplicate groups.',
    wrongWhen: 'Two pictures of one scene look alike at thumbnail size.',
    group: 'relations',
    cost: 'relations',
  },
  inspect({ subject: { relations } }) {
    const best = strongestRelation(relations);
    if (best === undefined) return NOT_APPLICABLE;
    const { better } = best;
    const size =
      better.width === null || better.height === null ? '' : `, ${better.width} × ${better.height}`;
    return found(
      best.kind,
      `${better.fileName}${size}`,
      best.distance === null ? 'checksum or Immich' : 'perceptual hash',
    );
  },
  sentence: ({ level, value }) => `${WORDS[level] ?? 'A better copy is there'}: ${value}.`,
};
