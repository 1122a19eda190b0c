import { AccountError } from './errors.ts';

/** Only who set this up, or stands at the machine, chooses what it looks at. */
export function setUpNotAllowed(): AccountError {
  return new AccountError(
    'set_up_not_allowed',
    'Only who set this up may choose the library: open the page on the machine that the service runs on, or enter the code that stands in its log.',
  );
}

export function addressFixedByEnvironment(url: string): AccountError {
  return new AccountError(
    'fixed_by_environment',
    `The library is fixed by IMMICH_URL (${url}): remove that setting and restart to choose another one here.`,
  );
}

export function keyFixedByEnvironment(): AccountError {
  return new AccountError(
    'fixed_by_environment',
    'The API key is fixed by IMMICH_API_KEY: remove that setting and restart to enter another one here.',
  );
}

/** The key belongs to an address: the stored one is never sent to another. `address`: for a person. */
export function keyRequired(address: string): AccountError {
  return new AccountError(
    'key_required',
    `There is no API key for ${address} yet: create one in Immich (Account settings, API keys) and enter it. A key that was stored for another address is not sent there.`,
  );
}
