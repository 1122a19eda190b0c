import { describe, expect, it } from 'vitest';
import { dayInName } from './name-date.ts';

describe('the day in a file name', () => {
  it.each([
    ['Screenshot_20201002-101500', '2020-10-02'],
    ['Screenshot_20201002_101500_com.whatsapp', '2020-10-02'],
    ['Screenshot from 2024-08-02 12-24-01', '2024-08-02'],
    ['Screen Shot 2019-01-31 at 9.41.00 AM', '2019-01-31'],
    ['screenshot_2021_05_06', '2021-05-06'],
    ['Screenshot_20201002101500', '2020-10-02'],
    ['20230514102231123', '2023-05-14'],
    ['FB_IMG_1659506846540', '2022-08-03'],
    ['mmexport1502345678901', '2017-08-10'],
  ])('%s', (stem, day) => {
    expect(new Date(dayInName(stem) ?? 0).toISOString().slice(0, 10)).toBe(day);
  });

  it.each([
    'IMG_1077',
    'f20231345',
    '2023-13-45',
    '2023-02-30',
    '120201002',
    '202010021',
    '20209999999999',
    '9659506846540',
    '11659506846540',
    '165950684654',
    'photo',
  ])('none in %s', (stem) => expect(dayInName(stem)).toBeNull());

  it('is over when the day is', () => {
    expect(dayInName('2020-10-02')).toBe(Date.parse('2020-10-02T23:59:59.999Z'));
  });
});
