import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAMERA, SETTINGS, subjectOf } from '../../../test/domain/subjects.ts';
import { FIGURE_NAMES } from '../../analysis/pixels/figures.ts';
import { CATEGORIES } from '../category.ts';
import type { Finding } from '../evidence.ts';
import { inspect } from '../inspection.ts';
import { judge } from '../judge.ts';
import { POLICY } from '../policy/index.ts';
import type { Subject } from '../subject.ts';
import { SIGNALS } from './index.ts';

/** What is read from a name alone, and so is always known. */
const OF_THE_NAME = new Set(['screenshot-name', 'camera-name', 'received-name', 'carver-name', 'web-name']);

/** An asset of which the server said nothing but its name. */
const unknown = (): Subject =>
  subjectOf({
    path: null,
    mimeType: null,
    width: null,
    height: null,
    bytes: null,
    thumbhash: null,
    camera: null,
    people: null,
  });

const figures = fc.record(
  Object.fromEntries(FIGURE_NAMES.map((name) => [name, fc.double({ min: 0, max: 255, noNaN: true })])),
);
const seen = (values: Readonly<Record<string, number>>): Subject =>
  subjectOf(
    { camera: CAMERA },
    { pixels: { version: 1, figures: values, perceptualHash: null, damaged: [] } },
  );

describe('every signal', () => {
  it('says nothing of what nobody could know: not applicable is never zero', () => {
    const at = inspect(unknown());
    for (const signal of SIGNALS) {
      const finding: Finding = signal.inspect(at);
      if (OF_THE_NAME.has(signal.meta.id)) expect(finding.status, signal.meta.id).toBe('absent');
      // That its size is not known is itself what this one says.
      else if (signal.meta.id === 'unknown-size') expect(finding.status).toBe('found');
      else expect(finding.status, signal.meta.id).toBe('not_applicable');
    }
  });

  it('gives no evidence in a verdict where it was not applicable', () => {
    const allowed = new Set([...OF_THE_NAME, 'unknown-size']);
    for (const { signal } of judge(unknown(), SETTINGS).contributions)
      for (const id of signal.split(' × ')) expect(allowed, signal).toContain(id);
  });

  it('that is weighed with “absent” has a sentence for it', () => {
    for (const category of CATEGORIES)
      for (const [id, { levels }] of Object.entries(POLICY.categories[category].signals)) {
        if (!levels?.absent) continue;
        const signal = SIGNALS.find(({ meta }) => meta.id === id);
        expect(signal?.absentSentence, id).toMatch(/^\p{Lu}.+\.$/u);
      }
  });

  it('that reads a figure reads one that is measured, and says it with its value', () => {
    const numbers = SIGNALS.filter(({ meta }) => meta.source.includes('of the thumbnail.'));
    expect(numbers.length).toBeGreaterThan(50);
    for (const { meta } of numbers) {
      const figure = /figure “(\w+)”/.exec(meta.source)?.[1] ?? '';
      expect(FIGURE_NAMES, meta.id).toContain(figure);
    }
    fc.assert(
      fc.property(figures, (values) => {
        const at = inspect(seen(values));
        for (const signal of numbers) {
          const figure = /figure “(\w+)”/.exec(signal.meta.source)?.[1] ?? '';
          const finding = signal.inspect(at);
          if (finding.status !== 'found') throw new Error(`${signal.meta.id}: ${finding.status}`);
          expect(finding.amount).toBe(values[figure]);
          expect(finding.source).toBe('thumbnail');
          for (const direction of ['for', 'against'] as const) {
            const sentence = signal.sentence(finding, direction, 'screenshots');
            expect(sentence).toContain(finding.value);
            expect(sentence).toMatch(new RegExp(`^[\\p{Lu}\\d].+ speaks ${direction} a screenshot\\.$`, 'u'));
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('tells no two things in the same sentence', () => {
    const at = inspect(seen(Object.fromEntries(FIGURE_NAMES.map((name) => [name, 0.5]))));
    const sentences = SIGNALS.flatMap((signal) => {
      const finding = signal.inspect(at);
      return finding.status === 'found' ? [signal.sentence(finding, 'for', 'screenshots')] : [];
    });
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});
