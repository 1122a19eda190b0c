import type { Session, SignIn } from '#contract/session.ts';
import { whenSignedOut } from '#web/api/client.ts';
import { deleteSession, deleteSessions, getSession, postSession } from '#web/api/session.ts';

/** Who uses this browser, and whether a sign-in stands between the person and the library. */
export class SessionState {
  value = $state.raw<Session | null>(null);
  error = $state.raw<unknown>(null);

  readonly isIn = $derived(this.value?.state === 'signed_in');
  /** What covers the screen until it is answered. */
  readonly asks = $derived(
    this.value?.state === 'sign_in' || this.value?.state === 'code' ? this.value.state : null,
  );
  /** What is remembered in this browser belongs to one account. */
  readonly account = $derived(this.value?.user?.id ?? 'local');

  #onChange: (session: Session, before: Session | null) => void;

  constructor(onChange: (session: Session, before: Session | null) => void) {
    this.#onChange = onChange;
    // Sessions end: whoever notices it first, the form appears, and what is on the screen stays behind it.
    whenSignedOut(() => {
      if (this.asks === null && this.value?.state !== 'set_up') void this.load();
    });
  }

  async load(): Promise<void> {
    try {
      this.#accept(await getSession());
    } catch (error) {
      this.error = error;
    }
  }

  /** @throws {ApiError} */
  async signIn(request: SignIn): Promise<void> {
    this.#accept(await postSession(request));
  }

  /** @throws {ApiError} */
  async signOut(everywhere: boolean): Promise<void> {
    await (everywhere ? deleteSessions() : deleteSession());
    await this.load();
  }

  #accept(session: Session): void {
    const before = this.value;
    this.value = session;
    this.error = null;
    this.#onChange(session, before);
  }
}
