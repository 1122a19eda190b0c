import { describe, expect, it } from 'vitest';
import { immichAddress } from './address.ts';

describe('immichAddress', () => {
  it.each([
    ['http://192.168.1.10:2283', 'http://192.168.1.10:2283/api'],
    ['http://192.168.1.10:2283/', 'http://192.168.1.10:2283/api'],
    ['http://immich:2283/api', 'http://immich:2283/api'],
    [' https://photos.example.com/api/ ', 'https://photos.example.com/api'],
    ['https://example.com/immich', 'https://example.com/immich/api'],
    ['https://example.com//immich/api//', 'https://example.com/immich/api'],
    ['HTTPS://Example.com:443/api', 'https://example.com/api'],
    ['http://[::1]:2283', 'http://[::1]:2283/api'],
  ])('reads %s', (text, api) => {
    const address = immichAddress(text);
    expect(address.api).toBe(api);
    expect(`${address.web}/api`).toBe(api);
  });

  it.each([
    ['192.168.1.10:2283', /must begin with http/],
    ['localhost:2283/api', /must begin with http/],
    ['ftp://immich/api', /must begin with http/],
    ['file:///etc/passwd', /must begin with http/],
    ['http://', /not a valid URL/],
    ['http://ada:s3cret@immich:2283', /user name or a password/],
    ['http://immich:2283/api?x=1', /must not contain "\?"/],
    ['http://immich:2283/#/photos', /must not contain "\?"/],
    ['', /must begin with http/],
  ])('refuses %s', (text, reason) => {
    expect(() => immichAddress(text)).toThrow(reason);
    expect(() => immichAddress(text)).not.toThrow(/s3cret/);
  });
});
