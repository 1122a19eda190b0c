import fc from 'fast-check';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedAsset } from '../catalogue.ts';
import { openSyntheticCatalogue, type SyntheticCatalogue } from './synthetic-catalogue.ts';

const open = (assets: number): Promise<SyntheticCatalogue> =>
  openSyntheticCatalogue({ assets, seed: 3, variants: 1 });

function take(walk: Iterable<EmbeddedAsset>, count: number): EmbeddedAsset[] {
  const taken: EmbeddedAsset[] = [];
  for (const asset of walk) {
    taken.push(asset);
    if (taken.length === count) break;
  }
  return taken;
}

const place = ({ fileCreatedAt, id }: EmbeddedAsset): string => `${fileCreatedAt} ${id}`;

describe('a synthetic catalogue', () => {
  let catalogue: SyntheticCatalogue;
  let all: EmbeddedAsset[];
  beforeAll(async () => {
    catalogue = await open(3000);
    all = [...catalogue.walk({ order: 'asc' })];
  });

  it('walks every asset once, in the order of date and id', () => {
    expect(all.length).toBe(3000);
    expect(all.map(place)).toEqual(all.map(place).toSorted());
    expect(new Set(all.map(({ id }) => id)).size).toBe(3000);
    expect([...catalogue.walk({ order: 'desc' })].map(({ id }) => id)).toEqual(
      all.map(({ id }) => id).reverse(),
    );
  });

  it('finds each asset by its id, and no others', () => {
    for (const asset of all.slice(0, 200)) expect(catalogue.asset(asset.id)).toEqual(asset);
    expect(catalogue.asset('00000001-0000-4000-8000-000000000000')).toBeUndefined();
  });

  it('walks a range like a filter over everything', () => {
    fc.assert(
      fc.property(
        fc.nat(2999),
        fc.nat(2999),
        fc.constantFrom('asc' as const, 'desc' as const),
        (a, b, order) => {
          const from = all[Math.min(a, b)]?.fileCreatedAt ?? '';
          const to = all[Math.max(a, b)]?.fileCreatedAt ?? '';
          const expected = all.filter(({ fileCreatedAt: at }) => at >= from && at <= to).map(({ id }) => id);
          expect([...catalogue.walk({ order, from, to })].map(({ id }) => id)).toEqual(
            order === 'asc' ? expected : expected.reverse(),
          );
        },
      ),
      { numRuns: 10 },
    );
  });

  it('looks like a home library, with things that are not for the taking', () => {
    const count = (test: (asset: EmbeddedAsset) => boolean): number => all.filter(test).length / all.length;
    expect(count(({ exif }) => exif.make !== null)).toBeCloseTo(0.8, 1);
    expect(count(({ originalFileName }) => /screenshot/i.test(originalFileName))).toBeGreaterThan(0.02);
    expect(count(({ visibility }) => visibility === 'archive')).toBeGreaterThan(0.01);
    expect(count(({ visibility }) => visibility === 'locked')).toBeGreaterThan(0);
    expect(count(({ visibility, type }) => visibility === 'hidden' && type === 'VIDEO')).toBeGreaterThan(0);
    expect(count(({ trashedAt }) => trashedAt != null)).toBeGreaterThan(0.01);
    expect(count(({ ownerId }) => ownerId !== undefined)).toBeGreaterThan(0);
  });

  it('has more equal timestamps than a page of 1,000 has places', () => {
    const times = new Map<string, number>();
    for (const { fileCreatedAt } of all) times.set(fileCreatedAt, (times.get(fileCreatedAt) ?? 0) + 1);
    expect(Math.max(...times.values())).toBeGreaterThan(1000);
  });

  it('shows a picture that its thumbhash describes', async () => {
    for (const asset of all.slice(0, 12)) {
      const image = await catalogue.image(asset, 'thumbnail');
      if (asset.type === 'VIDEO') expect(image).toBeNull();
      else {
        const { data, info } = await sharp(image?.bytes)
          .resize(100, 100, { fit: 'inside', withoutEnlargement: true })
          .ensureAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const [stored, seen] = [
          Buffer.from(asset.thumbhash ?? '', 'base64'),
          rgbaToThumbHash(info.width, info.height, data),
        ];
        // WebP rounds: the average brightness, the first six bits, may be off by one.
        expect(Math.abs(((stored[0] ?? 0) % 64) - ((seen[0] ?? 0) % 64))).toBeLessThanOrEqual(1);
      }
    }
  });

  it('is the same again from the same seed', async () => {
    expect(take((await open(3000)).walk({ order: 'asc' }), 50)).toEqual(all.slice(0, 50));
  });
});

describe('a synthetic catalogue in use', () => {
  it('shows uploads, changes and trashings to a later look', async () => {
    const catalogue = await open(500);
    const at = new Date('2026-05-01T10:00:00Z');
    const [uploaded, touched, trashed] = [
      catalogue.upload(6, at),
      catalogue.touch(0.02, at),
      catalogue.trashSome(3, at),
    ];
    const walked = [...catalogue.walk({ order: 'asc' })];
    expect(walked.map(place)).toEqual(walked.map(place).toSorted());
    expect(walked.length).toBe(506);
    expect(uploaded.every((id) => catalogue.asset(id)?.createdAt === at.toISOString())).toBe(true);
    expect(uploaded.some((id) => (catalogue.asset(id)?.fileCreatedAt ?? '') < at.toISOString())).toBe(true);
    expect(touched.length).toBe(10);
    expect(touched.every((id) => catalogue.asset(id)?.updatedAt === at.toISOString())).toBe(true);
    expect(trashed.every((id) => catalogue.asset(id)?.trashedAt === at.toISOString())).toBe(true);
    const upload = catalogue.asset(uploaded[0] ?? '');
    expect(upload && (upload.type === 'VIDEO' || (await catalogue.image(upload, 'thumbnail')))).toBeTruthy();
  });

  it('leaves out nothing that was updated', async () => {
    const catalogue = await open(500);
    catalogue.upload(6, new Date('2026-05-01T10:00:00Z'));
    catalogue.touch(0.05, new Date('2020-01-01T10:00:00Z'));
    catalogue.trashSome(30, new Date('2026-05-01T10:00:00Z'));
    for (const order of ['asc', 'desc'] as const)
      for (const updatedFrom of ['2011-01-01', '2019-06-01', '2025-01-01', '2026-04-01', '2027-01-01'])
        for (const range of [{ order }, { order, from: '2015-01-01', to: '2022-01-01' }]) {
          const updated = [...catalogue.walk(range)].filter(({ updatedAt }) => updatedAt >= updatedFrom);
          const walked = [...catalogue.walk({ ...range, updatedFrom })];
          expect(walked.filter(({ updatedAt }) => updatedAt >= updatedFrom)).toEqual(updated);
        }
  });

  it('walks to what was updated without walking past the rest', async () => {
    const catalogue = await open(1_000_000);
    const touched = catalogue.touch(0.00001, new Date('2026-05-01T10:00:00Z'));
    const walked = [...catalogue.walk({ order: 'asc', updatedFrom: '2026-05-01T00:00:00.000Z' })];
    expect(walked.map(({ id }) => id).toSorted()).toEqual(touched.toSorted());
  });

  it('pages through a million assets without walking what lies before', async () => {
    const catalogue = await open(1_000_000);
    let looked = 0;
    const from = '2024-06-01T00:00:00.000Z';
    for (const asset of catalogue.walk({ order: 'asc', from })) {
      looked++;
      expect(asset.fileCreatedAt >= from).toBe(true);
      if (looked === 1000) break;
    }
    expect(looked).toBe(1000);
  });
});
