import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { AccountError } from './errors.ts';

/** `bytes` random bytes; handed in by the composition root. */
export type RandomBytes = (bytes: number) => Uint8Array;

/** An API key that only this installation's secret opens, and only for the server it was stored for. */
export const sealedKey = z.object({
  cipher: z.literal('aes-256-gcm/scrypt'),
  salt: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  data: z.base64(),
});
export type SealedKey = z.infer<typeof sealedKey>;

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** 96 bits: what GCM is specified for (NIST SP 800-38D, 5.2.1.1). */
const IV_BYTES = 12;
const SALT_BYTES = 16;
/** OWASP's password storage cheat sheet names N = 2^15, r = 8; p = 1 instead of 3, as SECRET_KEY is long and random, unlike a password. 32 MB. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** `address` is bound into the seal: for another server the key does not open. */
export function sealKey(apiKey: string, address: string, secret: string, random: RandomBytes): SealedKey {
  const salt = random(SALT_BYTES);
  const iv = random(IV_BYTES);
  const cipher = createCipheriv(CIPHER, scryptSync(secret, salt, KEY_BYTES, SCRYPT), iv);
  cipher.setAAD(Buffer.from(address));
  const data = Buffer.concat([cipher.update(apiKey, 'utf8'), cipher.final()]);
  return {
    cipher: 'aes-256-gcm/scrypt',
    salt: base64(salt),
    iv: base64(iv),
    tag: base64(cipher.getAuthTag()),
    data: base64(data),
  };
}

/** Throws `AccountError` (`sealed_key_unreadable`) when the secret or the address is another one. */
export function openSealedKey(sealed: SealedKey, address: string, secret: string): string {
  try {
    const key = scryptSync(secret, bytes(sealed.salt), KEY_BYTES, SCRYPT);
    const decipher = createDecipheriv(CIPHER, key, bytes(sealed.iv), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(address));
    decipher.setAuthTag(bytes(sealed.tag));
    return Buffer.concat([decipher.update(bytes(sealed.data)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new AccountError(
      'sealed_key_unreadable',
      'The stored API key was sealed with another SECRET_KEY: set the old SECRET_KEY again, or enter the API key once more. Your decisions are all there.',
      { cause },
    );
  }
}

const base64 = (data: Uint8Array): string => Buffer.from(data).toString('base64');
const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
