import { type EmbeddedAsset, type EmbeddedExif, emptyExif } from '../catalogue.ts';
import { checksumOfRow, FOR, idOfRow, mixed, share } from './row-hash.ts';
import type { Timeline } from './timeline.ts';
import { SHAPES, type Shape, type VariantPool } from './variants.ts';

/** Shares of what a library consists of; they are taken relative to their sum. */
export interface Mix {
  readonly camera: number;
  readonly forwarded: number;
  readonly screenshots: number;
  readonly web: number;
  readonly copies: number;
}

/** A photo library of years: four fifths out of cameras. */
export const HOME_LIBRARY: Mix = { camera: 0.8, forwarded: 0.07, screenshots: 0.07, web: 0.04, copies: 0.02 };

export interface RowSource {
  readonly rows: number;
  readonly seed: number;
  readonly mix: Mix;
  readonly times: Timeline;
  readonly pool: VariantPool;
}

interface Look {
  readonly shape: Shape;
  readonly name: string;
  readonly exif: Partial<EmbeddedExif>;
  /** Bytes per pixel, roughly. */
  readonly density: number;
  /** Of the shape's pixels, each way. */
  readonly scale: number;
}

/** Shares of what a client must not take, or must ask for by name. */
const TRASHED = 0.02;
const ARCHIVED = 0.03;
const HIDDEN = 0.01;
const LOCKED = 0.002;
const PARTNERS = 0.01;

/** Everything about a row, worked out from its number. */
export function describeRow(
  source: RowSource,
  row: number,
  ownerIds: { readonly partner: string },
): EmbeddedAsset {
  const { seed, pool } = source;
  const takenAt = new Date(source.times.at(row)).toISOString();
  const look = lookOf(source, row);
  const { width, height } = SHAPES[look.shape];
  const [w, h] = [Math.round(width * look.scale), Math.round(height * look.scale)];
  const bytes = Math.round(w * h * look.density * (0.6 + 0.8 * share(row, FOR.bytes, seed))) + 900;
  const hidden = visibilityOf(row, seed);
  const video = hidden === 'hidden';
  const name = video ? look.name.replace(/\.\w+$/, '.MOV') : look.name;
  return {
    id: idOfRow(row, seed),
    type: video ? 'VIDEO' : 'IMAGE',
    originalPath: `/usr/src/app/upload/library/admin/${takenAt.slice(0, 4)}/${takenAt.slice(0, 10)}/${name}`,
    originalFileName: name,
    originalMimeType: video ? 'video/quicktime' : /png$/i.test(name) ? 'image/png' : 'image/jpeg',
    checksum: checksumOfRow(row, seed),
    thumbhash: video ? null : (variantOf(pool, look.shape, row, seed)?.thumbhash ?? null),
    fileCreatedAt: takenAt,
    fileModifiedAt: takenAt,
    localDateTime: takenAt,
    createdAt: takenAt,
    updatedAt: takenAt,
    width: w,
    height: h,
    durationMs: video ? 2800 : null,
    exif: {
      ...emptyExif,
      exifImageWidth: w,
      exifImageHeight: h,
      fileSizeInByte: bytes,
      dateTimeOriginal: takenAt,
      modifyDate: takenAt,
      ...look.exif,
    },
    visibility: hidden,
    isFavorite: share(row, FOR.favourite, seed) < 0.01,
    trashedAt: share(row, FOR.trash, seed) < TRASHED ? takenAt : null,
    ...(share(row, FOR.partner, seed) < PARTNERS ? { ownerId: ownerIds.partner } : {}),
  };
}

/** The picture that a row shows. */
export function shapeOf(source: RowSource, row: number): Shape {
  return lookOf(source, row).shape;
}

export function variantOf(pool: VariantPool, shape: Shape, row: number, seed: number) {
  const family = pool[shape];
  return family[mixed(row, FOR.variant, seed) % family.length];
}

