import type { Phrase } from '../phrases.ts';

/** Why Immich does not answer, or not as it should: after a colon. */
const reasons: readonly Phrase[] = [
  ['nothing listens at this address and port', 'Unter dieser Adresse und diesem Port antwortet nichts'],
  ['there is no such host name', 'Diesen Rechnernamen gibt es nicht'],
  ['the host name cannot be looked up', 'Der Rechnername lässt sich nicht auflösen'],
  ['the host cannot be reached', 'Der Rechner ist nicht erreichbar'],
  ['the network cannot be reached', 'Das Netz ist nicht erreichbar'],
  ['the connection was cut', 'Die Verbindung wurde getrennt'],
  ['the connection failed', 'Die Verbindung ist fehlgeschlagen'],
  ['it does not accept connections in time', 'Er nimmt Verbindungen nicht rechtzeitig an'],
  ['it did not answer in time', 'Er hat nicht rechtzeitig geantwortet'],
  ['the answer took too long', 'Die Antwort hat zu lange gedauert'],
  ['its answer stopped half-way', 'Seine Antwort blieb auf halbem Weg stehen'],
  ['its answer was cut short', 'Seine Antwort war abgeschnitten'],
  [
    'its certificate is self-signed (NODE_EXTRA_CA_CERTS can name it)',
    'Sein Zertifikat ist selbst signiert (NODE_EXTRA_CA_CERTS kann es nennen)',
  ],
  [
    'its certificate is not trusted (NODE_EXTRA_CA_CERTS can name its issuer)',
    'Seinem Zertifikat wird nicht vertraut (NODE_EXTRA_CA_CERTS kann den Aussteller nennen)',
  ],
  ['its certificate has expired', 'Sein Zertifikat ist abgelaufen'],
  ['its certificate is for another name', 'Sein Zertifikat gilt für einen anderen Namen'],
  ['it speaks http, not https', 'Er spricht http, nicht https'],
  ['it is longer than {} bytes', 'Sie ist länger als {} Bytes'],
  ['an unreadable address', 'eine unlesbare Adresse'],
  ['a web page came instead of an answer', 'Statt einer Antwort kam eine Webseite'],
  ['a web page came instead of data', 'Statt Daten kam eine Webseite'],
  ['a web page came instead of a picture', 'Statt eines Bildes kam eine Webseite'],
  ['a web page came instead of a file', 'Statt einer Datei kam eine Webseite'],
  ['no answer', 'keine Antwort'],
  ['it is not JSON', 'Sie ist kein JSON'],
  ['its answer is not JSON', 'Die Antwort ist kein JSON'],
  ['it does not know {=}', 'Sie kennt {} nicht'],
  ['it does not say which version it is', 'Sie sagt nicht, welche Version es ist'],
  ['it is of no type', 'Sie nennt keine Art'],
  ['of no type', 'ohne Art'],
  ['the answer', 'die Antwort'],
  ['there is no list of assets in it', 'Es ist keine Liste von Bildern darin'],
  ['{=} is not as expected', '{} ist anders als erwartet'],
  ['{=}: "{=}" is not a date', '{}: „{}“ ist kein Datum'],
  ['{=}: "{=}" is not a UUID', '{}: „{}“ ist keine UUID'],
  ['no row of a whole page has a readable date', 'Keine Zeile einer ganzen Seite hat ein lesbares Datum'],
  [
    'the assets taken at {=} came in a new order each time; try again when the server is quiet',
    'Die Bilder von {} kamen jedes Mal in anderer Reihenfolge; versuche es noch einmal, wenn der Server ruhig ist',
  ],
  ['the assets do not come in the order asked for', 'Die Bilder kommen nicht in der gewünschten Reihenfolge'],
  ["status {} without Immich's own error message", 'Status {} ohne Immichs eigene Fehlermeldung'],
  ["status {} came without Immich's own error message", 'Status {} kam ohne Immichs eigene Fehlermeldung'],
  ['it is empty or has characters no key has', 'Er ist leer oder enthält Zeichen, die kein Schlüssel hat'],
  ['it is {=}', 'Es ist {}'],
];

