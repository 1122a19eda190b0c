import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSetUpCode } from './set-up-code.ts';

describe('the set-up code', () => {
  it('is easy to copy, and new each time', () => {
    const code = createSetUpCode(randomBytes);
    const codes = Array.from({ length: 200 }, () => code.renew());
    for (const one of codes)
      expect(one).toMatch(/^(?:[BCDFGHJ-NP-TV-XZ2-9]{4}-){2}[BCDFGHJ-NP-TV-XZ2-9]{4}$/);
    expect(new Set(codes).size).toBe(200);
  });

  it('works once, however it is typed', () => {
    const code = createSetUpCode(randomBytes);
    const typed = ` ${code.renew().toLowerCase().replaceAll('-', ' ')} `;
    expect([code.redeem(typed), code.redeem(typed)]).toEqual([true, false]);
  });

  it('is none before one was asked for, and void once there is a newer one', () => {
    const code = createSetUpCode(randomBytes);
    expect(code.redeem('')).toBe(false);
    const first = code.renew();
    code.renew();
    expect(code.redeem(first)).toBe(false);
  });
});
