import type { Phrase } from '../phrases.ts';

const protections: readonly Phrase[] = [
  ['you had not decided to keep it', 'du es nicht behalten wolltest'],
  ['it were not a favourite', 'es kein Favorit wäre'],
  ['it were not rated', 'es nicht bewertet wäre'],
  ['it were not edited in Immich', 'es nicht in Immich bearbeitet wäre'],
  ['it had no description', 'es keine Beschreibung hätte'],
  ['no named person were on it', 'keine benannte Person darauf wäre'],
  ['it were in no album of yours', 'es in keinem deiner Alben wäre'],
  ['it were not tagged', 'es keinen Tag hätte'],
  ['it were not part of a live photo', 'es nicht Teil eines Live-Fotos wäre'],
  ['it were not in a stack', 'es nicht in einem Stapel wäre'],
  ['it were not on your list of what to keep', 'es nicht auf deiner Ausnahmeliste stünde'],
];

const bands: readonly Phrase[] = [
  ['high', 'hoch'],
  ['medium', 'mittel'],
  ['low', 'niedrig'],
];

/** Sentences on what would have led to another verdict. */
export const whatWouldChange: readonly Phrase[] = [
  ...protections.map(
    ([english, german]): Phrase => [
      `It would be recommended for deletion if ${english}.`,
      `Es würde zum Löschen empfohlen, wenn ${german}.`,
    ],
  ),
  [
    'It would be recommended if a better copy of the same picture were in the library.',
    'Es würde empfohlen, wenn ein besseres Exemplar desselben Bildes in der Bibliothek wäre.',
  ],
  [
    'It will be recommended once it is old enough: young screenshots are left alone.',
    'Es wird empfohlen, sobald es alt genug ist: Junge Screenshots bleiben in Ruhe.',
  ],
  [
    'It would be recommended if it did not look worth keeping, such as a ticket or a code.',
    'Es würde empfohlen, wenn es nicht aufhebenswert aussähe, wie ein Ticket oder ein Code.',
  ],
  [
    'It would be recommended if a second, independent sign said the same.',
    'Es würde empfohlen, wenn ein zweiter, unabhängiger Hinweis dasselbe sagte.',
  ],
  ...bands.flatMap(([english, german]): Phrase[] => [
    [
      `No single piece of evidence decides: without any one of them it would still be ${english}.`,
      `Kein Beleg entscheidet allein: Ohne jeden einzelnen bliebe die Konfidenz ${german}.`,
    ],
    [`Without “{}” it would be at {} % (${english}).`, `Ohne „{}“ läge es bei {} % (${german}).`],
  ]),
];
