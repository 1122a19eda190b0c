import { describe, expect, it, test } from 'vitest';
import { CAMERA, subjectOf } from '../../../test/domain/subjects.ts';
import type { AssetFacts } from '../asset-facts.ts';
import type { Finding } from '../evidence.ts';
import { inspect } from '../inspection.ts';
import type { Subject } from '../subject.ts';
import { aspectRatio } from './aspect-ratio.ts';
import { cameraData } from './camera-data.ts';
import { cameraName } from './camera-name.ts';
import { carverName } from './carver-name.ts';
import { exifDate } from './exif-date.ts';
import { jpegDensity, pngDensity } from './file-density.ts';
import { fileFormat } from './file-format.ts';
import { folderPath } from './folder-path.ts';
import { folderProfile } from './folder-profile.ts';
import { losslessNoise } from './lossless-noise.ts';
import { noThumbnail } from './no-thumbnail.ts';
import { pictureSize } from './picture-size.ts';
import { receivedName } from './received-name.ts';
import { screenDimensions } from './screen-dimensions.ts';
import { screenshotName } from './screenshot-name.ts';
import type { Signal } from './signal.ts';
import { thumbhashColour, thumbhashLightness, transparency } from './thumbhash-look.ts';
import { tiny } from './tiny.ts';
import { webDimensions } from './web-dimensions.ts';
import { webName } from './web-name.ts';

const look = (signal: Signal, facts: Partial<AssetFacts>, rest: Partial<Subject> = {}): Finding =>
  signal.inspect(inspect(subjectOf(facts, rest)));
const levelOf = (finding: Finding) => (finding.status === 'found' ? finding.level : finding.status);
const sized = (width: number, height: number) => ({ width, height });
const named = (fileName: string) => ({ fileName });
const typed = (mimeType: string | null) => ({ mimeType });
const NOBODY_KNOWS = 'not_applicable';

/** 40 files of which this share has a recovery tool's name. */
const among = (carverShare: number, assets = 40): Partial<Subject> => ({
  context: { ...subjectOf().context, folder: { carverShare, assets } },
});

