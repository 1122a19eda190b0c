import { describe, expect, it } from 'vitest';
import { isMapped, mapPath } from './path-mapping.ts';

const PREFIXES = [
  { from: '/mnt/photos', to: '/volume1/photos' },
  { from: '/mnt/photos/phone/', to: '/volume2/phone/' },
];

describe('paths as the host sees them', () => {
  it.each([
    ['/mnt/photos/2020/a.jpg', '/volume1/photos/2020/a.jpg'],
    ['/mnt/photos/phone/a.jpg', '/volume2/phone/a.jpg'],
    ['/mnt/photos2/a.jpg', '/mnt/photos2/a.jpg'],
    ['/mnt/photos/phones/a.jpg', '/volume1/photos/phones/a.jpg'],
    ['/elsewhere/a.jpg', '/elsewhere/a.jpg'],
  ])('writes %s as %s', (path, mapped) => {
    expect(mapPath(path, PREFIXES)).toBe(mapped);
  });

  it('goes on in the manner of Windows below a Windows folder', () => {
    expect(mapPath('/mnt/photos/2020/a b.jpg', [{ from: '/mnt/photos', to: 'D:\\Photos\\' }])).toBe(
      'D:\\Photos\\2020\\a b.jpg',
    );
  });

  it('can cut a prefix off, and add one to everything', () => {
    expect(mapPath('/mnt/photos/a.jpg', [{ from: '/mnt', to: '' }])).toBe('/photos/a.jpg');
    expect(mapPath('/a.jpg', [{ from: '/', to: '/volume1' }])).toBe('/volume1/a.jpg');
  });

  it('says which paths it maps', () => {
    expect(isMapped('/mnt/photos/a.jpg', PREFIXES)).toBe(true);
    expect(isMapped('/mnt/photos2/a.jpg', PREFIXES)).toBe(false);
  });
});
