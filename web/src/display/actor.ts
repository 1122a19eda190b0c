import { t } from '#web/text/text.ts';

/** Who did it: the e-mail of an account, or in words where nobody was signed in. */
export const actorName = (actor: string): string => t.history.audit.actors[actor] ?? actor;