/** What Immich itself often says. */
const immichsOwn: readonly Phrase[] = [
  ['Not found or no {=} access', 'Nicht gefunden, oder die Berechtigung {} fehlt'],
  ['Missing required permission: {=}', 'Es fehlt die Berechtigung {}'],
  ['Invalid API key', 'Ungültiger API-Schlüssel'],
  ['Authentication required', 'Anmeldung nötig'],
  ['Internal server error', 'Interner Serverfehler'],
  ['Not Found', 'Nicht gefunden'],
];

const immich: readonly Phrase[] = [
  ['Immich at {=} does not answer: {}.', 'Immich unter {} antwortet nicht: {}.'],
  [
    'Check that the server runs and that this machine (or container) can open the address.',
    'Prüfe, ob der Server läuft und ob dieser Rechner (oder Container) die Adresse öffnen kann.',
  ],
  ['The address {=} redirects to {}.', 'Die Adresse {} leitet weiter: {}.'],
  [
    'Redirects are not followed; if that is your Immich server, enter its address instead.',
    'Weiterleitungen wird nicht gefolgt; wenn das dein Immich-Server ist, gib dessen Adresse ein.',
  ],
  [
    'The address {=} answers, but not like Immich: {}.',
    'Die Adresse {} antwortet, aber nicht wie Immich: {}.',
  ],
  [
    "Enter Immich's own address (with its port or sub-path), without a sign-in page in front of it.",
    'Gib Immichs eigene Adresse ein (mit Port oder Unterpfad), ohne eine Anmeldeseite davor.',
  ],
  ['The server runs Immich {=}, which is too old.', 'Auf dem Server läuft Immich {}, und das ist zu alt.'],
  ['Update Immich to {=} or newer.', 'Aktualisiere Immich auf {} oder neuer.'],
  ['Immich does not accept the API key ({}).', 'Immich nimmt den API-Schlüssel nicht an ({}).'],
  [
    'Create a new key in Immich under Account Settings → API Keys and enter it here.',
    'Lege in Immich unter Kontoeinstellungen › API-Schlüssel einen neuen an und gib ihn hier ein.',
  ],
  ['The API key lacks the permission {=}.', 'Dem API-Schlüssel fehlt die Berechtigung {}.'],
  [
    'In Immich, open Account Settings → API Keys, edit the key and tick what is missing.',
    'Öffne in Immich Kontoeinstellungen › API-Schlüssel, bearbeite den Schlüssel und hake an, was fehlt.',
  ],
  [
    'In Immich, open Account Settings → API Keys, edit the key and tick {=}.',
    'Öffne in Immich Kontoeinstellungen › API-Schlüssel, bearbeite den Schlüssel und hake {} an.',
  ],
  ['The API key lacks {=}.', 'Dem API-Schlüssel fehlt: {}.'],
  ['{=} limits how often it may be asked (429).', '{} begrenzt, wie oft gefragt werden darf (429).'],
  [
    "Raise the limit of the reverse proxy in front of Immich, use Immich's address in the local network, or lower the concurrency.",
    'Hebe die Grenze des Reverse Proxys vor Immich an, nimm Immichs Adresse im lokalen Netz oder verringere die gleichzeitigen Verbindungen.',
  ],
  ['Immich failed to answer {=} ({=}: {}).', 'Immich konnte {} nicht beantworten ({}: {}).'],
  ['Immich failed to answer {=} ({=}).', 'Immich konnte {} nicht beantworten ({}).'],
  [
    "Look into Immich's own log; the run can be resumed when it is well again.",
    'Sieh in Immichs eigenes Protokoll; die Analyse kann fortgesetzt werden, wenn es ihm wieder gut geht.',
  ],
  ['Immich refused {=} ({=}: {}).', 'Immich hat {} abgelehnt ({}: {}).'],
  [
    'If the server was updated a moment ago, look for an update of this program as well.',
    'Wenn der Server eben aktualisiert wurde, suche auch nach einer neuen Version dieses Programms.',
  ],
  [
    "Immich's answer to {=} could not be understood: {}.",
    'Immichs Antwort auf {} war nicht zu verstehen: {}.',
  ],
  [
    'The Immich address must begin with http:// or https://.',
    'Die Immich-Adresse muss mit http:// oder https:// beginnen.',
  ],
  [
    'The Immich address must not contain a user name or a password.',
    'Die Immich-Adresse darf weder Benutzernamen noch Passwort enthalten.',
  ],
  ['The Immich address must not contain "?" or "#".', 'Die Immich-Adresse darf kein „?“ oder „#“ enthalten.'],
  ['The Immich address is not a valid URL.', 'Die Immich-Adresse ist keine gültige Adresse.'],
  [
    'IMMICH_URL should look like http://192.168.1.10:2283 or https://photos.example.com/api.',
    'IMMICH_URL sieht aus wie http://192.168.1.10:2283 oder https://photos.example.com/api.',
  ],
  ['Immich {=} answered.', 'Immich {} hat geantwortet.'],
  ['Connected to Immich {=} as {=}.', 'Verbunden mit Immich {} als {}.'],
  [
    'The key cannot be used yet: in Immich, open Account Settings → API Keys and tick {=}.',
    'Der Schlüssel reicht noch nicht: Öffne in Immich Kontoeinstellungen › API-Schlüssel und hake {} an.',
  ],
  [
    'Better with {=} ticked as well; until then something is skipped.',
    'Besser noch mit {}; bis dahin wird etwas übersprungen.',
  ],
  ['To act on decisions later, also tick {=}.', 'Um Entscheidungen später umzusetzen, hake auch {} an.'],
  [
    'This version cannot say in advance whether the key may act on decisions.',
    'Diese Version kann nicht im Voraus sagen, ob der Schlüssel Entscheidungen umsetzen darf.',
  ],
  [
    'The trash of this Immich server is switched off: it would delete for good.',
    'Der Papierkorb dieses Immich-Servers ist ausgeschaltet: Er würde endgültig löschen.',
  ],
  [
    'Its administrator can switch it on under Administration → Settings → Trash Settings.',
    'Wer ihn verwaltet, kann ihn unter Verwaltung › Einstellungen › Papierkorbeinstellungen einschalten.',
  ],
  ['This Immich server empties its trash at once.', 'Dieser Immich-Server leert seinen Papierkorb sofort.'],
  [
    'Its administrator can set the number of days under Administration → Settings → Trash Settings.',
    'Wer ihn verwaltet, kann die Zahl der Tage unter Verwaltung › Einstellungen › Papierkorbeinstellungen festlegen.',
  ],
  ['The answer broke off.', 'Die Antwort brach ab.'],
];

