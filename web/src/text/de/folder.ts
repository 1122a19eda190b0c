import type { folder as english } from '../en/folder.ts';
import { acting } from './acting.ts';

export const folder: typeof english = {
  folder: {
    title: 'Was dieser Dienst in deinem Ordner tun darf',
    levels: {
      off: acting.acting.levels.off,
      organise: {
        name: 'Ordnen',
        text: 'Archivieren, in ein Album legen, taggen und Duplikate zusammenführen. Nur in dieser App notiert: Keine Datei wird verschoben oder verändert.',
      },
      trash: {
        name: 'Ordnen und in den Papierkorb-Ordner legen',
        text: 'Dateien wandern in den Ordner .image-cleaner-trash in deinem Ordner. Nichts leert ihn, und ein Klick holt sie zurück.',
      },
    },
    outcomes: {
      trash: {
        name: 'In den Papierkorb-Ordner legen',
        text: 'Verschiebt die Dateien in den Ordner .image-cleaner-trash im Ordner dieser Bibliothek. Entfernt wird nichts, bis du jenen Ordner selbst löschst.',
        verb: 'In den Papierkorb-Ordner',
      },
      archive: {
        name: 'Archivieren',
        text: 'Nur in dieser App notiert; die Dateien bleiben, wo sie sind, und zählen als behalten. Macht keinen Platz frei.',
        verb: 'Archivieren',
      },
      album: {
        name: 'In ein Album legen',
        text: 'Nur in dieser App notiert; die Dateien bleiben, wo sie sind.',
        verb: 'In das Album',
      },
      tag: {
        name: 'Taggen',
        text: 'Nur in dieser App notiert; es wird keine Datei geschrieben.',
        verb: 'Taggen',
      },
      export: {
        name: 'Nur exportieren',
        text: 'Eine Liste, ein Skript oder ein ZIP. Keine Datei wird angefasst.',
        verb: 'Exportieren',
      },
    },
    whenWon:
      'Platz wird erst frei, wenn du sie in den Papierkorb-Ordner gelegt und diesen Ordner dann selbst gelöscht hast.',
    canGoBack: 'Kann zurückgenommen werden, solange der Papierkorb-Ordner da ist.',
    where:
      'Die Dateien liegen in .image-cleaner-trash, im Ordner dieser Bibliothek; manifest.jsonl sagt dort, woher jede kam. Lösche diesen Ordner, oder verschiebe ihn, bevor der Rest in Immich kommt.',
    analysis: {
      concurrency: 'Dateien, die zugleich gelesen werden',
      concurrencyHelp: 'Weniger schonen eine langsame Festplatte; mehr als 8 sind kaum schneller.',
      paceHelp: {
        normal: 'So schnell, wie dieser Rechner kann.',
        polite: 'Höchstens zwei Dateien zugleich. Für einen Rechner, den andere mitbenutzen.',
      },
    },
    paths: {
      lead: 'In einem Container sieht dieser Dienst andere Pfade als dein Rechner. Nenne die Anfänge, die sich unterscheiden.',
      from: 'Wie dieser Dienst ihn sieht',
      none: 'In diesem Ordner liegen noch keine Dateien.',
    },
  },
};
