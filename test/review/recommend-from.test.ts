import { afterEach, expect, it } from 'vitest';
import { judge } from '../../src/domain/judge.ts';
import { NOW, SETTINGS, type SeededStore, screenshot, seededStore } from './seeded-store.ts';

let seeded: SeededStore | null = null;
afterEach(() => seeded?.remove());

it('a higher bar recommends less, a lower one than "high" nothing more', () => {
  seeded = seededStore([screenshot(1)]);
  const subject = [...seeded.store.subjects.all(new Date(NOW).toISOString())].flat()[0];
  if (subject === undefined) throw new Error('Nothing was stored.');
  const at = (recommendFrom?: number) =>
    judge(subject, {
      ...SETTINGS,
      keptBefore: false,
      ...(recommendFrom === undefined ? {} : { recommendFrom }),
    });
  const { confidence } = at();
  expect(confidence).toBeGreaterThan(0.7);
  expect(at().recommended).toBe(true);
  expect(at(confidence - 0.01).recommended).toBe(true);
  expect(at(confidence + 0.01).recommended).toBe(false);
  expect(at(1).confidence).toBe(confidence);
  const medium = {
    ...subject,
    facts: { ...subject.facts, fileName: 'a.jpg', mimeType: 'image/jpeg', width: 900, height: 700 },
  };
  const verdict = judge(medium, { ...SETTINGS, keptBefore: false, recommendFrom: 0.1 });
  expect(verdict.confidence).toBeLessThan(0.7);
  expect(verdict.recommended).toBe(false);
});
