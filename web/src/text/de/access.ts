import type { access as english } from '../en/access.ts';
import { n, plural } from './count.ts';

export const access: typeof english = {
  problems: {
    sign_in_refused:
      'Immich hat das nicht angenommen. Prüfe auf Tippfehler; nach zu vielen Versuchen lässt Immich selbst warten.',
    code_refused: 'Das ist nicht der Code. Der neueste steht am Ende des Protokolls des Dienstes.',
    too_many_attempts: 'Zu viele Versuche. Bitte warte eine Minute und versuche es noch einmal.',
    sign_in_required: 'Du bist nicht mehr angemeldet. Melde dich neu an; es ist nichts verloren.',
  },
  signIn: {
    title: 'Anmelden',
    lead: 'Mit deinem Immich-Konto. Du siehst deine eigene Bibliothek und keine andere.',
    again:
      'Deine Sitzung ist abgelaufen. Melde dich neu an und mach weiter, wo du warst; deine Entscheidungen sind sicher.',
    server: 'Immich-Server',
    how: 'Wie möchtest du dich anmelden?',
    byKey: 'API-Schlüssel',
    byPassword: 'E-Mail und Passwort',
    key: 'API-Schlüssel',
    keyHelp: 'In Immich: dein Avatar › Kontoeinstellungen › API-Schlüssel › Neuer API-Schlüssel.',
    email: 'E-Mail',
    password: 'Passwort',
    submit: 'Anmelden',
    missing: 'Bitte ausfüllen.',
    storedTitle: 'Was gespeichert wird',
    storedKey:
      'Der Schlüssel wird verschlüsselt im Datenordner dieses Dienstes gespeichert und nie wieder angezeigt.',
    storedPassword:
      'Das Passwort geht einmal an dein Immich und wird dann vergessen. Damit wird ein Schlüssel mit den geringsten Rechten angelegt und verschlüsselt gespeichert.',
    storedSession: 'Dieser Browser behält ein Cookie, bis du dich abmeldest.',
    codeTitle: 'Noch ein Schritt',
    codeLead:
      'Dieser Dienst ist noch nicht eingerichtet und will wissen, dass du das darfst. Gib den Code ein, der in seinem Protokoll steht.',
    codeHow: 'Mit Docker: docker logs immich-image-cleaner',
    code: 'Code',
    codeSubmit: 'Weiter',
  },
  account: {
    menu: 'Konto',
    signOut: 'Abmelden',
    everywhere: (count) => `Überall abmelden (${n(count)} Sitzungen)`,
    until: (when) => `Angemeldet bis ${when}`,
    settings: 'Einstellungen',
  },
  waiting: {
    chip: (count) =>
      `${n(count)} ${plural(count, 'Entscheidung wartet', 'Entscheidungen warten')} auf die Verbindung`,
    short: (count) => `${n(count)} ${plural(count, 'wartet', 'warten')}`,
    refused: (count) =>
      `${n(count)} ${plural(count, 'Entscheidung wurde', 'Entscheidungen wurden')} nicht angenommen`,
  },
};
