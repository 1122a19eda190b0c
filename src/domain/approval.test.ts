import { describe, expect, it } from 'vitest';
import {
  approve,
  approveUndo,
  type DecisionTaken,
  isRefusal,
  type Outcome,
  type Present,
} from './approval.ts';
import { type AssetFacts, assetId } from './asset-facts.ts';

const facts: AssetFacts = {
  id: assetId('11111111-1111-4111-8111-111111111111'),
  type: 'image',
  visibility: 'timeline',
  fileName: 'Screenshot_1.png',
  path: null,
  mimeType: 'image/png',
  width: 1080,
  height: 2400,
  bytes: 1000,
  takenAt: '2024-01-01T00:00:00.000Z',
  modifiedAt: '2024-01-01T00:00:00.000Z',
  uploadedAt: null,
  updatedAt: '2024-01-01T00:00:00.000Z',
  thumbhash: 'AAAA',
  checksum: 'BBBB',
  checksumOf: 'content',
  camera: null,
  durationMs: null,
  isFavorite: false,
  isEdited: false,
  isOffline: false,
  rating: null,
  description: '',
  livePhotoVideoId: null,
  libraryId: null,
  duplicateId: null,
  people: [
    { id: 'a', name: 'Ada' },
    { id: 'b', name: '' },
  ],
};

const now = (more: Partial<AssetFacts> = {}, rest: Partial<Present> = {}): Present => ({
  facts: { ...facts, ...more },
  protectedBy: null,
  membershipsKnown: true,
  ...rest,
});
const to = <O extends Outcome>(outcome: O, more: Partial<DecisionTaken<O>> = {}): DecisionTaken<O> => ({
  assetId: facts.id,
  outcome,
  decision: 'delete',
  shown: facts,
  ...more,
});

describe('approve', () => {
  it('approves what is as it was, also when Immich touched the row or lists people in another order', () => {
    const touched = now({
      updatedAt: '2026-01-01T00:00:00.000Z',
      people: facts.people?.toReversed() ?? null,
    });
    for (const outcome of ['trash', 'archive', 'album', 'tag'] as const) {
      expect(approve(touched, to(outcome))).toBe(facts.id);
    }
  });

  it.each<[keyof AssetFacts, Partial<AssetFacts>]>([
    ['isFavorite', { isFavorite: true }],
    ['description', { description: 'Grandma’s letter' }],
    ['rating', { rating: 5 }],
    ['visibility', { visibility: 'archive' }],
    ['checksum', { checksum: 'CCCC' }],
    ['thumbhash', { thumbhash: null }],
    ['people', { people: [{ id: 'a', name: 'Ada' }] }],
    ['people', { people: [...(facts.people ?? []), { id: 'c', name: 'Bob' }] }],
    ['livePhotoVideoId', { livePhotoVideoId: facts.id }],
    ['isEdited', { isEdited: true }],
    ['fileName', { fileName: 'IMG_1.png' }],
  ])('leaves alone what changed: %s', (field, change) => {
    for (const outcome of ['trash', 'archive'] as const) {
      expect(approve(now(change), to(outcome))).toMatchObject({ reason: 'changed', fields: [field] });
    }
  });

  it('organises what changed as long as it is the same file', () => {
    expect(approve(now({ isFavorite: true }), to('album', { decision: null }))).toBe(facts.id);
    expect(approve(now({ checksum: 'CCCC' }), to('tag'))).toMatchObject({ reason: 'changed' });
  });

  it('removes nothing that was not decided', () => {
    for (const decision of ['keep', null] as const) {
      expect(approve(now(), to('trash', { decision }))).toMatchObject({ reason: 'not_decided' });
    }
  });

  it('knows what is gone, and mixes no two assets up', () => {
    expect(approve(now({}, { facts: null }), to('trash'))).toMatchObject({ reason: 'gone' });
    const other = assetId('22222222-2222-4222-8222-222222222222');
    expect(approve(now({ id: other }), to('trash'))).toMatchObject({ reason: 'other_asset' });
    expect(approve(now(), to('trash', { shown: { ...facts, id: other } }))).toMatchObject({
      reason: 'other_asset',
    });
  });

  it('removes nothing that is protected', () => {
    const inAlbum = now({}, { protectedBy: 'in_album' });
    for (const outcome of ['trash', 'archive'] as const)
      expect(approve(inAlbum, to(outcome))).toMatchObject({ reason: 'protected', protection: 'in_album' });
    expect(approve(inAlbum, to('tag'))).toBe(facts.id);
  });

  it('removes nothing whose protections cannot be seen, and no external original', () => {
    expect(approve(now({}, { membershipsKnown: false }), to('trash'))).toMatchObject({
      reason: 'protections_unknown',
    });
    const external = { libraryId: 'library' };
    const shown = { ...facts, ...external };
    expect(approve(now(external), to('trash', { shown }))).toMatchObject({ reason: 'external_library' });
    expect(approve(now(external), to('archive', { shown }))).toBe(facts.id);
  });
});

describe('approveUndo', () => {
  it.each([
    ['applied', true],
    ['unknown', true],
    ['was_so_before', false],
    ['refused', false],
  ] as const)('of what was %s: %s', (result, approved) => {
    const answer = approveUndo({ assetId: facts.id, outcome: 'trash', result });
    expect(isRefusal(answer)).toBe(!approved);
  });
});
