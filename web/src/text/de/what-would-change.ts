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

const holdBacks: readonly Phrase[] = [
  [
    'a better copy of the same picture were in the library',
    'ein besseres Exemplar desselben Bildes in der Bibliothek wäre',
  ],
  [
    'it were older, since young screenshots are left alone',
    'es älter wäre, denn junge Screenshots bleiben in Ruhe',
  ],
  [
    'it did not look worth keeping, such as a ticket or a code',
    'es nicht aufhebenswert aussähe, wie ein Ticket oder ein Code',
  ],
  ['a second, independent sign said the same', 'ein zweiter, unabhängiger Hinweis dasselbe sagte'],
];

const bar: Phrase = [
  'the settings asked for less than {} %',
  'die Einstellungen weniger als {} % verlangten',
];

/** All that may stand between a high confidence and a recommendation: none or one of each kind. */
const obstacles = [undefined, ...protections]
  .flatMap((one) => [undefined, ...holdBacks].map((other) => [one, other]))
  .flatMap((some) => [some, [...some, bar]])
  .map((some) => some.filter((one) => one !== undefined))
  .filter(({ length }) => length > 0);

const bands: readonly Phrase[] = [
  ['high', 'hoch'],
  ['medium', 'mittel'],
  ['low', 'niedrig'],
];

/** Sentences on what would have led to another verdict. */
export const whatWouldChange: readonly Phrase[] = [
  ...obstacles.map(
    (some): Phrase => [
      `It would be recommended for deletion if ${some.map(([english]) => english).join(' and ')}.`,
      `Es würde zum Löschen empfohlen, wenn ${some.map(([, german]) => german).join(' und ')}.`,
    ],
  ),
  ...bands.flatMap(([english, german]): Phrase[] => [
    [
      `No single piece of evidence decides: without any one of them it would still be ${english}.`,
      `Kein Beleg entscheidet allein: Ohne jeden einzelnen bliebe die Konfidenz ${german}.`,
    ],
    [`Without “{}” it would be at {} % (${english}).`, `Ohne „{}“ läge es bei {} % (${german}).`],
  ]),
];
