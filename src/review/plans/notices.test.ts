import { describe, expect, it } from 'vitest';
import { noticesFor, type Reviewed } from './notices.ts';

const reviewed: Reviewed = {
  outcome: 'trash',
  acting: 'trash',
  isFolder: false,
  preflight: { allowed: true, obstacles: [], trashDays: 30, now: '2026-01-01T00:00:00.000Z' },
  leftAlone: new Map(),
  protectedBy: new Map(),
  onlyCopies: 0,
};
const codes = (more: Partial<Reviewed>) => noticesFor({ ...reviewed, ...more }).map(({ code }) => code);

describe('what to know before a plan', () => {
  it('is of days, space and phones where Immich keeps the trash', () => {
    expect(codes({})).toEqual(['restorable_until', 'space_won_later', 'phone_sync']);
    expect(codes({ outcome: 'tag' })).toEqual(['tags_are_slow']);
  });

  it('is of a folder where the library is one: no days, no phones, no sidecar files', () => {
    expect(codes({ isFolder: true })).toEqual(['folder_trash']);
    for (const outcome of ['archive', 'album', 'tag', 'merge'] as const)
      expect(codes({ isFolder: true, outcome }), outcome).toEqual(['noted_here']);
    expect(codes({ isFolder: true, outcome: 'export', preflight: null })).toEqual([]);
  });

  it('stands in the way of a folder as of any library', () => {
    expect(codes({ isFolder: true, acting: 'off' })).toEqual(['acting_off', 'folder_trash']);
  });
});
