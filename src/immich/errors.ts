/**
 * What can go wrong between us and an Immich server, each with a stable `code`, a sentence for the
 * person and the remedy. The API key never appears in any of them; foreign errors stay in `cause`.
 */
export type ImmichErrorCode =
  | 'immich_address_invalid'
  | 'immich_unreachable'
  | 'immich_redirects'
  | 'not_immich'
  | 'immich_too_old'
  | 'immich_unauthorized'
  | 'immich_permission_missing'
  | 'immich_rate_limited'
  | 'immich_failed'
  | 'immich_refused'
  | 'immich_unexpected_response';

export class ImmichError extends Error {
  readonly code: ImmichErrorCode;
  /** What the person can do about it: a whole sentence. */
  readonly remedy: string;

  constructor(code: ImmichErrorCode, sentence: string, remedy: string, cause?: unknown) {
    super(`${sentence} ${remedy}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
    this.name = new.target.name;
  }
}

export class ImmichAddressInvalid extends ImmichError {
  constructor(sentence: string, cause?: unknown) {
    super(
      'immich_address_invalid',
      sentence,
      'IMMICH_URL should look like http://192.168.1.10:2283 or https://photos.example.com/api.',
      cause,
    );
  }
}

/** No answer at all: refused, timed out, cut off, unknown host, bad certificate. */
export class ImmichUnreachable extends ImmichError {
  constructor(origin: string, detail: string, cause?: unknown) {
    super(
      'immich_unreachable',
      `Immich at ${origin} does not answer: ${detail}.`,
      'Check that the server runs and that this machine (or container) can open the address.',
      cause,
    );
  }
}

/** The address answers with a redirect; we contact no other origin than the configured one. */
export class ImmichRedirects extends ImmichError {
  constructor(origin: string, target: string) {
    super(
      'immich_redirects',
      `The address ${origin} redirects to ${target}.`,
      'Redirects are not followed; if that is your Immich server, enter its address instead.',
    );
  }
}

export class NotImmich extends ImmichError {
  constructor(address: string, met: string, cause?: unknown) {
    super(
      'not_immich',
      `The address ${address} answers, but not like Immich: ${met}.`,
      "Enter Immich's own address (with its port or sub-path), without a sign-in page in front of it.",
      cause,
    );
  }
}

export class ImmichTooOld extends ImmichError {
  constructor(version: string, oldest: string) {
    super(
      'immich_too_old',
      `The server runs Immich ${version}, which is too old.`,
      `Update Immich to ${oldest} or newer.`,
    );
  }
}

export class Unauthorized extends ImmichError {
  constructor(said: string, cause?: unknown) {
    super(
      'immich_unauthorized',
      `Immich does not accept the API key (${said}).`,
      'Create a new key in Immich under Account Settings → API Keys and enter it here.',
      cause,
    );
  }
}

export class MissingPermission extends ImmichError {
  /** Immich's name of it, `asset.read`. */
  readonly permission: string;

  constructor(permission: string, cause?: unknown) {
    super(
      'immich_permission_missing',
      `The API key lacks the permission ${permission}.`,
      `In Immich, open Account Settings → API Keys, edit the key and tick ${permission}.`,
      cause,
    );
    this.permission = permission;
  }
}

/** 429 until all retries were used up: always a reverse proxy, Immich itself has no rate limit. */
export class RateLimited extends ImmichError {
  constructor(origin: string) {
    super(
      'immich_rate_limited',
      `${origin} limits how often it may be asked (429).`,
      "Raise the limit of the reverse proxy in front of Immich, use Immich's address in the local network, or lower the concurrency.",
    );
  }
}

/** 5xx after all retries. */
export class ImmichFailed extends ImmichError {
  readonly status: number;

  constructor(status: number, endpoint: string, said: string) {
    super(
      'immich_failed',
      `Immich failed to answer ${endpoint} (${status}${said === '' ? '' : `: ${said}`}).`,
      "Look into Immich's own log; the run can be resumed when it is well again.",
    );
    this.status = status;
  }
}

/** 400 and 404 where none was expected: Immich understood the request and said no. */
export class ImmichRefused extends ImmichError {
  readonly status: number;
  /** Immich's own words. */
  readonly said: string;

  constructor(status: number, endpoint: string, said: string) {
    super(
      'immich_refused',
      `Immich refused ${endpoint} (${status}: ${said}).`,
      'If the server was updated a moment ago, look for an update of this program as well.',
    );
    this.status = status;
    this.said = said;
  }
}

/** An answer that is not what any supported version of Immich sends. */
export class UnexpectedResponse extends ImmichError {
  constructor(endpoint: string, what: string, cause?: unknown) {
    super(
      'immich_unexpected_response',
      `Immich's answer to ${endpoint} could not be understood: ${what}.`,
      'If the server was updated a moment ago, look for an update of this program as well.',
      cause,
    );
  }
}
