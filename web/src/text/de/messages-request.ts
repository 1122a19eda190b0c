import type { Phrase } from '../phrases.ts';

const access: readonly Phrase[] = [
  [
    'This is not the code: the newest one stands in the log of the service, and each works once.',
    'Das ist nicht der Code: Der neueste steht im Protokoll des Dienstes, und jeder gilt einmal.',
  ],
  [
    'People sign in to {=} here: only who set this up, or has the code from the log of the service, can choose another server.',
    'Hier meldet man sich bei {} an: Einen anderen Server wählt nur, wer das eingerichtet oder den Code aus dem Protokoll des Dienstes hat.',
  ],
  [
    'Enter the address of your Immich server, such as http://192.168.1.10:2283.',
    'Gib die Adresse deines Immich-Servers ein, etwa http://192.168.1.10:2283.',
  ],
  [
    'No library is connected yet: enter the address of your Immich server.',
    'Es ist noch keine Bibliothek verbunden: Gib die Adresse deines Immich-Servers ein.',
  ],
  [
    'No library is connected yet: open the web page and enter the address of your Immich server and an API key, or choose a folder or the sample library.',
    'Es ist noch keine Bibliothek verbunden: Gib die Adresse deines Immich-Servers und einen API-Schlüssel ein, oder wähle einen Ordner oder die Beispielbibliothek.',
  ],
  [
    'No library is connected yet: open the web page and sign in to your Immich server, or choose a folder or the sample library.',
    'Es ist noch keine Bibliothek verbunden: Melde dich bei deinem Immich-Server an, oder wähle einen Ordner oder die Beispielbibliothek.',
  ],
  [
    'Only who set this up may choose the library: open the page on the machine that the service runs on, or enter the code that stands in its log.',
    'Die Bibliothek wählt nur, wer das eingerichtet hat: Öffne die Seite auf dem Rechner, auf dem der Dienst läuft, oder gib den Code aus seinem Protokoll ein.',
  ],
  [
    'The library is fixed by IMMICH_URL ({=}): remove that setting and restart to choose another one here.',
    'Die Bibliothek ist durch IMMICH_URL festgelegt ({}): Nimm diese Einstellung heraus und starte neu, um hier eine andere zu wählen.',
  ],
  [
    'The API key is fixed by IMMICH_API_KEY: remove that setting and restart to enter another one here.',
    'Der API-Schlüssel ist durch IMMICH_API_KEY festgelegt: Nimm diese Einstellung heraus und starte neu, um hier einen anderen einzugeben.',
  ],
  [
    'There is no API key for {=} yet: create one in Immich (Account settings, API keys) and enter it.',
    'Für {} gibt es noch keinen API-Schlüssel: Lege in Immich einen an (Kontoeinstellungen, API-Schlüssel) und gib ihn ein.',
  ],
  [
    'A key that was stored for another address is not sent there.',
    'Ein Schlüssel, der für eine andere Adresse gespeichert wurde, wird nicht dorthin gesendet.',
  ],
  [
    'The stored API key was sealed with another SECRET_KEY: set the old SECRET_KEY again, or enter the API key once more.',
    'Der gespeicherte API-Schlüssel wurde mit einem anderen SECRET_KEY versiegelt: Setze den alten SECRET_KEY wieder, oder gib den API-Schlüssel noch einmal ein.',
  ],
  ['Your decisions are all there.', 'Deine Entscheidungen sind alle da.'],
  [
    'Immich does not know this API key: copy it once more, or create a new one in Immich (Account settings, API keys).',
    'Immich kennt diesen API-Schlüssel nicht: Kopiere ihn noch einmal, oder lege in Immich einen neuen an (Kontoeinstellungen, API-Schlüssel).',
  ],
  [
    'Immich does not accept this e-mail and password: check both, or sign in with an API key (accounts that use OAuth have no password).',
    'Immich nimmt E-Mail und Passwort nicht an: Prüfe beides, oder melde dich mit einem API-Schlüssel an (Konten mit OAuth haben kein Passwort).',
  ],
  [
    'This API key may not do enough: in Immich, open Account settings, API keys, and tick {=}.',
    'Dieser API-Schlüssel darf zu wenig: Öffne in Immich Kontoeinstellungen, API-Schlüssel, und hake {} an.',
  ],
  [
    'This API key may only look: use one that may also delete, update, tag and add to albums in Immich, or sign in on the page.',
    'Dieser API-Schlüssel darf nur ansehen: Nimm einen, der in Immich auch löschen, ändern, taggen und in Alben legen darf, oder melde dich auf der Seite an.',
  ],
  [
    'This key belongs to {=}: sign out, and sign in with it.',
    'Dieser Schlüssel gehört {}: Melde dich ab und damit neu an.',
  ],
  [
    'A key is verified only where Immich is connected.',
    'Ein Schlüssel wird nur geprüft, wo Immich verbunden ist.',
  ],
  [
    'No Immich is connected here, so there is nothing that an API key could open: leave x-api-key out.',
    'Hier ist kein Immich verbunden, ein API-Schlüssel kann also nichts öffnen: Lass x-api-key weg.',
  ],
  [
    'Only the connected server can be tested here: others are up to who set this service up.',
    'Hier lässt sich nur der verbundene Server prüfen: Andere bestimmt, wer diesen Dienst eingerichtet hat.',
  ],
  [
    'The schedule "{=}" cannot be understood: write five fields such as "0 3 * * *" (every night at three).',
    'Der Zeitplan „{}“ ist nicht zu verstehen: Schreibe fünf Felder, etwa „0 3 * * *“ (jede Nacht um drei).',
  ],
  [
    'The quiet hours "{=}" cannot be understood: write them as 18:00-23:30.',
    'Die Ruhezeit „{}“ ist nicht zu verstehen: Schreibe sie wie 18:00-23:30.',
  ],
  ['Nobody is signed in: sign in first.', 'Niemand ist angemeldet: Melde dich zuerst an.'],
  [
    'Nobody is signed in: open the page and sign in, or send an API key of your Immich account as x-api-key.',
    'Niemand ist angemeldet: Melde dich an.',
  ],
  [
    'Too many attempts: wait {} minutes, then try again.',
    'Zu viele Versuche: Warte {} Minuten und versuche es dann noch einmal.',
  ],
  [
    'This service does not answer under the name "{=}": open it by its IP address, or add the name to ALLOWED_HOSTS.',
    'Unter dem Namen „{}“ antwortet dieser Dienst nicht: Öffne ihn über seine IP-Adresse, oder nimm den Namen in ALLOWED_HOSTS auf.',
  ],
  [
    'A page of another site tried to change something here, and was refused: use the page of this service itself.',
    'Eine fremde Seite wollte hier etwas ändern und wurde abgewiesen: Nimm die Seite dieses Dienstes selbst.',
  ],
];

