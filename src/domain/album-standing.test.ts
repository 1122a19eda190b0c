import { describe, expect, it } from 'vitest';
import { albumSettings, albumStanding } from './album-standing.ts';

const album = {
  name: 'Holidays',
  isOurs: false,
  setting: 'auto',
  assets: 40,
  flagged: 2,
} as const;

describe('whether an album protects', () => {
  it.each([
    ['one that somebody made', {}, true, 'chosen'],
    ['one that phones make', { name: 'Screenshots' }, false, 'made_by_itself'],
    ['the same in German', { name: ' bildschirmfotos ' }, false, 'made_by_itself'],
    ['WhatsApp', { name: 'WhatsApp Images' }, false, 'made_by_itself'],
    ['a name that only begins so', { name: 'Screenshots of recipes' }, true, 'chosen'],
    ['one that is mostly flagged', { flagged: 21 }, false, 'mostly_flagged'],
    ['half of it', { flagged: 20 }, true, 'chosen'],
    ['a handful', { assets: 9, flagged: 9 }, true, 'chosen'],
    ['ours, whatever is set', { isOurs: true, setting: 'always' }, false, 'ours'],
    ['what a person wants', { name: 'Screenshots', setting: 'always' }, true, 'set'],
    ['what a person does not want', { setting: 'never' }, false, 'set'],
  ] as const)('%s', (_, more, counts, reason) => {
    expect(albumStanding({ ...album, ...more })).toEqual({ counts, reason });
  });

  it('reads settings, and nothing else', () => {
    expect([...albumSettings({ a: 'always', b: 'never', c: 'auto', d: 1 })]).toEqual([
      ['a', 'always'],
      ['b', 'never'],
    ]);
    for (const stored of [undefined, null, 'x', 1]) expect(albumSettings(stored).size).toBe(0);
  });
});