describe('a signal of the metadata', () => {
  test.each<[Signal, Partial<AssetFacts>, level: string, sentence?: string]>([
    [
      screenshotName,
      named('Screenshot_20220912-064012.png'),
      'phone',
      'is how Android phones name screenshots',
    ],
    [screenshotName, named('Bildschirmfoto 2022-09-12 um 06.40.12.png'), 'desktop'],
    [screenshotName, named('IMG_1234.JPG'), 'absent'],
    [cameraName, named('IMG_1234.JPG'), 'camera', '“IMG_1234.JPG” is how cameras name photos'],
    [cameraName, named('IMG_1234.PNG'), 'absent'],
    [receivedName, named('IMG-20200101-WA0001.jpg'), 'received', 'through WhatsApp'],
    [receivedName, named('holiday.jpg'), 'absent'],
    [carverName, named('f2204512.jpg'), 'photorec_file', 'is how PhotoRec names files'],
    [carverName, named('t2204512.jpg'), 'photorec_thumbnail'],
    [carverName, named('b2204512.jpg'), 'photorec_broken'],
    [carverName, named('family.jpg'), 'absent'],
    [webName, named('favicon-32x32.png'), 'icon', 'says icon'],
    [webName, named('f_00a41b'), 'browser_cache', '“f_00a41b” is how a browser names'],
    [webName, named('Logan at the lake.jpg'), 'absent'],
    [
      folderPath,
      { path: 'Phone/DCIM/Screenshots/a.png' },
      'screenshots',
      'It lies in “Screenshots”, a folder of screenshots',
    ],
    [folderPath, { path: 'C:\\Users\\Ada\\Download\\a.png' }, 'downloads', '“Download”'],
    [folderPath, { path: 'recup_dir.3/f1.jpg' }, 'recovery'],
    [folderPath, { path: 'Photos/2020/a.jpg' }, 'absent'],
    [folderPath, { path: null }, NOBODY_KNOWS],
    [cameraData, { camera: CAMERA }, 'camera', 'Google Pixel 7, 1/125 s, f/1.85'],
    [cameraData, { camera: { ...CAMERA, make: null, model: null } }, 'partial'],
    [cameraData, {}, 'none', 'It carries no camera data.'],
    [cameraData, { camera: null }, NOBODY_KNOWS],
    [exifDate, { camera: CAMERA }, 'dated', 'carries a date'],
    [exifDate, {}, 'absent'],
    [exifDate, { camera: null }, NOBODY_KNOWS],
    [screenDimensions, sized(1170, 2532), 'phone', '1170 × 2532 pixels is exactly the screen of a phone'],
    [screenDimensions, sized(1234, 777), 'absent'],
    [screenDimensions, { ...sized(1170, 2532), camera: CAMERA }, NOBODY_KNOWS],
    [webDimensions, sized(728, 90), 'ad', 'a standard advertisement size'],
    [webDimensions, sized(64, 64), 'icon'],
    [webDimensions, sized(120, 160), 'exif_thumbnail'],
    [webDimensions, sized(90, 728), 'absent'],
    [tiny, sized(40, 63), 'minute', 'is tiny: fewer than 200'],
    [tiny, sized(199, 120), 'tiny'],
    [tiny, sized(200, 120), 'small', 'less than any screen has'],
    [tiny, sized(400, 120), 'ordinary'],
    [fileFormat, typed('image/heif'), 'heic', 'Its format is HEIC'],
    [fileFormat, typed('image/x-canon-cr2'), 'raw'],
    [fileFormat, typed('video/mp4'), 'other'],
    [fileFormat, typed(null), NOBODY_KNOWS],
    [
      losslessNoise,
      { ...typed('image/png'), ...sized(100, 100), bytes: 15_000 },
      'noisy',
      '12.0 bits per pixel',
    ],
    [losslessNoise, { ...typed('image/png'), ...sized(100, 100), bytes: 5_000 }, 'absent'],
    [losslessNoise, { ...typed('image/jpeg'), ...sized(100, 100), bytes: 15_000 }, NOBODY_KNOWS],
    [noThumbnail, {}, 'has', 'a thumbnail could be made'],
    [noThumbnail, { thumbhash: null }, 'none', 'No thumbnail could be made'],
    [noThumbnail, { thumbhash: null, bytes: null }, 'empty', 'The file is empty.'],
    [noThumbnail, { thumbhash: null, uploadedAt: '2025-12-31T20:00:00.000Z' }, NOBODY_KNOWS],
    [noThumbnail, { thumbhash: null, mimeType: 'image/heic' }, NOBODY_KNOWS],
    [transparency, {}, 'opaque', 'Nothing in it is transparent.'],
    [transparency, { thumbhash: null }, NOBODY_KNOWS],
  ])('$meta.id %#: %o is %s', (signal, facts, level, sentence = '') => {
    const finding = look(signal, facts);
    expect(levelOf(finding)).toBe(level);
    if (finding.status === 'found')
      expect(signal.sentence(finding, 'for', 'screenshots')).toContain(sentence);
    else expect(sentence).toBe('');
  });

  test.each<[Signal, Partial<AssetFacts>, amount: number, sentence: string]>([
    [pictureSize, sized(1024, 1024), 20, '1024 × 1024 pixels'],
    [aspectRatio, sized(500, 2000), 4, '4.00 : 1'],
    [jpegDensity, { ...sized(100, 100), bytes: 2_500 }, 1, 'The JPEG file takes 2.00 bits per pixel'],
    [pngDensity, { ...typed('image/png'), ...sized(100, 100), bytes: 10_000 }, 3, '8.00 bits per pixel'],
  ])('$meta.id measures %o as %d', (signal, facts, amount, sentence) => {
    const finding = look(signal, facts);
    if (finding.status !== 'found') throw new Error(finding.status);
    expect(finding.amount).toBeCloseTo(amount, 5);
    expect(signal.sentence(finding, 'against', 'web_cache')).toContain(sentence);
    expect(signal.sentence(finding, 'against', 'web_cache')).toContain(
      'speaks against a picture from the web',
    );
  });

  it('says nothing of one format by the measure of another', () => {
    expect(look(pngDensity, {}).status).toBe(NOBODY_KNOWS);
    expect(look(jpegDensity, typed('image/png')).status).toBe(NOBODY_KNOWS);
    expect(look(jpegDensity, { bytes: null }).status).toBe(NOBODY_KNOWS);
  });

  it('reads lightness and colour from the thumbhash, and the clear part of a picture that has one', () => {
    const grey = look(thumbhashColour, { thumbhash: 'AAiCBYCIeIiAh3h4iIeIdwB4iIAI' });
    const amount = (finding: Finding) => (finding.status === 'found' ? (finding.amount ?? -1) : -1);
    for (const finding of [grey, look(thumbhashLightness, {})]) {
      expect(amount(finding)).toBeGreaterThanOrEqual(0);
      expect(amount(finding)).toBeLessThanOrEqual(1);
    }
  });

  test.each([
    [0.9, 40, 'recovered'],
    [0.3, 40, 'mixed'],
    [0.1, 40, 'ordinary'],
    [1, 7, NOBODY_KNOWS],
  ] as const)('a folder with %d of %d names of a recovery tool is %s', (share, assets, level) => {
    const finding = look(folderProfile, {}, among(share, assets));
    expect(levelOf(finding)).toBe(level);
    if (finding.status === 'found')
      expect(folderProfile.sentence(finding, 'for', 'recovery_artifacts')).toMatch(
        /^\d+ % of 40 files beside it/,
      );
  });
});
