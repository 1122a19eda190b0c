import type { Phrase } from '../phrases.ts';

/** Folders, files, and the library that is opened. */
export const storage: readonly Phrase[] = [
  [
    'Drawing the sample library: {} of {} pictures.',
    'Die Beispielbibliothek wird gezeichnet: {} von {} Bildern.',
  ],
  ['Reading the folder: {} of {} files.', 'Der Ordner wird gelesen: {} von {} Dateien.'],
  ['Try again in a moment.', 'Versuche es gleich noch einmal.'],
  ['The library is being opened.', 'Die Bibliothek wird geöffnet.'],
  ['The library is closed.', 'Die Bibliothek ist geschlossen.'],
  ['The sample library could not be drawn. {=}', 'Die Beispielbibliothek ließ sich nicht zeichnen. {}'],
  ['The sample library can be opened.', 'Die Beispielbibliothek lässt sich öffnen.'],
  ['The folder {=} can be read.', 'Der Ordner {} ist lesbar.'],
  [
    'The folder {=} does not exist: check its spelling (in a container, the folder must be mounted).',
    'Den Ordner {} gibt es nicht: Prüfe die Schreibweise (in einem Container muss er eingebunden sein).',
  ],
  ['{=} is a file: name the folder it lies in.', '{} ist eine Datei: Nenne den Ordner, in dem sie liegt.'],
  [
    'The folder {=} cannot be read by this user: change its permissions.',
    'Den Ordner {} darf dieser Benutzer nicht lesen: Ändere seine Rechte.',
  ],
  [
    'The stored API key belongs to another Immich account now: sign in again.',
    'Der gespeicherte API-Schlüssel gehört jetzt zu einem anderen Immich-Konto: Melde dich neu an.',
  ],
  ['The disk that holds {=} is full.', 'Der Datenträger von {} ist voll.'],
  [
    'What was saved so far is safe: make room, then start again.',
    'Was gespeichert ist, ist sicher: Schaffe Platz und starte dann neu.',
  ],
  ['{=} cannot be written.', '{} lässt sich nicht schreiben.'],
  [
    'Give the user that runs this program write access to the folder and start again.',
    'Gib dem Benutzer, unter dem dieses Programm läuft, Schreibrecht für den Ordner und starte neu.',
  ],
  ['{=} cannot be opened.', '{} lässt sich nicht öffnen.'],
  [
    'Check that the data folder exists and that the user that runs this program may read and write it.',
    'Prüfe, ob es den Datenordner gibt und ob der Benutzer, unter dem dieses Programm läuft, darin lesen und schreiben darf.',
  ],
  [
    'The data folder {=} is gone, or another one stands in its place: what is done now would be forgotten, and could not be taken back.',
    'Der Datenordner {} ist weg, oder ein anderer steht an seiner Stelle: Was jetzt geschieht, wäre vergessen und ließe sich nicht zurücknehmen.',
  ],
  [
    'Stop this service, bring the folder back, and start it again.',
    'Halte diesen Dienst an, bring den Ordner zurück und starte den Dienst wieder.',
  ],
  ['{=} is damaged and was left as it is.', '{} ist beschädigt und wurde so gelassen.'],
  ['Your photos are not touched by this.', 'Deine Fotos sind davon nicht berührt.'],
  [
    'Stop the service, and move the damaged file away (with its -wal and -shm, if there are any).',
    'Halte den Dienst an und schiebe die beschädigte Datei weg (mit -wal und -shm, falls vorhanden).',
  ],
  [
    'Then {}, or start with an empty one: the next analysis fills it, decisions begin anew.',
    'Dann {}, oder beginne mit einer leeren: Die nächste Analyse füllt sie, Entscheidungen beginnen von vorn.',
  ],
  [
    'bring back a backup of yours (immich-image-cleaner restore)',
    'spiele eine eigene Sicherung ein (immich-image-cleaner restore)',
  ],
  [
    'put the newest backup beside it ({=}) in its place, under its name',
    'setze die neueste Sicherung daneben ({}) unter ihrem Namen an ihre Stelle',
  ],
  [
    '{=} was written by a newer version of this program.',
    '{} wurde von einer neueren Version dieses Programms geschrieben.',
  ],
  [
    'Install that version again, or restore the backup from before the upgrade (library.backup-….db beside it).',
    'Installiere diese Version wieder, oder nimm die Sicherung von vor der Aktualisierung (library.backup-….db daneben).',
  ],
  [
    'The folder "drizzle" with the migrations is missing from this installation.',
    'Dieser Installation fehlt der Ordner „drizzle“ mit den Migrationen.',
  ],
  [
    'The service works with {=}: stop it first (docker compose stop immich-image-cleaner), then try again.',
    'Der Dienst arbeitet mit {}: Halte ihn zuerst an (docker compose stop immich-image-cleaner), dann versuche es noch einmal.',
  ],
  [
    'Another service works with {=} already: open that one, stop it first, or give this one a folder of its own (--data-dir).',
    'Mit {} arbeitet schon ein anderer Dienst: Öffne jenen, halte ihn zuerst an, oder gib diesem einen eigenen Ordner (--data-dir).',
  ],
  [
    'A backup is being restored into {=}: wait until that has ended, then start again.',
    'In {} wird eine Sicherung eingespielt: Warte, bis das zu Ende ist, und starte dann neu.',
  ],
  [
    'Nothing could be written, and nothing was lost: make room on the disk of the data folder, then try again.',
    'Es konnte nichts geschrieben werden, und verloren ist nichts: Schaffe Platz auf dem Datenträger des Datenordners und versuche es noch einmal.',
  ],
  ['The trash’s manifest says nothing of {=}', 'Das Verzeichnis des Papierkorbs weiß nichts von {}'],
  ["The trash's manifest says nothing of {=}", 'Das Verzeichnis des Papierkorbs weiß nichts von {}'],
  [
    'There is another file at {=} now: move it away, then restore once more.',
    'Dort liegt jetzt eine andere Datei: {}. Schiebe sie weg und stelle dann noch einmal wieder her.',
  ],
  ['The one in the trash stays there.', 'Die im Papierkorb bleibt, wo sie ist.'],
  [
    'There is another file at {=} now: move it away, then restore once more. The one in the trash stays there.',
    'Dort liegt jetzt eine andere Datei: {}. Schiebe sie weg und stelle dann noch einmal wieder her. Die im Papierkorb bleibt, wo sie ist.',
  ],
  [
    '{=} does not lie in the trash any more: put it back at {=}, then restore once more.',
    '{} liegt nicht mehr im Papierkorb: Lege es zurück nach {} und stelle dann noch einmal wieder her.',
  ],
  [
    '{=} is not there any more: it was moved or removed meanwhile.',
    '{} ist nicht mehr da: Es wurde inzwischen verschoben oder entfernt.',
  ],
  [
    '{=} may not be moved: give the user that runs this program write access to the folder, then try again.',
    '{} darf nicht verschoben werden: Gib dem Benutzer, unter dem dieses Programm läuft, Schreibrechte auf den Ordner, und versuche es dann noch einmal.',
  ],
  [
    '{=} cannot be moved: the disk is full. Make room, then try again.',
    '{} lässt sich nicht verschieben: Der Datenträger ist voll. Schaffe Platz und versuche es dann noch einmal.',
  ],
  ['{=} cannot be moved ({=}).', '{} lässt sich nicht verschieben ({}).'],
  [
    '{=} cannot go back: its folder cannot be made again ({=}).',
    '{} kann nicht zurück: Der Ordner lässt sich nicht wieder anlegen ({}).',
  ],
  ['The trash {=} cannot be used: {}', 'Der Papierkorb {} lässt sich nicht benutzen: {}'],
  ['it is a link, not a folder', 'Er ist eine Verknüpfung, kein Ordner'],
  [
    '{=} cannot go back: its folder now lies outside the library.',
    '{} kann nicht zurück: Der Ordner liegt jetzt außerhalb der Bibliothek.',
  ],
  ['The trash {=} cannot be written to', 'In den Papierkorb {} lässt sich nicht schreiben'],
  ['There is nothing to export.', 'Es gibt nichts zu exportieren.'],
  ['Immich does not have this file any more.', 'Immich hat diese Datei nicht mehr.'],
  [
    'Immich has no checksum of the content of this file.',
    'Immich hat keine Prüfsumme vom Inhalt dieser Datei.',
  ],
  [
    'The file is not what Immich took in: it was changed or damaged since.',
    'Die Datei ist nicht mehr, was Immich aufgenommen hat: Sie wurde seither verändert oder beschädigt.',
  ],
  [
    'The connection broke off: the file is not whole.',
    'Die Verbindung brach ab: Die Datei ist nicht vollständig.',
  ],
  ['Download this part again.', 'Lade diesen Teil noch einmal herunter.'],
];
