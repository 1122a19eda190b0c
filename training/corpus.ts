import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AssetFacts, assetId, type CameraFacts } from '../src/domain/asset-facts.ts';
import type { Category } from '../src/domain/category.ts';

/** One row of a labelled collection (`labels.jsonl`), as far as fitting and measuring need it. */
export interface Label {
  readonly id: string;
  readonly file: string;
  readonly source_repo: string;
  readonly label: string;
  readonly sublabel: string;
  readonly stratum: string | null;
  readonly expect: readonly string[];
  readonly realistic_name: string;
  readonly realistic_path: string;
  readonly name_telling: boolean | null;
  /** As stored; those that Immich would show stand beside them where the picture could be decoded. */
  readonly width?: number | null;
  readonly height?: number | null;
  readonly display_width?: number | null;
  readonly display_height?: number | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly fileCreatedAt: string;
  readonly exif: Readonly<Record<string, unknown>> | null;
  readonly has_camera_exif: boolean;
  readonly thumb?: string | null;
  readonly original_in_pack: boolean;
}

/** Where the labelled images lie, beside the checkout; they are no part of the project. */
export const CORPUS = join(import.meta.dirname, '../../shared/corpus');

export const hasCorpus = (): boolean => existsSync(join(CORPUS, 'labels.jsonl'));

export function readLabels(): Label[] {
  const text = readFileSync(join(CORPUS, 'labels.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Label);
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
};
const ARRIVED = '2025-01-01T00:00:00.000Z';

/** The facts that Immich would know of a labelled image. */
export function factsOf(label: Label, thumbhash: string | null): AssetFacts {
  const extension = label.realistic_name.split('.').pop()?.toLowerCase() ?? '';
  const hex = label.sha256.slice(0, 32);
  return {
    id: assetId(
      `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`,
    ),
    type: 'image',
    visibility: 'timeline',
    fileName: label.realistic_name,
    // Immich's own storage path says nothing about a picture.
    path: label.realistic_path.startsWith('/usr/src/app/upload/') ? null : label.realistic_path,
    mimeType: MIME_TYPES[extension] ?? null,
    ...sizeOf(label),
    bytes: label.bytes > 0 ? label.bytes : null,
    takenAt: label.fileCreatedAt,
    modifiedAt: label.fileCreatedAt,
    uploadedAt: ARRIVED,
    updatedAt: ARRIVED,
    thumbhash,
    checksum: label.sha256,
    checksumOf: 'content',
    camera: cameraOf(label.exif ?? {}),
    durationMs: null,
    isFavorite: false,
    isEdited: false,
    isOffline: false,
    rating: null,
    description: '',
    livePhotoVideoId: null,
    libraryId: null,
    duplicateId: null,
    people: null,
  };
}

/** Of what cannot be decoded Immich only knows how the file says it is stored; orientations 5 to 8 lie on their side. */
function sizeOf(label: Label): Pick<AssetFacts, 'width' | 'height'> {
  const { display_width: shownWidth, display_height: shownHeight } = label;
  if (shownWidth != null && shownHeight != null) return { width: shownWidth, height: shownHeight };
  const [width, height] = label.width && label.height ? [label.width, label.height] : [null, null];
  return Number(label.exif?.Orientation) >= 5 ? { width: height, height: width } : { width, height };
}

function cameraOf(exif: Readonly<Record<string, unknown>>): CameraFacts {
  const text = (key: string) => String(exif[key] ?? '').trim() || null;
  const number = (key: string) => {
    const value = text(key) === null ? Number.NaN : Number(exif[key]);
    return Number.isFinite(value) ? value : null;
  };
  return {
    make: text('Make'),
    model: text('Model'),
    lensModel: text('LensModel'),
    fNumber: number('FNumber'),
    focalLength: number('FocalLength'),
    iso: number('ISO'),
    exposureTime: exposureOf(number('ExposureTime')),
    latitude: number('GPSLatitude'),
    longitude: number('GPSLongitude'),
    // A time zone comes with a real date only; zeros are none.
    timeZone: /^[1-9]\d{3}:\d\d:\d\d \d\d:\d\d:\d\d/.test(text('DateTimeOriginal') ?? '') ? 'UTC' : null,
    projectionType: null,
  };
}

/** As Immich writes it: "1/125", "0.5". */
const exposureOf = (seconds: number | null): string | null =>
  seconds === null || seconds <= 0
    ? null
    : seconds < 0.25001
      ? `1/${Math.round(1 / seconds)}`
      : String(Math.round(seconds * 10) / 10);

/** The verdicts of a label, in the categories' words. `corrupted` is low quality, or a recovery artifact. */
const VERDICTS: Readonly<Record<string, readonly Category[]>> = {
  screenshot: ['screenshots'],
  web_cache: ['web_cache'],
  low_quality: ['low_quality'],
  corrupted: ['low_quality', 'recovery_artifacts'],
  keep: [],
};

/** Categories that are right for a label; null = the label is left out of every score. */
export function acceptable({ expect }: Label): ReadonlySet<Category> | null {
  return expect.length === 0 ? null : new Set(expect.flatMap((verdict) => VERDICTS[verdict] ?? []));
}

export const isKeep = ({ label }: Label): boolean => label === 'photo' || label === 'document';
