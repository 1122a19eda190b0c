import type { ByteMeasurements } from '../../domain/measurements.ts';
import { LUMA_AT } from '../../domain/perceptual-hash.ts';
import { embeddedThumbnail } from './embedded-thumbnail.ts';
import { fileEnd } from './file-end.ts';
import { endEntropy, endRun, filledSectors, strayMarkers } from './fill.ts';
import { jpegQuality } from './jpeg-quality.ts';
import { type JpegStructure, jpegStructure } from './jpeg-structure.ts';
import { type Magic, magicOf, matchesMime, matchesName } from './magic.ts';
import { type MetadataTags, metadataTags } from './metadata-tags.ts';
import { type PngStructure, pngStructure } from './png-structure.ts';
import { samsungTrailer } from './samsung-trailer.ts';

/** Raise when a fact changes its meaning: what was measured by an older version is measured anew. */
export const BYTES_VERSION = 2;

/** The ends of an original. For a file shorter than both together, `tail` may repeat bytes of `head`. */
export interface FileEnds {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  /** The file's true size from the server's answer; null where it did not tell. */
  readonly size: number | null;
}

/** What the library says of the same file. Pixels as displayed. */
export interface Declared {
  readonly fileName: string;
  readonly mimeType: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number | null;
}

/** Reads the facts listed in facts.ts from the first and last bytes of an original. Never throws for bad bytes. */
export async function measureBytes(ends: FileEnds, declared: Declared): Promise<ByteMeasurements> {
  const { head, size } = ends;
  const tail = ends.tail.length > 0 || (size ?? 0) > head.length ? ends.tail : head;
  const magic = magicOf(head);
  const jpeg = magic === 'jpeg' ? jpegStructure(head) : null;
  const png = magic === 'png' ? pngStructure(head) : null;
  const tags = metadataTags(head);
  const samsung = samsungTrailer(tail);
  const end = fileEnd(magic, head, tail, size);
  const fill = fillFacts(magic, jpeg, ends, tail, end.trailing ?? 0);
  const motion = (jpeg?.motionPhoto ?? false) || (samsung?.motionPhoto ?? false);
  return {
    version: BYTES_VERSION,
    facts: {
      magic,
      magic_matches_name: matchesName(magic, declared.fileName),
      magic_matches_mime: matchesMime(magic, declared.mimeType),
      size,
      size_declared: declared.bytes,
      ...shapeFacts(jpeg, png, declared),
      ...colourFacts(jpeg, png),
      header_broken: jpeg?.broken ?? png?.broken ?? null,
      end_marker: end.marker === 'missing' && motion ? 'followed' : end.marker,
      trailing_bytes: end.trailing,
      trailing_kind: end.trailingKind ?? (motion ? 'video' : null),
      ...fill,
      tail_zero_run: endRun(tail, 0),
      tail_ff_run: endRun(tail, 255),
      tail_entropy: endEntropy(tail),
      stray_markers: jpeg ? strayIn(ends, jpeg, tail) : null,
      ...tagFacts(tags),
      motion_photo: motion,
      samsung_capture: samsung?.capture ?? false,
      samsung_app: samsung?.app ?? null,
      facebook: jpeg?.facebook ?? false,
      ...(await previewFacts(tags, declared)),
    },
  };
}

/** Pixels stand in these as they are: an even area is a run of one byte by right. */
const PLAIN: ReadonlySet<Magic> = new Set(['bmp', 'tiff', 'ico', 'raw', 'psd']);

