import type { LibraryMix } from '../src/domain/subject.ts';
import type { Label } from './corpus.ts';

/** What a labelled image stands for in a library. */
export type Share =
  | 'camera photo'
  | 'photo without camera data'
  | 'document'
  | 'screenshot'
  | 'web image'
  | 'low quality'
  | 'corrupted';

/**
 * Stated compositions, since a labelled collection is a third photos and a home library nine tenths. Rounded
 * from what people report of their libraries; a calibration holds for the mix it names and no other.
 */
export const MIX_SHARES: Readonly<Record<LibraryMix, Readonly<Record<Share, number>>>> = {
  photo_library: {
    'camera photo': 0.7,
    'photo without camera data': 0.17,
    document: 0.03,
    screenshot: 0.05,
    'web image': 0.02,
    'low quality': 0.02,
    corrupted: 0.01,
  },
  phone_backup: {
    'camera photo': 0.43,
    'photo without camera data': 0.22,
    document: 0.04,
    screenshot: 0.18,
    'web image': 0.08,
    'low quality': 0.04,
    corrupted: 0.01,
  },
  recovery_dump: {
    'camera photo': 0.25,
    'photo without camera data': 0.2,
    document: 0.03,
    screenshot: 0.08,
    'web image': 0.28,
    'low quality': 0.08,
    corrupted: 0.08,
  },
};

/** Null for what no stated mix has a place for. */
export function shareOf({ label, has_camera_exif }: Label): Share | null {
  switch (label) {
    case 'photo':
      return has_camera_exif ? 'camera photo' : 'photo without camera data';
    case 'document':
      return 'document';
    case 'screenshot':
      return 'screenshot';
    case 'web_image':
      return 'web image';
    case 'low_quality':
      return 'low quality';
    case 'corrupted':
      return 'corrupted';
    default:
      return null;
  }
}

/** A weight for each, so that all together are the mix; they add up to 1. */
export function mixWeights(shares: readonly (Share | null)[], mix: LibraryMix): Float64Array {
  const counts = new Map<Share, number>();
  for (const share of shares) if (share !== null) counts.set(share, (counts.get(share) ?? 0) + 1);
  return Float64Array.from(shares, (share) =>
    share === null ? 0 : MIX_SHARES[mix][share] / (counts.get(share) ?? 1),
  );
}