/** What each permission is good for. */
const permissions: readonly Phrase[] = [
  ['to read the catalogue with its EXIF data', 'um den Katalog mit seinen EXIF-Daten zu lesen'],
  ['to tell your own photos from a partner’s', 'um deine Fotos von denen eines Partners zu unterscheiden'],
  ['to look at thumbnails', 'um Vorschaubilder anzusehen'],
  ['to protect what is in an album', 'um zu schützen, was in einem Album ist'],
  ['to protect what you have tagged', 'um zu schützen, was du getaggt hast'],
  ['to protect stacks (before Immich 2.7)', 'um Stapel zu schützen (vor Immich 2.7)'],
  [
    'to read the first and last bytes of suspected files',
    'um die ersten und letzten Bytes verdächtiger Dateien zu lesen',
  ],
  ['to count faces as a reason to keep', 'um Gesichter als Grund zum Behalten zu zählen'],
  ['to count your assets without reading them all', 'um deine Bilder zu zählen, ohne sie alle zu lesen'],
  [
    'to move to the trash, and to restore from it',
    'um in den Papierkorb zu legen und daraus wiederherzustellen',
  ],
  ['to archive, and to merge duplicates', 'um zu archivieren und Duplikate zusammenzuführen'],
  ['to make a review album', 'um ein Album zum Durchsehen anzulegen'],
  ['to add to an album', 'um in ein Album zu legen'],
  ['to take out of an album again', 'um wieder aus einem Album zu nehmen'],
  ['to make tags', 'um Tags anzulegen'],
  [
    'to wait for idle queues before tags are taken off',
    'um auf leere Warteschlangen zu warten, bevor Tags entfernt werden',
  ],
  ['to tag, and to take tags off again', 'um zu taggen und Tags wieder zu entfernen'],
];

export const connections: readonly Phrase[] = [...immich, ...permissions, ...immichsOwn, ...reasons];
