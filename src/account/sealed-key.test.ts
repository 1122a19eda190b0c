import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSealedKey, sealKey } from './sealed-key.ts';

const ADDRESS = 'http://immich.local:2283/api';
const SECRET = 'a secret of this installation';
const KEY = 'QwErTy-123';

describe('a sealed key', () => {
  it('opens with the same secret and address', () => {
    expect(openSealedKey(sealKey(KEY, ADDRESS, SECRET, randomBytes), ADDRESS, SECRET)).toBe(KEY);
  });

  it('shows nothing of the key, and never looks the same twice', () => {
    const [one, other] = [0, 1].map(() => JSON.stringify(sealKey(KEY, ADDRESS, SECRET, randomBytes)));
    expect(one).not.toContain(KEY);
    expect(one).not.toContain(Buffer.from(KEY).toString('base64').slice(0, 10));
    expect(one).not.toBe(other);
  });

  it.each([
    ['another secret', ADDRESS, 'another secret'],
    ['another address', 'http://evil.example/api', SECRET],
  ])('does not open with %s', (_, address, secret) => {
    const sealed = sealKey(KEY, ADDRESS, SECRET, randomBytes);
    expect(() => openSealedKey(sealed, address, secret)).toThrow(
      expect.objectContaining({
        code: 'sealed_key_unreadable',
        message: expect.stringContaining('SECRET_KEY'),
      }),
    );
  });

  it('does not open when one bit of it was changed', () => {
    const sealed = sealKey(KEY, ADDRESS, SECRET, randomBytes);
    const data = Buffer.from(sealed.data, 'base64');
    data.writeUInt8(data.readUInt8(0) ^ 1, 0);
    expect(() => openSealedKey({ ...sealed, data: data.toString('base64') }, ADDRESS, SECRET)).toThrow();
  });
});
