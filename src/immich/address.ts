import { ImmichAddressInvalid } from './errors.ts';

/** Where an Immich server is: the only origin that this program ever contacts with a key. */
export interface ImmichAddress {
  /** `https://photos.example.com` */
  readonly origin: string;
  /** Path of the API without a trailing slash: `/api`, `/immich/api`. */
  readonly apiPath: string;
  /** The API's address for messages: `https://photos.example.com/immich/api`. */
  readonly api: string;
  /** Where a person opens Immich: the address without `/api`. */
  readonly web: string;
}

/**
 * Reads an address as people type it: with or without `/api`, with a sub-path, with trailing slashes.
 * Throws `ImmichAddressInvalid` for anything but a plain http(s) address, and never repeats a password
 * that stood in it.
 */
export function immichAddress(text: string): ImmichAddress {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed)) {
    throw new ImmichAddressInvalid('The Immich address must begin with http:// or https://.');
  }
  const url = parse(trimmed);
  if (url.username !== '' || url.password !== '') {
    throw new ImmichAddressInvalid('The Immich address must not contain a user name or a password.');
  }
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(trimmed)) {
    throw new ImmichAddressInvalid('The Immich address must not contain "?" or "#".');
  }
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  const subPath = path.replace(/\/api$/, '');
  const apiPath = `${subPath}/api`;
  return { origin: url.origin, apiPath, api: `${url.origin}${apiPath}`, web: `${url.origin}${subPath}` };
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch (error) {
    throw new ImmichAddressInvalid('The Immich address is not a valid URL.', error);
  }
}
