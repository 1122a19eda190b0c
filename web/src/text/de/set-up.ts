import type { setUp as english } from '../en/set-up.ts';
import { images, n, plural } from './count.ts';

export const setUp: typeof english = {
  setup: {
    title: 'Willkommen',
    titleAgain: 'Bibliothek & Verbindung',
    lead: 'Findet, was niemand vermissen würde: Screenshots, Web-Reste, kaputte Dateien und zweite Kopien. Über jedes Bild entscheidest du.',
    choose: 'Welche Bibliothek soll durchgesehen werden?',
    fixed: 'Die Bibliothek ist durch die Umgebung des Dienstes festgelegt und hier nicht änderbar.',
    current: 'Aktiv',
    immich: {
      title: 'Mit Immich verbinden',
      text: 'Deine eigene Bibliothek über Immichs API. Nur lesend.',
      url: 'Server-Adresse',
      urlHelp: 'So, wie du Immich im Browser öffnest, zum Beispiel http://192.168.1.20:2283',
      key: 'API-Schlüssel',
      keyHelp: 'In Immich: dein Avatar › Kontoeinstellungen › API-Schlüssel › Neuer API-Schlüssel.',
      keyStored: 'Ein Schlüssel ist gespeichert. Leer lassen, um ihn zu behalten.',
      keyForgotten:
        'Der gespeicherte Schlüssel gehört zur anderen Adresse und wird vergessen. Bitte den Schlüssel für diese eingeben.',
      test: 'Speichern & Verbindung testen',
      testing: 'Verbindung wird getestet …',
      needUrl: 'Bitte die Adresse eingeben, beginnend mit http:// oder https://.',
    },
    sample: {
      title: 'Beispielbibliothek ausprobieren',
      text: 'Etwa 300 erfundene Bilder, sofort da. Von dir wird nichts angefasst.',
      start: 'Beispielbibliothek öffnen',
    },
    folder: {
      title: 'Einen Ordner aufräumen',
      text: 'Eine alte Platte, eine Datenrettung – bevor sie nach Immich kommt.',
      path: 'Ordner',
      pathHelp: 'So, wie der Dienst ihn sieht; in Docker der Pfad im Container.',
      start: 'Diesen Ordner öffnen',
      needPath: 'Bitte den Pfad eines Ordners eingeben.',
    },
    permissions: {
      intro:
        'Kreuze diese in Immich an, wenn du den Schlüssel anlegst. Die letzten vier dienen nur dem Anwenden von Entscheidungen: Ohne sie kann der Dienst nur lesen.',
      lead: 'Welche Berechtigungen der Schlüssel braucht, und warum',
      analyse: 'Nötig',
      better: 'Verbessert das Ergebnis',
      act: 'Nur, um später Entscheidungen auszuführen',
      granted: 'vorhanden',
      missing: 'fehlt',
      wanted: [
        { name: 'asset.read', why: 'liest Namen, Größen und Kameradaten' },
        { name: 'asset.view', why: 'sieht Vorschaubilder an' },
        { name: 'asset.statistics', why: 'weiß, wie viele es sind' },
        { name: 'user.read', why: 'weiß, wessen Bibliothek es ist' },
        { name: 'asset.download', why: 'liest einige Kilobyte mancher Originale, um Schäden zu belegen' },
        { name: 'album.read', why: 'schützt, was in deinen Alben ist' },
        { name: 'tag.read', why: 'schützt, was du mit Tags versehen hast' },
        { name: 'stack.read', why: 'schützt, was gestapelt ist' },
        { name: 'person.read', why: 'schützt Bilder von Menschen, die du benannt hast' },
        {
          name: 'asset.delete',
          why: 'nur für den Papierkorb: legt hinein, was du bestätigt hast, und holt es zurück',
        },
        { name: 'asset.update', why: 'nur zum Archivieren und zum Zusammenführen von Duplikaten' },
        {
          name: 'album.create, albumAsset.create, albumAsset.delete',
          why: 'nur für das Prüf-Album und zum Zusammenführen',
        },
        { name: 'tag.create, tag.asset', why: 'nur zum Taggen und zum Zusammenführen' },
      ],
    },
    report: {
      ok: 'Verbunden',
      failed: 'Nicht verbunden',
      server: (version: string) => `Immich ${version}`,
      user: (name: string) => `angemeldet als ${name}`,
      assets: (count: number) => `${images(count)} in der Bibliothek`,
      trash: (days: number) => `Papierkorb wird nach ${n(days)} ${plural(days, 'Tag', 'Tagen')} geleert`,
      next: 'Zur Übersicht',
    },
    promises: {
      title: 'Was dies tut, und was es nie tut',
      does: [
        'Liest deine Bibliothek über Immich und speichert seine Funde in einer eigenen Datenbank',
        'Zeigt zu jedem Vorschlag, was dafür spricht und was dagegen',
        'Schützt Favoriten, Alben, benannte Personen und alles, was du behalten hast',
      ],
      never: [
        'Von sich aus etwas löschen',
        'Deine Immich-Bibliothek beim Analysieren verändern',
        'Bilder irgendwohin senden',
      ],
    },
  },
};
