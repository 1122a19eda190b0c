import { createHash, randomBytes } from 'node:crypto';

export interface AccessKey {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly createdAt: string;
}

/** The keys and sessions that open the library. Secrets are kept as hashes only, so that nothing can print them. */
export class Keys {
  readonly #keys = new Map<string, AccessKey>();
  readonly #sessions = new Map<string, AccessKey>();
  readonly #password: string | null;
  readonly #session: AccessKey;

  /** `password` null: nobody signs in by password. `session`: what a signed-in person is. */
  constructor(password: string | null, session: AccessKey) {
    this.#password = password === null ? null : hash(password);
    this.#session = session;
  }

  add(secret: string, key: AccessKey): void {
    this.#keys.set(hash(secret), key);
  }

  find(secret: string): AccessKey | undefined {
    return this.#keys.get(hash(secret));
  }

  findSession(token: string): AccessKey | undefined {
    return this.#sessions.get(hash(token));
  }

  all(): AccessKey[] {
    return [...this.#keys.values()];
  }

  remove(id: string): boolean {
    for (const [digest, key] of this.#keys) if (key.id === id) return this.#keys.delete(digest);
    return false;
  }

  /** An access token, or null where the password is wrong. */
  login(password: string): string | null {
    if (this.#password === null || hash(password) !== this.#password) return null;
    const token = newSecret();
    this.#sessions.set(hash(token), { ...this.#session });
    return token;
  }

  logout(session: AccessKey): void {
    for (const [digest, other] of this.#sessions) if (other === session) this.#sessions.delete(digest);
  }
}

/** As long as Immich's own: 32 bytes, 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const allows = (key: AccessKey, permission: string): boolean =>
  key.permissions.includes('all') || key.permissions.includes(permission);

const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64');
