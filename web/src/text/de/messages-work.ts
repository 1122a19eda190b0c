import type { Phrase } from '../phrases.ts';

const analysis: readonly Phrase[] = [
  ['Stopped.', 'Beendet.'],
  ['What was found so far stays.', 'Was bis hier gefunden wurde, bleibt.'],
  ['Paused.', 'Angehalten.'],
  ['Resume to go on.', 'Mit „Fortsetzen“ geht es weiter.'],
  [
    'Other analyses are going on: this one begins when one of them ends.',
    'Andere Analysen laufen: Diese beginnt, sobald eine davon endet.',
  ],
  ['The analysis broke off ({}).', 'Die Analyse ist abgebrochen ({}).'],
  [
    'The analysis ended with an error that this program did not expect ({=}).',
    'Die Analyse endete mit einem Fehler, den dieses Programm nicht erwartet hat ({}).',
  ],
  ['Start it again; what was found so far stays.', 'Starte sie neu; was bis hier gefunden wurde, bleibt.'],
  [
    'The API key belongs to another Immich account than the pictures analysed so far.',
    'Der API-Schlüssel gehört zu einem anderen Immich-Konto als die bisher analysierten Bilder.',
  ],
  ['Enter a key of the same account.', 'Gib einen Schlüssel desselben Kontos ein.'],
  ['{} The analysis waits and asks again in {}.', '{} Die Analyse wartet und fragt in {} noch einmal.'],
  ['The analysis waits and asks again in {}.', 'Die Analyse wartet und fragt in {} noch einmal.'],
  ['1 second', '1 Sekunde'],
  ['{} seconds', '{} Sekunden'],
  ["Immich's row is not readable: {}", 'Immichs Zeile ist nicht lesbar: {}'],
  ['{} of {} assets are not in Immich any more.', '{} von {} Bildern sind nicht mehr in Immich.'],
  [
    'If that is right, start a full analysis to accept it; if a disk or library is missing, bring it back and resume.',
    'Stimmt das, dann starte eine vollständige Analyse, um es anzunehmen; fehlt eine Platte oder Bibliothek, bring sie zurück und setze fort.',
  ],
  [
    'Not looked at, because the API key lacks the permission: {}.',
    'Nicht angesehen, weil dem API-Schlüssel die Berechtigung fehlt: {}.',
  ],
  ['What only they would protect is not protected.', 'Was nur dadurch geschützt wäre, ist nicht geschützt.'],
  ['albums ({=})', 'Alben ({})'],
  ['tags ({=})', 'Tags ({})'],
  ['stacks ({=})', 'Stapel ({})'],
  ['Skipped: {}', 'Übersprungen: {}'],
  [
    'The thumbnail was given up: measuring it took longer than {} s.',
    'Das Vorschaubild wurde aufgegeben: Es zu messen dauerte länger als {} s.',
  ],
  ['The thumbnail was given up: the analysis ends.', 'Das Vorschaubild wurde aufgegeben: Die Analyse endet.'],
  [
    'The thumbnail could not be measured: its thread ended with {}.',
    'Das Vorschaubild ließ sich nicht messen: Sein Thread endete mit {}.',
  ],
  [
    'What came is not this file: it is no picture, and has another size than Immich says. Check what stands between here and Immich.',
    'Was kam, ist nicht diese Datei: Es ist kein Bild und hat eine andere Größe, als Immich sagt. Prüfe, was zwischen hier und Immich steht.',
  ],
  [
    'The thumbnail that came is not of this picture: its thumbhash says otherwise. Check whether a proxy between here and Immich caches pictures wrongly.',
    'Das Vorschaubild, das kam, gehört nicht zu diesem Bild: Sein Thumbhash sagt etwas anderes. Prüfe, ob ein Proxy zwischen hier und Immich Bilder falsch zwischenspeichert.',
  ],
  ['The thumbnail could not be measured ({}).', 'Das Vorschaubild ließ sich nicht messen ({}).'],
  ['A picture of {} × {} pixels is too large.', 'Ein Bild mit {} × {} Pixeln ist zu groß.'],
];

