import type { swipe as english } from '../en/swipe.ts';
import { images, n } from './count.ts';

export const swipe: typeof english = {
  swipe: {
    title: 'Wischen',
    lead: (left) => `noch ${n(left)}, das Lohnendste zuerst`,
    left: 'Löschen',
    right: 'Behalten',
    up: 'Später',
    undo: 'Rückgängig',
    toolbar: 'Über dieses Bild entscheiden',
    help: 'Nach links wischen merkt zum Löschen vor, nach rechts behält, nach oben verschiebt auf später. Oder ←, →, ↑ drücken, und U für rückgängig.',
    card: (name, percent, category) => `${name}, ${category}, Konfidenz ${percent}`,
    decided: { delete: 'Zum Löschen vorgemerkt', keep: 'Behalten', later: 'Später' },
    done: 'Es ist nichts mehr zu entscheiden',
    doneText:
      'Jeder Vorschlag ist entschieden. Bevor damit etwas geschieht, kannst du das Vorgemerkte ansehen.',
    doneMarked: 'Vorgemerktes ansehen',
    again: (count) => `${images(count)} ansehen, die du verschoben hast`,
    empty: 'Noch nichts zu entscheiden',
    emptyText:
      'Starte auf der Übersicht eine Analyse; ihre Vorschläge kommen hierher, einer nach dem anderen.',
    tally: (left, marked, kept) => `noch ${n(left)} · ${n(marked)} vorgemerkt · ${n(kept)} behalten`,
    noPicture: 'Von dieser Datei gibt es keine Vorschau.',
    details: 'Warum?',
    offline: 'Keine Verbindung. Deine Entscheidungen bleiben in diesem Browser und werden später gesendet.',
  },
};
