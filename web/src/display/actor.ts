import { t } from '#web/text/text.ts';

/** As whom a folder or the sample library is looked at: it has no accounts, so it is whoever sits before it. */
const NOBODYS_ADDRESS = /@library\.invalid$/;

/** Who did it: the e-mail of an account, or in words where nobody was signed in. */
export const actorName = (actor: string): string =>
  t.history.audit.actors[NOBODYS_ADDRESS.test(actor) ? 'owner' : actor] ?? actor;