export function visibilityOf(row: number, seed: number): 'timeline' | 'archive' | 'hidden' | 'locked' {
  const u = share(row, FOR.visibility, seed);
  if (u < HIDDEN) return 'hidden';
  if (u < HIDDEN + LOCKED) return 'locked';
  return u < HIDDEN + LOCKED + ARCHIVED ? 'archive' : 'timeline';
}

function kindOf(mix: Mix, u: number): keyof Mix {
  const total = mix.camera + mix.forwarded + mix.screenshots + mix.web + mix.copies;
  let reached = 0;
  for (const kind of ['camera', 'forwarded', 'screenshots', 'web'] as const) {
    reached += mix[kind] / total;
    if (u < reached) return kind;
  }
  return 'copies';
}

function lookOf({ mix, seed, times }: RowSource, row: number): Look {
  const number = mixed(row, FOR.name, seed);
  const shape = share(row, FOR.shape, seed) < 0.3 ? 'portrait' : 'landscape';
  const day = new Date(times.at(row)).toISOString().slice(0, 10).replaceAll('-', '');
  switch (kindOf(mix, share(row, FOR.kind, seed))) {
    case 'camera':
      return { shape, name: cameraName(number), exif: cameraExif(row, seed), density: 0.28, scale: 1 };
    case 'forwarded': {
      const name = `IMG-${day}-WA${String(number % 10000).padStart(4, '0')}.jpg`;
      return { shape, name, exif: {}, density: 0.13, scale: 0.4 };
    }
    case 'screenshots':
      return screenshotLook(number, day);
    case 'web':
      return webLook(number);
    case 'copies':
      return { shape, name: cameraName(number).replace('.', ' (1).'), exif: {}, density: 0.1, scale: 0.32 };
  }
}

function screenshotLook(number: number, day: string): Look {
  const phone = number % 10 < 8;
  const telling = number % 3 > 0;
  const name = telling
    ? `Screenshot_${day}-${String(number % 1_000_000).padStart(6, '0')}.png`
    : `IMG_${number % 10000}.PNG`;
  return { shape: phone ? 'phone' : 'desktop', name, exif: {}, density: 0.2, scale: 1 };
}

function webLook(number: number): Look {
  const name =
    number % 2
      ? `f_${(number % 0xffffff).toString(16).padStart(6, '0')}.jpg`
      : `download (${number % 90}).png`;
  return { shape: number % 3 ? 'icon' : 'ad', name, exif: {}, density: 0.4, scale: 1 };
}

const cameraName = (number: number): string =>
  number % 3 === 0
    ? `IMG_${number % 10000}.JPG`
    : number % 3 === 1
      ? `DSC_${number % 10000}.JPG`
      : `PXL_20210109_${number % 1_000_000}.jpg`;

const CAMERAS = [
  {
    make: 'Apple',
    model: 'iPhone 13',
    lensModel: 'iPhone 13 back dual wide camera 5.1mm f/1.6',
    fNumber: 1.6,
    focalLength: 5.1,
  },
  { make: 'Google', model: 'Pixel 7', lensModel: null, fNumber: 1.9, focalLength: 6.8 },
  {
    make: 'NIKON CORPORATION',
    model: 'NIKON D5600',
    lensModel: '18.0-55.0 mm f/3.5-5.6',
    fNumber: 5.6,
    focalLength: 35,
  },
] as const;

function cameraExif(row: number, seed: number): Partial<EmbeddedExif> {
  const camera = CAMERAS[mixed(row, FOR.camera, seed) % CAMERAS.length];
  const u = share(row, FOR.exposure, seed);
  const place = share(row, FOR.place, seed);
  return {
    ...camera,
    iso: u < 0.2 ? 1600 : 100,
    exposureTime: u < 0.2 ? '1/15' : '1/250',
    orientation: '1',
    timeZone: 'UTC+1',
    ...(place < 0.4 ? { latitude: 38 + place * 40, longitude: 2 + place * 40 } : {}),
  };
}
