import { z } from 'zod';
import { timestamp } from './vocabulary.ts';

/**
 * What stands between this browser and a library.
 * `signed_in`: nothing. `sign_in`: show the sign-in form (`methods`). `set_up`: nothing is connected yet, and
 * this browser may connect it. `code`: the same, or a folder is connected that only this machine may open
 * without one: ask for the one-time code that stands in the log of the service.
 */
export const sessionState = z.enum(['signed_in', 'sign_in', 'set_up', 'code']);

export const signInMethod = z.enum(['api_key', 'password']);

/** `GET /api/session`: needs no sign-in, and tells a stranger nothing but what a sign-in form shows. */
export const session = z
  .object({
    state: sessionState,
    /** `none`: nobody signs in here (AUTH=none, the demo, a folder opened on this machine): no sign-out menu. */
    auth: z.enum(['immich', 'none']),
    /** Who is signed in; null where nobody is, or nobody needs to be. */
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
    /** The Immich that people sign in to; null before set-up, and for a folder or the sample library. */
    server: z
      .object({
        url: z.string(),
        /** Set by the environment. */
        fixed: z.boolean(),
      })
      .nullable(),
    /** How one can sign in; empty where the state is not `sign_in` or `set_up`. */
    methods: z.array(signInMethod),
    /** May choose another server address, or a folder; otherwise the form shows the address as fixed. */
    can_set_up: z.boolean(),
    /** When this session ends, used or not; null without one. */
    expires_at: timestamp.nullable(),
    /** Sessions of this account, this one included: what signing out everywhere ends. */
    sessions: z.number().int(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

/** As in Immich's own form; never stored, never logged. */
const url = z.string().min(1).max(2000).optional();

/**
 * `POST /api/session` → `session`, with the cookie. `url` only in the state `set_up` (409 `address_fixed`
 * otherwise, unless it is the same one). With a password, a key with the least permissions is made in Immich,
 * and the password is forgotten.
 * Refused: 401 `sign_in_refused`, `code_refused`; 403 `set_up_not_allowed`, `key_lacks_permission`;
 * 429 `too_many_attempts` with `Retry-After`; 502 where Immich cannot be asked (its codes).
 */
export const signIn = z.union([
  z.object({ api_key: z.string().trim().min(1).max(200), url }).strict(),
  z.object({ email: z.string().trim().min(1).max(320), password: z.string().min(1).max(1000), url }).strict(),
  /** The one-time code from the log: leads to the state `set_up`, or `signed_in` for a folder. */
  z.object({ code: z.string().trim().min(1).max(100) }).strict(),
]);
export type SignIn = z.infer<typeof signIn>;
