import { n, plural } from './count.ts';

/** Signing in and out, and decisions that wait. */
export const access = {
  /** Where the service's own sentence is not enough, by its code. */
  problems: {
    sign_in_refused:
      'Immich did not accept this. Check for typing errors; after too many tries Immich itself makes you wait.',
    code_refused: 'That is not the code. The newest one stands at the end of the log of the service.',
    too_many_attempts: 'Too many attempts. Please wait a minute and try again.',
    sign_in_required: 'You are not signed in any more. Sign in again; nothing was lost.',
  } as Record<string, string>,
  signIn: {
    title: 'Sign in',
    lead: 'With your Immich account. You see your own library and nobody else’s.',
    again: 'Your session has ended. Sign in again and go on where you were; your marks are safe.',
    server: 'Immich server',
    how: 'How do you want to sign in?',
    byKey: 'API key',
    byPassword: 'E-mail and password',
    key: 'API key',
    keyHelp: 'In Immich: your avatar › Account settings › API keys › New API key.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    missing: 'Please fill this in.',
    storedTitle: 'What is stored',
    storedKey: 'The key is stored encrypted in the data folder of this service, and never shown again.',
    storedPassword:
      'The password goes to your Immich once and is forgotten. With it, a key with the least permissions is made, and that is stored encrypted.',
    storedSession: 'This browser keeps a cookie until you sign out.',
    codeTitle: 'One more step',
    codeLead:
      'This service is not set up yet, and it wants to know that you may do that. Enter the code that stands in its log.',
    codeHow: 'With Docker: docker logs immich-image-cleaner',
    code: 'Code',
    codeSubmit: 'Continue',
  },
  account: {
    menu: 'Account',
    signOut: 'Sign out',
    everywhere: (count: number) => `Sign out everywhere (${n(count)} sessions)`,
    until: (when: string) => `Signed in until ${when}`,
    settings: 'Settings',
  },
  waiting: {
    chip: (count: number) =>
      `${n(count)} ${plural(count, 'decision waits', 'decisions wait')} for the connection`,
    short: (count: number) => `${n(count)} waiting`,
    refused: (count: number) => `${n(count)} ${plural(count, 'decision was', 'decisions were')} not accepted`,
  },
};
