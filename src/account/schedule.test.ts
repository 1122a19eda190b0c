import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchedule, isQuiet, nextTime } from './schedule.ts';

const at = (text: string): number => Date.parse(text);

describe('a schedule', () => {
  it('comes by the clock on the wall of its time zone', () => {
    const before = at('2026-11-22T00:30:00Z');
    expect(nextTime('0 3 * * *', before, 'Etc/UTC')).toBe(at('2026-11-22T03:00:00Z'));
    expect(nextTime('0 3 * * *', before, 'Europe/Berlin')).toBe(at('2026-11-22T02:00:00Z'));
    expect(nextTime('', before, 'Etc/UTC')).toBeNull();
  });

  it('comes once in the night in which the clocks go back, and in the one in which they go forward', () => {
    const times = (from: string, to: string): number => {
      let found = 0;
      let next = nextTime('30 2 * * *', at(from), 'Europe/Berlin');
      for (; next !== null && next < at(to); next = nextTime('30 2 * * *', next, 'Europe/Berlin')) found += 1;
      return found;
    };
    expect(times('2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toBe(1);
    expect(times('2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(1);
  });

  it.each(['61 * * * *', 'every night', '0 3 * *', '0 0 3 * * *', '0 0 30 2 *'])('refuses "%s"', (schedule) =>
    expect(() => checkSchedule({ schedule })).toThrow(/five fields/),
  );

  it.each(['18-23', '24:00-01:00', '18:60-19:00', 'evening'])('refuses the quiet hours "%s"', (quietHours) =>
    expect(() => checkSchedule({ quietHours })).toThrow(/18:00-23:30/),
  );

  it('accepts what it can use, and nothing at all', () => {
    checkSchedule({ schedule: '0 3 * * 1-5', quietHours: '22:30-06:00' });
    checkSchedule({ schedule: '', quietHours: '' });
  });
});

describe('quiet hours', () => {
  it('go over midnight', () => {
    expect(isQuiet('22:30-06:00', at('2026-11-22T23:00:00Z'), 'Etc/UTC')).toBe(true);
    expect(isQuiet('22:30-06:00', at('2026-11-22T05:59:00Z'), 'Etc/UTC')).toBe(true);
    expect(isQuiet('22:30-06:00', at('2026-11-22T06:00:00Z'), 'Etc/UTC')).toBe(false);
    expect(isQuiet('22:30-06:00', at('2026-11-22T22:00:00Z'), 'Europe/Berlin')).toBe(true);
    expect(isQuiet('', at('2026-11-22T22:00:00Z'), null)).toBe(false);
  });

  it('and the same turned round leave no minute out, and none twice', () => {
    const time = fc
      .integer({ min: 0, max: 1439 })
      .map((minute) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`);
    fc.assert(
      fc.property(time, time, fc.integer({ min: 0, max: 4e12 }), (from, to, now) => {
        fc.pre(from !== to);
        expect(isQuiet(`${from}-${to}`, now, 'Etc/UTC')).not.toBe(isQuiet(`${to}-${from}`, now, 'Etc/UTC'));
      }),
      { numRuns: 200 },
    );
  });
});