const review: readonly Phrase[] = [
  [
    'The selection holds {} now, not {}: nothing was changed.',
    'Die Auswahl umfasst jetzt {}, nicht {}: Es wurde nichts geändert.',
  ],
  ['Look at the list again, then decide.', 'Sieh dir die Liste noch einmal an und entscheide dann.'],
  [
    'Something was decided since, perhaps in another window: nothing was taken back.',
    'Seither wurde etwas entschieden, vielleicht in einem anderen Fenster: Es wurde nichts zurückgenommen.',
  ],
  ['Undo the newest step first.', 'Nimm zuerst den neuesten Schritt zurück.'],
  [
    'No album with the id {=} was met in the last analysis: analyse again, then choose.',
    'Die letzte Analyse hat kein Album mit der Kennung {} gesehen: Analysiere noch einmal, dann wähle.',
  ],
  ['No asset has ever had the id {=}.', 'Kein Bild hatte je die Kennung {}.'],
  [
    'No analysed asset has the id {=}: it may be gone from Immich, or not analysed yet.',
    'Kein analysiertes Bild hat die Kennung {}: Es ist vielleicht nicht mehr in Immich oder noch nicht analysiert.',
  ],
  [
    'Immich has no thumbnail of this asset (yet): show a placeholder.',
    'Immich hat (noch) kein Vorschaubild davon.',
  ],
  ['This list is not remembered any more.', 'Diese Liste ist nicht mehr bekannt.'],
  ['Ask for its layout again.', 'Bitte lade sie neu.'],
  [
    'A range holds at most {}: select all that match instead.',
    'Ein Bereich umfasst höchstens {}: Wähle stattdessen alles Passende aus.',
  ],
  ['An analysis is going on already.', 'Es läuft schon eine Analyse.'],
  ['Stop it first, or wait until it has finished.', 'Beende sie zuerst, oder warte, bis sie fertig ist.'],
  [
    'There is no analysis to {}: start one with POST /api/analyze/start.',
    'Es gibt keine Analyse zum {}: Starte eine auf der Übersicht.',
  ],
  ['pause', 'Anhalten'],
  ['resume', 'Fortsetzen'],
  ['stop', 'Beenden'],
];

const http: readonly Phrase[] = [
  [
    'The address of this request is not valid: check its percent signs.',
    'Die Adresse dieser Anfrage ist ungültig: Prüfe ihre Prozentzeichen.',
  ],
  [
    'The body is not JSON: check its quotes and commas.',
    'Das ist kein JSON: Prüfe Anführungszeichen und Kommas.',
  ],
  [
    'The request is too large: send fewer asset ids at a time (at most 50,000).',
    'Die Anfrage ist zu groß: Wähle weniger Bilder auf einmal aus (höchstens 50.000).',
  ],
  ['The request could not be read.', 'Die Anfrage war nicht lesbar.'],
  [
    'This is a fault of the cleaner, not of your library, and nothing was lost: the log has the details under this request id.',
    'Das ist ein Fehler dieses Dienstes, nicht deiner Bibliothek, und verloren ist nichts: Näheres steht in seinem Protokoll.',
  ],
];

export const requests: readonly Phrase[] = [...access, ...review, ...http];
