import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../src/domain/category.ts';
import { inspect } from '../../src/domain/inspection.ts';
import { judge } from '../../src/domain/judge.ts';
import { CONCEPTS } from '../../src/domain/ml/concepts.ts';
import { POLICY } from '../../src/domain/policy/index.ts';
import { SIGNALS } from '../../src/domain/signals/index.ts';
import type { Signal } from '../../src/domain/signals/signal.ts';
import { HOLD_BACKS, PROTECTIONS, RELATION_KINDS } from '../../src/domain/verdict.ts';
import { wouldChange } from '../../src/review/would-change.ts';
import { de } from '../../web/src/text/de.ts';
import { en } from '../../web/src/text/en.ts';
import { CAMERA, SETTINGS, subjectOf } from '../domain/subjects.ts';

const german = (sentence: string): string => de.evidence(sentence);

/** Words that no German sentence has. */
const ENGLISH =
  /\b(?:the|its|it|is|of|which|speaks|with|named|names|pixels (?:is|per)|bits|words?|persons|one person|none|some|would|recommended)\b/i;

function isGerman(sentence: string): void {
  const said = german(sentence);
  expect(said, sentence).not.toBe(sentence);
  // In quotes stand names of files, and what Immich was asked for.
  expect(said.replaceAll(/„.*“/g, ''), sentence).not.toMatch(ENGLISH);
  expect(said.match(/\d+/g) ?? [], sentence).toEqual(expect.arrayContaining(sentence.match(/\d{3,}/g) ?? []));
}

/** Every level that has a weight anywhere, and those of signals whose levels are the domain's own lists. */
function levelsOf({ meta }: Signal): ReadonlySet<string> {
  const weighed = CATEGORIES.flatMap((category) =>
    Object.keys(POLICY.categories[category].signals[meta.id]?.levels ?? {}),
  );
  const more = {
    relation: RELATION_KINDS,
    'no-thumbnail': ['has'],
    tiny: ['ordinary'],
    'carver-name': ['numbered'],
  };
  const own: readonly string[] = more[meta.id as keyof typeof more] ?? [];
  return new Set([...weighed.filter((level) => level !== 'absent'), ...own, 'measured']);
}

const LEVELLED = new Set([
  'carver-name',
  'screenshot-name',
  'web-name',
  'folder-path',
  'byte-damage',
  'byte-screenshot',
  'colour-mode',
  'relation',
  'screen-dimensions',
  'web-dimensions',
]);

describe('evidence in German', () => {
  it('has a sentence for every signal, each of its levels, and its absence', () => {
    for (const signal of SIGNALS) {
      if (signal.absentSentence !== undefined) isGerman(signal.absentSentence);
      for (const level of levelsOf(signal)) {
        // These have no words for a level that does not exist.
        if (level === 'measured' && LEVELLED.has(signal.meta.id)) continue;
        for (const category of CATEGORIES)
          for (const direction of ['for', 'against'] as const)
            isGerman(
              signal.sentence({ status: 'found', level, value: '4711', source: '' }, direction, category),
            );
      }
    }
  });

  it('has names for signals that are weighed together', () => {
    const ids = new Set(
      CATEGORIES.flatMap((category) => POLICY.categories[category].pairs.flatMap(({ signals }) => signals)),
    );
    const titles = [...ids].map((id) => SIGNALS.find(({ meta }) => meta.id === id)?.meta.title ?? id);
    for (const title of titles)
      isGerman(`${title} (4711) together with ${title.toLowerCase()} (0.5), which speaks for a copy.`);
  });

  it('leaves nothing English in what is judged and what would change it', () => {
    const figures = [
      'flat_share',
      'text_share',
      'luma_p50',
      'edge_step',
      'noise_p50',
      'colours',
      'damage',
      'caption_line',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(
          'Screenshot_1.png',
          'IMG_4711.JPG',
          'f1234567.jpg',
          'banner.gif',
          'IMG-20200101-WA0001.jpg',
          'x.webp',
        ),
        fc.constantFrom('image/png', 'image/jpeg', 'image/gif'),
        fc.tuple(
          fc.integer({ min: 16, max: 4000 }),
          fc.integer({ min: 16, max: 4000 }),
          fc.integer({ min: 1, max: 9_000_000 }),
        ),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
        fc.boolean(),
        (fileName, mimeType, [width, height, bytes], amounts, hasCamera) => {
          const subject = subjectOf(
            { fileName, mimeType, width, height, bytes, camera: hasCamera ? CAMERA : null },
            {
              pixels: {
                version: 1,
                figures: Object.fromEntries(figures.map((name, at) => [name, amounts[at] ?? 0])),
                perceptualHash: null,
                damaged: hasCamera ? [] : [{ x: 0, y: 0.3, width: 1, height: 0.7 }],
              },
            },
          );
          const verdict = judge(subject, SETTINGS);
          const { contributions } = verdict;
          for (const { text, value } of contributions) {
            isGerman(text);
            expect(german(value), value).not.toMatch(ENGLISH);
          }
          for (const sentence of wouldChange(verdict)) isGerman(sentence);
          for (const heldBack of [null, ...HOLD_BACKS])
            for (const protectedBy of [null, ...PROTECTIONS]) {
              const high = { ...verdict, contributions, heldBack, protectedBy, band: 'high' } as const;
              for (const sentence of [...wouldChange(high), ...wouldChange(high, 1)]) isGerman(sentence);
            }
          for (const signal of SIGNALS) {
            const finding = signal.inspect(inspect(subject));
            if (finding.status === 'found') isGerman(signal.sentence(finding, 'for', 'web_cache'));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('says measured values in German, and names as they are', () => {
    expect(german('Immich read 1 word on 3 % of it.')).toBe('Immich hat 1 Wort auf 3 % der Fläche gelesen.');
    expect(german('The JPEG file takes 0.13 bits per pixel, which speaks for a screenshot.')).toContain(
      '0,13 Bit je Pixel',
    );
    expect(german('Immich recognised 3 persons in it.')).toBe('Immich hat darin 3 Personen erkannt.');
    expect(german('The name “none” says icon.')).toBe('Der Name sagt Symbol: „none“.');
    expect(german('The same file is there a second time: 9 of 255.jpg, 3 × 4.')).toBe(
      'Dieselbe Datei ist noch einmal da: 9 of 255.jpg, 3 × 4.',
    );
    expect(german('Part of the file was overwritten (2 sectors of 512 bytes).')).toBe(
      'Ein Teil der Datei wurde überschrieben (2 Sektoren zu 512 Bytes).',
    );
    for (const { query } of CONCEPTS)
      isGerman(`In Immich’s search for “${query.slice(0, 4)}” it is near the top.`);
    expect(german('Without “The file is empty” it would be at 12 % (low).')).toBe(
      'Ohne „Die Datei ist leer“ läge es bei 12 % (niedrig).',
    );
  });

  it('leaves a sentence that it does not know as it is, and English alone', () => {
    expect(german('Something new, which speaks for a copy.')).toBe('Something new, which speaks for a copy.');
    expect(en.evidence('The file is empty.')).toBe('The file is empty.');
  });
});
