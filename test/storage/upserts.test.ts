import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AssetFacts } from '../../src/domain/asset-facts.ts';
import { inventedAsset } from '../analysis/invented-library.ts';
import { temporaryStore } from './stored-library.ts';

let account: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  account = temporaryStore();
});
afterEach(() => account.close());

const LATER = '2026-02-03T04:05:06.000Z';
const asset = (changes: Partial<AssetFacts> = {}) =>
  inventedAsset(1, { thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w', ...changes });

describe('an asset that is met again', () => {
  it('is the same where Immich moved its time only, and that time is kept', () => {
    const { assets } = account.store;
    const { key } = assets.upsert(asset());
    expect(assets.upsert(asset({ updatedAt: LATER })).change).toBe('same');
    expect(assets.facts([key])).toEqual([{ key, facts: asset({ updatedAt: LATER }) }]);
  });

  it('is another where anything else differs, too', () => {
    const { assets } = account.store;
    assets.upsert(asset());
    expect(assets.upsert(asset({ updatedAt: LATER, description: 'Grandma' })).change).toBe('facts');
    expect(assets.upsert(asset({ updatedAt: LATER, description: 'Grandma' })).change).toBe('same');
    const edited = asset({ updatedAt: '2026-02-03T04:05:07.000Z', checksum: 'b3RoZXI=' });
    expect(assets.upsert(edited).change).toBe('content');
  });

  it('is looked at again while it has no thumbnail: that time says how long', () => {
    const { assets } = account.store;
    assets.upsert(asset({ thumbhash: null }));
    expect(assets.upsert(asset({ thumbhash: null, updatedAt: LATER })).change).toBe('facts');
  });

  it('is known by its id, also when it was taken for new', () => {
    const { assets } = account.store;
    const other = inventedAsset(2);
    expect(assets.upsert(asset(), true).change).toBe('new');
    expect(assets.known([asset().id, other.id])).toEqual(new Set([asset().id]));
    expect(assets.upsert(asset(), true).change).toBe('same');
    expect(assets.count()).toBe(1);
  });
});