/** The steps that can be taken back. */
const steps: readonly Phrase[] = [
  ['Marked {} for deletion', '{} zum Löschen vorgemerkt'],
  ['Marked {} merged copies for deletion', '{} zusammengeführte Kopien zum Löschen vorgemerkt'],
  ['Took the mark from {}', 'Vormerkung von {} zurückgenommen'],
  ['Kept {}', '{} behalten'],
  ['Forgot that {} were kept', 'Behalten von {} zurückgenommen'],
  ['Took the decision from {}', 'Entscheidung für {} zurückgenommen'],
  ['Archived {}', '{} archiviert'],
  ['Restored {}', '{} wiederhergestellt'],
  ['Undid a merge', 'Zusammenführung zurückgenommen'],
];

const plans: readonly Phrase[] = [
  ['Immich refused it: {}.', 'Immich hat es abgelehnt: {}.'],
  [
    'Immich refused it ({}): it may have been deleted for good, or moved, by someone else.',
    'Immich hat es abgelehnt ({}): Vielleicht hat es jemand anders endgültig gelöscht oder verschoben.',
  ],
  ['Immich refused a part of it: {}.', 'Immich hat einen Teil davon abgelehnt: {}.'],
  [
    'Immich answered that it was done, but it is not.',
    'Immich hat es als erledigt gemeldet, aber das ist es nicht.',
  ],
  [
    'Immich answered that it was done, but it is not back.',
    'Immich hat es als erledigt gemeldet, aber es ist nicht zurück.',
  ],
  [
    'Immich broke off: {} What was done is known; go on when it is well again.',
    'Immich hat abgebrochen: {} Was getan ist, ist bekannt; mach weiter, wenn es ihm wieder gut geht.',
  ],
  [
    'The folder could not be worked on: {} What was done is known; go on when that is put right.',
    'Mit dem Ordner ließ sich nicht arbeiten: {} Was getan ist, ist bekannt; mach weiter, wenn das behoben ist.',
  ],
  ['It is not in the folder any more.', 'Es ist nicht mehr im Ordner.'],
  [
    'It does not lie in the trash of the folder any more: somebody has moved or removed it.',
    'Es liegt nicht mehr im Papierkorb des Ordners: Jemand hat es verschoben oder entfernt.',
  ],
  [
    'Nothing was lost: go on when that is put right.',
    'Verloren ist nichts: Mach weiter, wenn das behoben ist.',
  ],
  [
    '{} Nothing was lost: go on when that is put right.',
    '{} Verloren ist nichts: Mach weiter, wenn das behoben ist.',
  ],
  ['the service is stopping', 'Der Dienst wird beendet.'],
  ['This plan is being carried out already.', 'Dieser Plan wird schon ausgeführt.'],
  [
    'Another plan is being carried out: wait until it has ended, or stop it.',
    'Ein anderer Plan wird ausgeführt: Warte, bis er zu Ende ist, oder halte ihn an.',
  ],
  [
    'Immich is still reading the metadata of what was tagged, and could bring the tags back: take them off again when its queues are idle.',
    'Immich liest noch die Metadaten des Getaggten und könnte die Tags zurückbringen: Nimm sie zurück, wenn seine Warteschlangen leer sind.',
  ],
  ['{=} needs an id.', '{} braucht eine Kennung.'],
  [
    'The plan has no album: make it anew with the name of one.',
    'Der Plan hat kein Album: Lege ihn neu an, mit dem Namen eines Albums.',
  ],
  [
    'Immich did not make the tag of this category: go on to try again.',
    'Immich hat das Tag dieser Kategorie nicht angelegt: Mach weiter, um es noch einmal zu versuchen.',
  ],
  [
    'The tag “{=}” is not in Immich any more: make the merge anew.',
    'Das Tag „{}“ ist nicht mehr in Immich: Lege die Zusammenführung neu an.',
  ],
  [
    'There is nothing to plan: mark assets for deletion first, or select some.',
    'Es gibt nichts zu planen: Merke zuerst Bilder zum Löschen vor, oder wähle welche aus.',
  ],
  [
    'There is no plan {=}: it may have been discarded.',
    'Es gibt keinen Plan {}: Vielleicht wurde er verworfen.',
  ],
  ['There is no plan {=}.', 'Es gibt keinen Plan {}.'],
  [
    'This plan is a list to export: nothing is done to the library.',
    'Dieser Plan ist eine Liste zum Exportieren: In der Bibliothek geschieht nichts.',
  ],
  [
    'This plan is {}: make a new one for what is marked now.',
    'Dieser Plan ist {}: Mach einen neuen für das, was jetzt vorgemerkt ist.',
  ],
  ['This plan is {}: there is nothing to take back.', 'Dieser Plan ist {}: Es gibt nichts zurückzunehmen.'],
  [
    'This plan is {}: what was done stays on record.',
    'Dieser Plan ist {}: Was getan wurde, bleibt aufgeschrieben.',
  ],
  [
    'The plan holds {} assets, not {}: look at it again, then confirm that number.',
    'Der Plan enthält {} Bilder, nicht {}: Sieh ihn noch einmal an und bestätige dann diese Zahl.',
  ],
  ['The plan {=} has no asset {=}.', 'Der Plan {} enthält das Bild {} nicht.'],
  ['planned', 'noch nicht angewendet'],
  ['applying', 'gerade in Arbeit'],
  ['stopped', 'angehalten'],
  ['applied', 'angewendet'],
  ['restoring', 'gerade beim Zurücknehmen'],
  ['restore_stopped', 'beim Zurücknehmen angehalten'],
  ['restored', 'zurückgenommen'],
  ['still being read', 'noch nicht fertig gelesen'],
  [
    'Acting on the library is not allowed for this: a person can allow it in the settings (off, organise, trash).',
    'Das ist in der Bibliothek nicht erlaubt: Es lässt sich in den Einstellungen erlauben.',
  ],
  [
    'They can be restored for {} days, until {=} if this is done now.',
    'Sie können {} Tage lang wiederhergestellt werden, bis {}, wenn es jetzt geschieht.',
  ],
  ['It lies in the trash.', 'Es liegt im Papierkorb.'],
];

