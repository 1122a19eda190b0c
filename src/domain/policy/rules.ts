import type { Category } from '../category.ts';
import type { SignalGroup } from '../evidence.ts';
import type { Policy, SignalWeights } from './policy.ts';

/** What a calibrated rank says stands as it is: log-odds in, log-odds out, in steps of a half. */
const AS_CALIBRATED: SignalWeights = {
  curve: {
    edges: [-1.75, -1.25, -0.75, -0.25, 0.25, 0.75, 1.25, 1.75],
    weights: [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2],
  },
};

/**
 * What labelled thumbnails cannot teach, with strengths in log-odds that are set by hand: 2 is "seven to
 * one", 4 "fifty to one", 6 "four hundred to one". Each has a fixture test.
 */
export const RULES: Readonly<Record<Category, Readonly<Record<string, SignalWeights>>>> = {
  screenshots: {
    'screenshot-name': {
      levels: {
        phone: 5,
        desktop: 5,
        tool: 4.5,
        word: 4.5,
        game: 3,
        recording: 6,
        ios_png: 0.4,
        absent: -0.3,
      },
    },
    'camera-name': { levels: { camera: -0.5 } },
    'received-name': { levels: { received: -0.3 } },
    'folder-path': { levels: { screenshots: 3.5, game: 2, camera: -1 } },
    'camera-data': { levels: { camera: -9, partial: -3, none: 0.4 } },
    'exif-date': { levels: { dated: -1.5 } },
    'screen-dimensions': { levels: { phone: 3, tablet: 2, desktop: 2, wide: 0.7, absent: -0.3 } },
    'web-dimensions': { levels: { icon: -3, ad: -2, exif_thumbnail: -3 } },
    'file-format': { levels: { png: 1.5, jpeg: -0.8, heic: -3, raw: -6 } },
    faces: { levels: { one: -1, several: -1.5 } },
    'no-thumbnail': { levels: { none: -2, empty: -4 } },
    'byte-screenshot': { levels: { comment: 9, samsung: 9, tool: 6, springboard: 3, android: 4 } },
    'byte-camera': { levels: { exposure: -6 } },
    damage: { levels: { likely: -1, certain: -2.5 } },
    'immich-text': { levels: { much: 0.8 } },
    'immich-screenshot': AS_CALIBRATED,
  },
  web_cache: {
    'web-name': {
      levels: {
        browser_cache: 4,
        thumbnail_cache: 4,
        icon: 4,
        avatar: 5.5,
        banner: 4,
        ad: 4,
        thumbnail: 4,
        graphic: 4,
        download: 2.2,
      },
    },
    'screenshot-name': { levels: { phone: -2, desktop: -2, tool: -2, word: -2 } },
    'camera-name': { levels: { camera: -0.5 } },
    'folder-path': { levels: { thumbnails: 4, cache: 3.5, downloads: 0.7, camera: -1 } },
    'camera-data': { levels: { camera: -9, partial: -3, none: 0.4 } },
    'exif-date': { levels: { dated: -1.5 } },
    'web-dimensions': { levels: { icon: 2.5, ad: 3, exif_thumbnail: 1 } },
    'file-format': { levels: { png: 1, gif: 1, webp: 1.5, svg: 3, heic: -4, raw: -6 } },
    transparency: { levels: { strong: 3, slight: 1.5 } },
    faces: { levels: { one: -1, several: -2 } },
    'no-thumbnail': { levels: { none: -3, empty: -4 } },
    'byte-camera': { levels: { exposure: -6 } },
    'colour-mode': { levels: { palette: 1 } },
    damage: { levels: { likely: -1, certain: -2.5 } },
    caption: { levels: { caption: 2.2 } },
    'immich-web-banner': AS_CALIBRATED,
    'immich-meme': AS_CALIBRATED,
  },
  low_quality: {
    // More than all that an empty frame looks like besides: flat, smooth, of few colours.
    exposure: { levels: { black: 18, white: 18 } },
    // Detail that hard compression leaves looks like that of a good photo: the file itself says otherwise.
    compression: { levels: { crushed: 18 } },
    tiny: { levels: { minute: 11, tiny: 10 } },
    'no-thumbnail': { levels: { none: 9, empty: 11 } },
    damage: { levels: { likely: 4.5, certain: 9 } },
    'byte-damage': { levels: { not_an_image: 9, header: 7, foreign: 7, zeroed: 7.5, cut_off: 6 } },
    'colour-mode': { levels: { cmyk: 1.5, bilevel: 1, '16-bit': 0.3 } },
    'web-dimensions': { levels: { exif_thumbnail: 2 } },
    faces: { levels: { several: -0.5 } },
  },
  recovery_artifacts: {
    'carver-name': { levels: { photorec_thumbnail: 5, photorec_broken: 3, photorec_file: 0.5, tool: 0.5 } },
    'folder-path': { levels: { recovery: 2 } },
    'folder-profile': { levels: { recovered: 1, ordinary: -1 } },
    // Half a photo keeps its whole head, camera data and all.
    'camera-data': { levels: { camera: -1.5 } },
    'no-thumbnail': { levels: { none: 3 } },
    damage: { levels: { likely: 1.5, certain: 4 } },
    tiny: { levels: { tiny: 0.5, minute: 0.5 } },
    'web-dimensions': { levels: { exif_thumbnail: 1 } },
    'byte-damage': { levels: { foreign: 2, zeroed: 2, cut_off: 1.5 } },
    'wrong-carve': { levels: { another: 5 } },
    relation: { levels: { carved_thumbnail_of: 5 } },
    faces: { levels: { several: -0.5 } },
  },
  duplicates: {
    relation: {
      levels: {
        exact_copy: 12,
        carved_thumbnail_of: 9,
        larger_version: 9,
        reencoded_copy: 9,
        immich_duplicate: 6.5,
        turned_copy: 5.3,
        upside_down_copy: 5.3,
        mirrored_copy: 5.3,
      },
    },
  },
};

