import ExifReader from 'exifreader';

/** What people's software wrote into the head of a file. Null: not there, or not readable. */
export interface MetadataTags {
  readonly userComment: string | null;
  readonly software: string | null;
  readonly make: string | null;
  readonly model: string | null;
  /** Exposure, aperture, ISO or focal length: a lens was there. */
  readonly exposure: boolean;
  readonly orientation: number | null;
  readonly creatorTool: string | null;
  readonly pngSoftware: string | null;
  readonly pngCreationTime: string | null;
  readonly pngText: string | null;
  readonly iccProfile: string | null;
  readonly dateTaken: string | null;
  /** Embedded EXIF preview as it lies in the file; may be damaged. */
  readonly thumbnail: Uint8Array | null;
}

type Groups = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** Nothing in a picture's tags that we show is longer than this. */
const LONGEST = 200;

const NOTHING: MetadataTags = {
  userComment: null,
  software: null,
  make: null,
  model: null,
  exposure: false,
  orientation: null,
  creatorTool: null,
  pngSoftware: null,
  pngCreationTime: null,
  pngText: null,
  iccProfile: null,
  dateTaken: null,
  thumbnail: null,
};

/**
 * Reads EXIF, XMP, PNG text and the ICC profile's name from the first bytes of a file. Cut or hostile
 * bytes give nulls, never an error: the parser sees the head only, which bounds its time.
 */
export function metadataTags(head: Uint8Array): MetadataTags {
  let groups: Groups;
  try {
    // A copy of its own: `slice` of a Buffer is a window on memory that it shares with others.
    const copy = new Uint8Array(head).buffer;
    groups = ExifReader.load(copy, { expanded: true, length: copy.byteLength }) as unknown as Groups;
  } catch {
    return NOTHING;
  }
  const text = (group: string, name: string) => textOf(groups[group]?.[name]);
  const png = groups.png ?? {};
  const pngText = groups.pngText ?? png;
  return {
    userComment: userCommentOf(groups.exif?.UserComment),
    software: text('exif', 'Software'),
    make: text('exif', 'Make'),
    model: text('exif', 'Model'),
    exposure: ['ExposureTime', 'FNumber', 'ISOSpeedRatings', 'FocalLength'].some(
      (name) => text('exif', name) !== null,
    ),
    orientation: numberOf(groups.exif?.Orientation),
    creatorTool: text('xmp', 'CreatorTool') ?? text('xmp', 'creator'),
    pngSoftware: textOf(pngText.Software) ?? textOf(png.Software),
    pngCreationTime: textOf(pngText['Creation Time']) ?? textOf(png['Creation Time']),
    pngText: textOf(pngText.Description) ?? textOf(pngText.Comment),
    iccProfile: text('icc', 'ICC Description'),
    dateTaken: text('exif', 'DateTimeOriginal'),
    thumbnail: thumbnailOf(groups.Thumbnail),
  };
}

function textOf(tag: unknown): string | null {
  if (typeof tag !== 'object' || tag === null || !('description' in tag)) return null;
  const { description } = tag;
  if (typeof description !== 'string' && typeof description !== 'number') return null;
  const text = clean(String(description));
  return text === '' ? null : text;
}

/** Control characters out, length bounded: what stands in a stranger's file is shown on a screen. */
function clean(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}

function numberOf(tag: unknown): number | null {
  return typeof tag === 'object' && tag !== null && 'value' in tag && typeof tag.value === 'number'
    ? tag.value
    : null;
}

/** EXIF 2.3, 4.6.5: the comment's first eight bytes name its character code ("ASCII\0\0\0", "UNICODE\0", …). */
function userCommentOf(tag: unknown): string | null {
  if (typeof tag !== 'object' || tag === null || !('value' in tag)) return null;
  const { value } = tag;
  if (typeof value === 'string') return clean(value.replace(/^(ASCII|UNICODE|JIS)?\0+/, '')) || null;
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return null;
  const bytes = Uint8Array.from(value as ArrayLike<number>);
  const code = new TextDecoder('latin1').decode(bytes.subarray(0, 8));
  const body = bytes.subarray(8, 8 + 4 * LONGEST);
  if (!code.startsWith('UNICODE')) return clean(new TextDecoder('latin1').decode(body)) || null;
  const bigEndian = body[0] === 0;
  return clean(new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le').decode(body)) || null;
}

function thumbnailOf(group: Readonly<Record<string, unknown>> | undefined): Uint8Array | null {
  const image = group?.image;
  if (image instanceof ArrayBuffer) return new Uint8Array(image);
  return ArrayBuffer.isView(image) ? new Uint8Array(image.buffer, image.byteOffset, image.byteLength) : null;
}
