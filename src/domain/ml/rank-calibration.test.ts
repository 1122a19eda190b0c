import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor } from './anchors.ts';
import { calibrateRanks, RANK_CEILING, type RankCalibration, rankLogOdds } from './rank-calibration.ts';

/** mulberry32: the same library for the same seed, everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

interface Simulated {
  readonly isScreenshot: boolean;
  /** Metadata has decided it: it may be a yardstick. */
  readonly isSure: boolean;
  readonly takenAt: number;
}

/** A library of 4,000: one in five a screenshot, of which four in ten are sure; they are younger than photos. */
function libraryOf(random: () => number): Simulated[] {
  return Array.from({ length: 4000 }, () => {
    const isScreenshot = random() < 0.2;
    const isSure = random() < (isScreenshot ? 0.4 : 0.7);
    const takenAt = isScreenshot ? 1 - random() ** 2 : random();
    return { isScreenshot, isSure, takenAt };
  });
}

type Ranker = (asset: Simulated, random: () => number) => number;

/** How well a model knows screenshots: distance of the means in standard deviations. */
const knowing =
  (distance: number): Ranker =>
  ({ isScreenshot }, random) =>
    (isScreenshot ? distance : 0) + normal(random);

interface Trial {
  readonly calibration: RankCalibration | null;
  /** Log-odds of the assets that were no yardstick. */
  readonly hidden: readonly {
    readonly isScreenshot: boolean;
    readonly logOdds: number;
    readonly ranked: boolean;
  }[];
}