/**
 * Added to what was fitted, and calibrated with it. A labelled collection can only show what it holds; these
 * keep what it lacks safe: the photo of a kind that nobody collected. Camera data is a veto. In the formats
 * that cameras write, looks alone do not suffice.
 */
export const PRUDENCE: Readonly<Partial<Record<Category, Readonly<Record<string, SignalWeights>>>>> = {
  screenshots: {
    'camera-data': { levels: { camera: -8, partial: -2 } },
    'file-format': { levels: { jpeg: -2, heic: -4, raw: -8, tiff: -2 } },
    paper: { levels: { paper: -2.5 } },
    'lossless-noise': { levels: { noisy: -2.5 } },
    tiny: { levels: { small: -2.5, tiny: -4, minute: -6 } },
    'unknown-size': { levels: { unknown: -1.2 } },
  },
  web_cache: {
    'camera-data': { levels: { camera: -8, partial: -2 } },
    'file-format': { levels: { jpeg: -1.3, heic: -4, raw: -8, tiff: -2 } },
    paper: { levels: { paper: -2 } },
    'unknown-size': { levels: { unknown: -1 } },
  },
};

export const CEILINGS: Readonly<Partial<Record<SignalGroup, number>>> = {
  name: 5,
  path: 4,
  dimensions: 10,
  sharpness: 6,
  library: 2,
  people: 2,
  immich_ml: 2,
};

/**
 * Whether a photo failed cannot be told for certain from 250 pixels: bokeh, mist and night are soft and dark on
 * purpose. By looks alone it is worth a look, never a recommendation: where nine in ten are good photos, two in three
 * that look failed are. And that what can be seen is sharp says little of whether the file is whole.
 */
export const LOOKS_LIMIT: Policy['looksLimit'] = {
  low_quality: { reach: { photo_library: 0.6, phone_backup: 0.7, recovery_dump: 0.8 }, down: 1.5 },
};

/** Log-odds of a category before any evidence where nothing was fitted: about one asset in 200. */
export const PLAIN_PRIOR = -5.3;
