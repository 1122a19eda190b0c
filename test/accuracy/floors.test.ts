import { beforeAll, describe, expect, it } from 'vitest';
import { detection, flagged, KEPT } from '../../bench/accuracy/figures.ts';
import { type Judged, judgeAll } from '../../bench/accuracy/judged.ts';
import { thumbnailFigures } from '../../bench/accuracy/thumbnails.ts';
import { hasCorpus, isKeep, type Label, readLabels } from '../../training/corpus.ts';
import { measureLabels } from '../../training/measure.ts';
import { seeded } from '../../training/random.ts';

/** One in so many, so that measuring anew takes seconds. */
const ONE_IN = 8;

/**
 * The promises about accuracy, on a seeded sample that is measured here and now and judged by weights that
 * never saw its sources. Bounds leave room for the size of the sample; the whole table is `npm run bench:accuracy`.
 */
// The labelled images are no part of the project: without them there is nothing to measure.
describe.skipIf(!hasCorpus())('accuracy on images of sources that were not fitted', () => {
  let judged: readonly Judged[] = [];
  let anonymous: readonly Judged[] = [];

  beforeAll(async () => {
    const random = seeded(3);
    const sample = readLabels().filter(() => random() < 1 / ONE_IN);
    const measured = await measureLabels(sample);
    judged = judgeAll(sample, measured, 'as they come', 'phone_backup');
    anonymous = judgeAll(sample, measured, 'uninformative names', 'phone_backup');
  }, 120_000);

  const kept = (group: string) => judged.filter(({ label }) => KEPT[group]?.(label));
  const found = (category: 'screenshots' | 'web_cache' | 'low_quality', kind: string) =>
    detection(judged, category, ({ label }: Label) => label === kind, 0.7);

  it('scores no photo with camera data high', () => {
    expect(kept('photos with camera data').length).toBeGreaterThan(20);
    expect(
      kept('photos with camera data')
        .filter((one) => flagged(one, 0.7))
        .map(({ label }) => label.id),
    ).toEqual([]);
  });

  it('scores hardly a photo or document without camera data high', () => {
    const group = kept('photos and documents without camera data');
    expect(group.length).toBeGreaterThan(60);
    expect(group.filter((one) => flagged(one, 0.7)).length).toBeLessThanOrEqual(2);
  });

  it('finds screenshots', () => {
    const { precision, recall } = found('screenshots', 'screenshot');
    expect(precision.rate).toBeGreaterThanOrEqual(0.94);
    expect(recall.rate).toBeGreaterThanOrEqual(0.75);
  });

  it('finds web images', () => {
    const { precision, recall } = found('web_cache', 'web_image');
    expect(precision.rate).toBeGreaterThanOrEqual(0.92);
    expect(recall.rate).toBeGreaterThanOrEqual(0.55);
  });

  it('recommends hardly a picture that is to be kept, whatever the names', () => {
    for (const all of [judged, anonymous]) {
      const wrong = all.filter(({ label, verdict }) => isKeep(label) && verdict.recommended);
      expect(wrong.length, wrong.map(({ label }) => label.id).join()).toBeLessThanOrEqual(1);
    }
  });

  it('finds screenshots with names that tell nothing', () => {
    const { precision, recall } = detection(
      anonymous,
      'screenshots',
      ({ label }: Label) => label === 'screenshot',
      0.7,
    );
    expect(precision.rate).toBeGreaterThanOrEqual(0.93);
    expect(recall.rate).toBeGreaterThanOrEqual(0.7);
  });

  it('says the same of thumbnails that the server makes otherwise', async () => {
    for (const { made, sameBand, raised } of await thumbnailFigures(readLabels(), 25)) {
      expect(sameBand.rate, made).toBeGreaterThanOrEqual(0.88);
      expect(raised.hits, made).toBe(0);
    }
  }, 60_000);

  it('finds broken files', () =>
    expect(found('low_quality', 'corrupted').recall.rate).toBeGreaterThanOrEqual(0.85));
});