function fillFacts(
  magic: Magic,
  jpeg: JpegStructure | null,
  { head, size }: FileEnds,
  tail: Uint8Array,
  trailing: number,
) {
  const whole = size ?? head.length + tail.length;
  // What follows the end marker is no part of the picture.
  const coded = (bytes: Uint8Array, at: number) =>
    bytes.subarray(0, Math.max(0, Math.min(bytes.length, whole - trailing - at)));
  const evenIsFilled = magic === 'png' || (jpeg?.evenIsZeros ?? false);
  const from = jpeg?.scanAt ?? (magic === 'jpeg' || magic === 'png' ? 4096 : 0);
  const tailAt = Math.max(0, whole - tail.length);
  const none = { zero: null, ff: null, firstAt: null };
  const isPlain = PLAIN.has(magic);
  const inHead = isPlain ? none : filledSectors(coded(head, 0), { at: 0, from, evenIsFilled });
  const inTail = isPlain ? none : filledSectors(coded(tail, tailAt), { at: tailAt, evenIsFilled });
  return {
    head_zero_sectors: inHead.zero,
    head_ff_sectors: inHead.ff,
    filled_from: inHead.firstAt,
    tail_zero_sectors: inTail.zero,
    tail_ff_sectors: inTail.ff,
  };
}

function shapeFacts(jpeg: JpegStructure | null, png: PngStructure | null, declared: Declared) {
  const width = jpeg?.width ?? png?.width ?? null;
  const height = jpeg?.height ?? png?.height ?? null;
  const comparable = width !== null && height !== null && declared.width !== null && declared.height !== null;
  return {
    width,
    height,
    // Displayed pixels may be turned by a quarter.
    size_matches: comparable
      ? Math.min(width, height) === Math.min(declared.width, declared.height) &&
        Math.max(width, height) === Math.max(declared.width, declared.height)
      : null,
  };
}

function colourFacts(jpeg: JpegStructure | null, png: PngStructure | null) {
  const quality = jpeg?.quantisation ? jpegQuality(jpeg.quantisation) : null;
  const bits = jpeg?.precision ?? png?.bitDepth ?? null;
  return {
    jpeg_quality: quality?.quality ?? null,
    jpeg_standard_table: quality?.standard ?? null,
    jpeg_sampling: jpeg?.sampling ?? null,
    jpeg_progressive: jpeg?.progressive ?? null,
    bits_per_channel: bits,
    colour_mode:
      jpeg?.components === 4
        ? 'cmyk'
        : png?.palette
          ? 'palette'
          : bits === 1
            ? 'bilevel'
            : bits === 16
              ? '16-bit'
              : null,
  };
}

/** Foreign bytes in the coded data: of the whole file where we have it, else of its two ends. */
function strayIn(ends: FileEnds, jpeg: JpegStructure, tail: Uint8Array): number | null {
  if (jpeg.scanAt === null) return null;
  const progressive = jpeg.progressive ?? false;
  const inHead = strayMarkers(ends.head.subarray(jpeg.scanAt), progressive);
  const overlap = ends.size !== null && ends.size <= ends.head.length;
  return overlap || samsungTrailer(tail) ? inHead : inHead + strayMarkers(tail, progressive);
}

function tagFacts(tags: MetadataTags) {
  return {
    user_comment: tags.userComment,
    screenshot_comment: tags.userComment === 'Screenshot',
    software: tags.software ?? tags.pngSoftware,
    camera_make: tags.make,
    camera_model: tags.model,
    camera_exposure: tags.exposure,
    creator_tool: tags.creatorTool,
    png_creation_time: tags.pngCreationTime,
    icc_profile: tags.iccProfile,
    date_taken: tags.dateTaken,
  };
}

async function previewFacts(tags: MetadataTags, declared: Declared) {
  if (!tags.thumbnail || tags.thumbnail.length === 0) {
    return { preview: null, preview_width: null, preview_height: null, preview_hash: null };
  }
  const aspect = declared.width && declared.height ? declared.width / declared.height : null;
  const preview = await embeddedThumbnail(tags.thumbnail, tags.orientation, aspect);
  return {
    preview: preview.intact ? 'intact' : 'damaged',
    preview_width: preview.width,
    preview_height: preview.height,
    preview_hash: preview.hash?.slice(0, 2 * LUMA_AT) ?? null,
  };
}

export type { Magic };
