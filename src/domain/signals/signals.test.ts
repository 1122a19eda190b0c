import { describe, expect, it, test } from 'vitest';
import { subjectOf } from '../../../test/domain/subjects.ts';
import { inspect } from '../inspection.ts';
import type { Subject } from '../subject.ts';
import { byteCamera } from './byte-camera.ts';
import { byteDamage } from './byte-damage.ts';
import { byteScreenshot } from './byte-screenshot.ts';
import { caption } from './caption.ts';
import { colourMode } from './colour-mode.ts';
import { compression } from './compression.ts';
import { damage } from './damage.ts';
import { exposure } from './exposure.ts';
import { faces } from './faces.ts';
import { paper } from './paper.ts';
import { relation } from './relation.ts';
import type { Signal } from './signal.ts';
import { unknownSize } from './unknown-size.ts';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

const bytes = (facts: Facts): Partial<Subject> => ({ bytes: { version: 1, facts } });
const pixels = (figures: Readonly<Record<string, number>>): Partial<Subject> => ({
  pixels: { version: 1, figures, perceptualHash: null, damaged: [] },
});
/** A JPEG of so many bytes; its thumbnail has this mean gradient. */
const compressed = (facts: { width: number; height: number; bytes: number }, gradient: number) => ({
  facts: { ...subjectOf({}).facts, ...facts, mimeType: 'image/jpeg' },
  ...pixels({ edge_strength: gradient }),
});
const ml = (people: number | null): Partial<Subject> => ({
  ml: { faces: people, text: null, concepts: null },
});

function said(signal: Signal, subject: Partial<Subject>): string {
  const finding = signal.inspect(inspect(subjectOf({}, subject)));
  return finding.status === 'found' ? finding.level : finding.status;
}

describe('what a signal finds', () => {
  test.each<[Signal, string, Partial<Subject>]>([
    [byteScreenshot, 'comment', bytes({ screenshot_comment: true })],
    [byteScreenshot, 'samsung', bytes({ samsung_capture: true, samsung_app: 'com.whatsapp' })],
    [byteScreenshot, 'tool', bytes({ software: 'gnome-screenshot' })],
    [byteScreenshot, 'springboard', bytes({ creator_tool: 'com.apple.springboard' })],
    [byteScreenshot, 'android', bytes({ software: 'Android UP1A.231005.007', camera_make: null })],
    [byteCamera, 'exposure', bytes({ camera_exposure: true, camera_make: 'Canon' })],
    [byteDamage, 'not_an_image', bytes({ magic: 'zeros' })],
    [byteDamage, 'not_an_image', bytes({ magic: 'text', size: 71, size_declared: 71 })],
    // A gateway's own words in the place of the file.
    [byteDamage, 'not_applicable', bytes({ magic: 'text', size: 71, size_declared: 4_000_000 })],
    [byteDamage, 'cut_off', bytes({ magic: 'jpeg', end_marker: 'missing', size: 7, size_declared: 9 })],
    [byteDamage, 'header', bytes({ magic: 'jpeg', header_broken: true })],
    [byteDamage, 'foreign', bytes({ magic: 'jpeg', stray_markers: 5 })],
    [byteDamage, 'zeroed', bytes({ magic: 'jpeg', head_zero_sectors: 2 })],
    [byteDamage, 'cut_off', bytes({ magic: 'jpeg', end_marker: 'missing' })],
    [colourMode, 'cmyk', bytes({ colour_mode: 'cmyk' })],
    [caption, 'caption', pixels({ caption_line: 0.07 })],
    [exposure, 'black', pixels({ luma_p99: 12, luma_p5: 0 })],
    [exposure, 'white', pixels({ luma_p99: 255, luma_p5: 240, edge_density: 0 })],
    [compression, 'crushed', compressed({ width: 640, height: 480, bytes: 7_000 }, 15)],
    // As messengers send photos, and a misty one of a camera that spends little on it.
    [compression, 'absent', compressed({ width: 1600, height: 1200, bytes: 150_000 }, 12)],
    [compression, 'absent', compressed({ width: 640, height: 480, bytes: 7_000 }, 2)],
    [compression, 'absent', compressed({ width: 6000, height: 4000, bytes: 900_000 }, 25)],
    [paper, 'paper', pixels({ grey_share: 0.99, luma_p50: 220, text_share: 0.2 })],
    [faces, 'one', ml(1)],
    [faces, 'several', ml(3)],
    [
      damage,
      'certain',
      {
        pixels: {
          ...pixels({ damage: 0.95 }).pixels,
          damaged: [{ x: 0, y: 0.5, width: 1, height: 0.5 }],
        } as Subject['pixels'],
      },
    ],
  ])('%s: %s', (signal, level, subject) => expect(said(signal, subject)).toBe(level));

  it('is nothing where there is nothing', () => {
    for (const signal of [byteScreenshot, byteCamera, byteDamage, colourMode])
      expect(
        said(signal, bytes({ magic: 'jpeg', end_marker: 'present', colour_mode: null })),
        signal.meta.id,
      ).toBe('absent');
    const scene = pixels({
      caption_line: 0,
      luma_p99: 230,
      luma_p5: 20,
      grey_share: 0.2,
      luma_p50: 120,
      text_share: 0,
    });
    for (const signal of [caption, exposure, paper, damage])
      expect(said(signal, scene), signal.meta.id).toBe('absent');
  });

  it('takes neither stripes for letters nor Android in a camera’s file for a screenshot', () => {
    expect(said(caption, pixels({ caption_line: 0.24 }))).toBe('absent');
    expect(said(byteScreenshot, bytes({ software: 'Android 14', camera_make: 'Google' }))).toBe('absent');
  });

  it('is not applicable, rather than absent, where nobody could look', () => {
    for (const signal of [
      byteScreenshot,
      byteCamera,
      byteDamage,
      colourMode,
      caption,
      exposure,
      compression,
      paper,
      damage,
      faces,
      relation,
      unknownSize,
    ])
      expect(said(signal, {}), signal.meta.id).toBe('not_applicable');
  });
});