function trial(ranker: Ranker, seed: number, cutOff = Number.POSITIVE_INFINITY): Trial {
  const random = seeded(seed);
  const placed = libraryOf(random)
    .map((asset) => ({ asset, score: ranker(asset, random) }))
    .sort((a, b) => b.score - a.score)
    .map(({ asset }, n) => ({ asset, rank: n < cutOff ? n : null }));
  const anchors: Anchor[] = placed
    .filter(({ asset }) => asset.isSure)
    .map(({ asset, rank }) => ({ positive: asset.isScreenshot, rank, takenAt: asset.takenAt }));
  const calibration = calibrateRanks(anchors);
  const hidden = placed
    .filter(({ asset }) => !asset.isSure)
    .map(({ asset, rank }) => ({
      isScreenshot: asset.isScreenshot,
      logOdds: calibration === null ? 0 : rankLogOdds(calibration, rank),
      ranked: rank !== null,
    }));
  return { calibration, hidden };
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const worth = ({ hidden }: Trial, isScreenshot: boolean): number =>
  mean(hidden.filter((one) => one.isScreenshot === isScreenshot).map(({ logOdds }) => logOdds));

describe('what a rank is worth', () => {
  it('is much with an excellent ranker, in both directions', () => {
    const excellent = trial(knowing(4), 1);
    expect(excellent.calibration?.separation.auc).toBeGreaterThan(0.97);
    expect(worth(excellent, true)).toBeGreaterThan(1.6);
    expect(worth(excellent, false)).toBeLessThan(-1.5);
  });

  it('is as much as it is with a noisy one: the odds hold for assets it was not learned from', () => {
    const bins = new Map<number, { yes: number; no: number }>();
    let [screenshots, photos] = [0, 0];
    for (let seed = 1; seed <= 20; seed += 1) {
      for (const { isScreenshot, logOdds } of trial(knowing(1.2), seed).hidden) {
        const bin = bins.get(Math.round(logOdds)) ?? { yes: 0, no: 0 };
        if (isScreenshot) [bin.yes, screenshots] = [bin.yes + 1, screenshots + 1];
        else [bin.no, photos] = [bin.no + 1, photos + 1];
        bins.set(Math.round(logOdds), bin);
      }
    }
    expect([...bins.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
    for (const [claimed, { yes, no }] of bins) {
      const found = Math.log(yes / screenshots / (no / photos));
      expect(Math.abs(found - claimed), `claimed ${claimed}, found ${found}`).toBeLessThan(0.6);
    }
  });

  it.each<[string, Ranker, number?]>([
    ['useless', knowing(0)],
    ['useless and cut off at 200', knowing(0), 200],
    ['inverted', knowing(-4)],
    ['all tied (and then in the order of the file)', () => 0],
    ['following the date', ({ takenAt }) => takenAt],
    ['following the date, and cut off at 200', ({ takenAt }) => takenAt, 200],
    ['following the date backwards, and cut off at 1,000', ({ takenAt }) => -takenAt, 1000],
    ['following the date, backwards', ({ takenAt }) => -takenAt],
    ['following the date, with noise', ({ takenAt }, random) => takenAt + 0.2 * normal(random)],
    ['barely better than chance', knowing(0.2)],
  ])('is nothing with a ranker that is %s: no verdict moves', (_, ranker, cutOff) => {
    for (let seed = 1; seed <= 15; seed += 1) {
      const { calibration, hidden } = trial(ranker, seed, cutOff);
      expect(calibration, `seed ${seed}`).toBeNull();
      expect(hidden.every(({ logOdds }) => logOdds === 0)).toBe(true);
    }
  });

  it('is what the look adds where a ranker follows the date as well', () => {
    const both = trial((asset, random) => 3 * asset.takenAt + knowing(3)(asset, random), 3);
    expect(worth(both, true)).toBeGreaterThan(1);
    expect(worth(both, false)).toBeLessThan(-0.7);
  });

  it('survives ties: a model that only says yes or no', () => {
    const blunt = trial(({ isScreenshot }, random) => Number(random() < (isScreenshot ? 0.9 : 0.1)), 4);
    expect(worth(blunt, true)).toBeGreaterThan(1);
    expect(worth(blunt, false)).toBeLessThan(-0.8);
  });

  it('says little of what a search that was cut off did not rank', () => {
    const cut = trial(knowing(4), 5, 200);
    const of = (ranked: boolean): number[] =>
      cut.hidden.filter((one) => one.ranked === ranked).map(({ logOdds }) => logOdds);
    expect(Math.min(...of(true))).toBeGreaterThan(0.7);
    // About 800 screenshots, 200 ranks: three in four of them are among the unranked.
    for (const logOdds of of(false)) expect(Math.abs(logOdds)).toBeLessThan(0.4);
  });

  it('is nothing where there is no yardstick', () => {
    const anchor = (positive: boolean, n: number): Anchor => ({ positive, rank: n, takenAt: n });
    expect(calibrateRanks([])).toBeNull();
    expect(calibrateRanks(Array.from({ length: 500 }, (_, n) => anchor(n < 39, n)))).toBeNull();
    expect(calibrateRanks(Array.from({ length: 500 }, (_, n) => anchor(n < 461, n)))).toBeNull();
    // All screenshots younger than all photos: look and date cannot be told apart.
    const apart = Array.from({ length: 500 }, (_, n) => ({ positive: n < 250, rank: n, takenAt: -n }));
    expect(
      calibrateRanks(apart.map((one) => ({ ...one, takenAt: one.positive ? 1e9 + one.rank : one.rank }))),
    ).toBeNull();
  });

  it('never exceeds its ceiling and never rises with the rank', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        fc.integer({ min: 50, max: 5000 }),
        (seed, distance, cutOff) => {
          const { calibration } = trial(knowing(distance), seed, cutOff);
          if (calibration === null) return;
          const worths = [...Array.from({ length: 4000 }, (_, n) => n), null].map((n) =>
            rankLogOdds(calibration, n),
          );
          const risen = worths.filter((one, n) => one > (worths[n - 1] ?? RANK_CEILING));
          const beyond = worths.filter((one) => Math.abs(one) > RANK_CEILING);
          expect([risen, beyond]).toEqual([[], []]);
        },
      ),
      { numRuns: 12 },
    );
  });
});
