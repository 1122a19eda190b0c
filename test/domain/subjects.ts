import { type AssetFacts, assetId } from '../../src/domain/asset-facts.ts';
import type { JudgementSettings } from '../../src/domain/judgement.ts';
import type { Subject } from '../../src/domain/subject.ts';

const NO_CAMERA = {
  make: null,
  model: null,
  lensModel: null,
  fNumber: null,
  focalLength: null,
  iso: null,
  exposureTime: null,
  latitude: null,
  longitude: null,
  timeZone: null,
  projectionType: null,
};

/** A subject of which nothing is remarkable: a received JPEG without camera data, two years old. */
export function subjectOf(facts: Partial<AssetFacts> = {}, rest: Partial<Subject> = {}): Subject {
  return {
    facts: {
      id: assetId('00000000-0000-4000-8000-000000000001'),
      type: 'image',
      visibility: 'timeline',
      fileName: 'picture.jpg',
      path: null,
      mimeType: 'image/jpeg',
      width: 1600,
      height: 1200,
      bytes: 600_000,
      takenAt: '2024-01-01T00:00:00.000Z',
      modifiedAt: '2024-01-01T00:00:00.000Z',
      uploadedAt: '2024-01-02T00:00:00.000Z',
      updatedAt: '2024-01-02T00:00:00.000Z',
      thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
      checksum: 'x',
      checksumOf: 'content',
      camera: NO_CAMERA,
      durationMs: null,
      isFavorite: false,
      isEdited: false,
      isOffline: false,
      rating: null,
      description: '',
      livePhotoVideoId: null,
      libraryId: null,
      duplicateId: null,
      people: null,
      ...facts,
    },
    memberships: null,
    pixels: null,
    bytes: null,
    relations: [],
    ml: null,
    context: { mix: 'photo_library', now: '2026-01-01T00:00:00.000Z', folder: null },
    ...rest,
  };
}

export const CAMERA = {
  ...NO_CAMERA,
  make: 'Google',
  model: 'Pixel 7',
  fNumber: 1.85,
  focalLength: 6.81,
  iso: 52,
  exposureTime: '1/125',
  timeZone: 'UTC+1',
};

export const SETTINGS: JudgementSettings = {
  recentDays: 30,
  allowList: { folders: [], names: [], personIds: [], albumIds: [] },
  keptBefore: false,
};
