import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSecrets } from './without-secrets.ts';

const KEY = 'pL4nT3d-K3y';

describe('a line of the log', () => {
  it.each([
    { req: { headers: { 'x-api-key': KEY, Cookie: `a=b; session=${KEY}` } } },
    { headers: { 'set-cookie': [`session=${KEY}; HttpOnly`, 'other=1'] } },
    { library: { kind: 'immich', api_key: KEY } },
    { a: { b: { c: { d: { apiKey: KEY } } } } },
    { msg: `The body was {"api_key":"${KEY}"}` },
    { msg: JSON.stringify({ body: JSON.stringify({ password: `a"${KEY}` }) }) },
    { msg: `x-api-key: ${KEY}` },
    { msg: `Authorization: Bearer ${KEY}` },
    { err: { message: `GET /?api_key=${KEY}&x=1 failed` } },
    { req: { url: `/api/results?token=${KEY}` } },
    { SECRET_KEY: KEY, secretKey: KEY, password: KEY },
  ])('has no key in %j', (entry) => {
    const clean = withoutSecrets(JSON.stringify(entry), []);
    expect(clean).not.toContain(KEY);
    expect(() => JSON.parse(clean)).not.toThrow();
  });

  it('has no known secret, whatever stands before it', () => {
    const secret = 'a "strange" secret/+';
    const line = JSON.stringify({ msg: `found ${secret}`, url: `/x?q=${encodeURIComponent(secret)}` });
    expect(withoutSecrets(line, [secret])).toBe('{"msg":"found [secret]","url":"/x?q=[secret]"}');
  });

  it('stays as it is where there is no secret', () => {
    const line = JSON.stringify({
      level: 30,
      reqId: 'x',
      msg: 'The key is missing',
      api: '/api/results?q=cookie',
    });
    expect(withoutSecrets(line, [])).toBe(line);
  });

  it('stays JSON, with the secret gone, for any secret', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const secret = `#${text}#`;
        const inner = JSON.stringify({ password: secret, after: 'kept' });
        const clean = JSON.parse(
          withoutSecrets(JSON.stringify({ api_key: secret, inner, after: 'kept' }), []),
        );
        expect(clean).toMatchObject({ api_key: '[secret]', after: 'kept' });
        expect(JSON.parse(clean.inner)).toEqual({ password: '[secret]', after: 'kept' });
      }),
    );
  });
});
