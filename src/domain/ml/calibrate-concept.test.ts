import { describe, expect, it } from 'vitest';
import { assetId } from '../asset-facts.ts';
import { calibrateConcept, type ForeknownAsset } from './calibrate-concept.ts';

const idOf = (n: number) => assetId(`${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`);

/** 400 assets, every fourth a screenshot; a third of both is left undecided by metadata. */
const isScreenshot = (n: number): boolean => n % 4 === 0;
const assets: ForeknownAsset[] = Array.from({ length: 400 }, (_, n) => {
  const undecided = n % 3 === 0;
  const probability = undecided ? 0.5 : isScreenshot(n) ? 0.99 : 0.01;
  return {
    facts: {
      id: idOf(n),
      type: 'image',
      visibility: 'timeline',
      thumbhash: 'AAAA',
      takenAt: new Date(n * 1e9).toISOString(),
    },
    foreknowledge: { probability, hasExposure: !undecided && !isScreenshot(n) },
  };
});
const facts = (n: number): ForeknownAsset['facts'] => assets[n]?.facts ?? fail(n);
const fail = (n: number): never => {
  throw new Error(`there is no asset ${n}`);
};
const ranking = assets
  .map((_, n) => n)
  .sort((a, b) => Number(isScreenshot(b)) - Number(isScreenshot(a)))
  .map(idOf);

describe('calibrateConcept', () => {
  it('learns from the decided what a rank says of the undecided', () => {
    const worth = calibrateConcept(ranking, assets);
    expect(worth?.logOddsOf(facts(12))).toBeGreaterThan(0.5);
    expect(worth?.logOddsOf(facts(399))).toBeLessThan(-0.5);
  });

  it('says nothing of what cannot have been ranked', () => {
    const worth = calibrateConcept(ranking, assets);
    expect(worth?.logOddsOf({ ...facts(12), visibility: 'archive' })).toBeNull();
    expect(worth?.logOddsOf({ ...facts(12), type: 'video' })).toBeNull();
    expect(worth?.logOddsOf({ ...facts(12), thumbhash: null })).toBeNull();
  });

  it('says nothing at all without a ranking, or with one that knows nothing', () => {
    expect(calibrateConcept([], assets)).toBeNull();
    expect(calibrateConcept(ranking.toReversed(), assets)).toBeNull();
    expect(
      calibrateConcept(
        assets.map((one) => one.facts.id),
        assets,
      ),
    ).toBeNull();
  });

  it('takes no undecided asset, and no photo-like screenshot, as a yardstick', () => {
    const unsure = assets.map((one) => ({ ...one, foreknowledge: { probability: 0.9, hasExposure: false } }));
    expect(calibrateConcept(ranking, unsure)).toBeNull();
  });
});
