import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchedule } from '../../src/account/schedule.ts';
import { EVERY, readHours, readRhythm, writeRhythm } from '../../web/src/settings/rhythm.ts';

describe('how often an analysis begins by itself', () => {
  it.each([
    ['', { every: 'never' }],
    ['0 3 * * *', { every: 'day', time: '03:00' }],
    ['30 22 * * 7', { every: 'week', time: '22:30', weekday: 0 }],
    ['5 0 1 * *', { every: 'month', time: '00:05' }],
    ['  0   3 * * 1 ', { every: 'week', weekday: 1 }],
  ])('reads "%s" as a person would say it', (pattern, said) => {
    expect(readRhythm(pattern)).toMatchObject(said);
  });

  it.each(['*/5 * * * *', '0 3 * * 1-5', '0 3 15 * *', '0 3 1 * 1', '61 3 * * *', '0 3 * 2 *', '@daily'])(
    'leaves "%s" as it is written',
    (pattern) => {
      expect(readRhythm(pattern).every).toBe('custom');
      expect(writeRhythm(readRhythm(pattern))).toBe(pattern);
    },
  );

  it('writes what it reads again, and what the service accepts', () => {
    const rhythm = fc.record({
      every: fc.constantFrom(...EVERY.filter((every) => every !== 'custom')),
      time: fc
        .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
        .map((clock) => clock.map((part) => String(part).padStart(2, '0')).join(':')),
      weekday: fc.integer({ min: 0, max: 6 }),
      pattern: fc.constant(''),
    });
    fc.assert(
      fc.property(rhythm, (chosen) => {
        const schedule = writeRhythm(chosen);
        checkSchedule({ schedule });
        const { every, time, weekday } = readRhythm(schedule);
        expect(every).toBe(chosen.every);
        if (every !== 'never') expect(time).toBe(chosen.time);
        if (every === 'week') expect(weekday).toBe(chosen.weekday);
      }),
    );
  });

  it('reads quiet hours for fields that want two digits', () => {
    expect(readHours('9:00-18:30')).toEqual(['09:00', '18:30']);
    expect(readHours('')).toBeNull();
  });
});