const merges: readonly Phrase[] = [
  [
    'What would move is not what was shown: make the merge again.',
    'Es würde anderes übergehen, als gezeigt wurde: Mach die Zusammenführung neu.',
  ],
  [
    'There is no merge {=}: it may have been discarded.',
    'Es gibt keine Zusammenführung {}: Vielleicht wurde sie verworfen.',
  ],
  [
    'Nothing in there has a better copy in the library to merge into.',
    'Nichts darin hat eine bessere Kopie in der Bibliothek, in die es übergehen könnte.',
  ],
  [
    'This merge is {}: it cannot be applied.',
    'Diese Zusammenführung ist {}: Sie kann nicht angewendet werden.',
  ],
  [
    'This merge is {}: there is nothing to take back.',
    'Diese Zusammenführung ist {}: Es gibt nichts zurückzunehmen.',
  ],
  [
    'This merge is {}: it cannot be discarded.',
    'Diese Zusammenführung ist {}: Sie kann nicht verworfen werden.',
  ],
  [
    'The merge holds {} pairs, not {}: look at it again, then confirm that number.',
    'Die Zusammenführung enthält {} Paare, nicht {}: Sieh sie noch einmal an und bestätige dann diese Zahl.',
  ],
  [
    'The lesser copy is not in the library: restore it from the trash first, then undo the merge.',
    'Die schlechtere Kopie ist nicht in der Bibliothek: Hole sie zuerst aus dem Papierkorb, dann nimm die Zusammenführung zurück.',
  ],
  ['The better copy cannot be read any more.', 'Die bessere Kopie lässt sich nicht mehr lesen.'],
  ['This was not done by us.', 'Das hat nicht dieser Dienst getan.'],
  [
    'The place stays on the better copy: Immich cannot take one away.',
    'Der Ort bleibt bei der besseren Kopie: Immich kann keinen wegnehmen.',
  ],
];

export const work: readonly Phrase[] = [...analysis, ...steps, ...plans, ...merges];
