/** What the segments of a JPEG say, as far as they lie in the first bytes. */
export interface JpegStructure {
  readonly width: number | null;
  readonly height: number | null;
  readonly components: number | null;
  readonly precision: number | null;
  readonly progressive: boolean | null;
  /** "4:2:0", "4:2:2", "4:4:4", "grey" or the factors as they stand. */
  readonly sampling: string | null;
  /** Luma quantisation table in zig-zag order. */
  readonly quantisation: readonly number[] | null;
  /** Whether a run of zero bits decodes to blocks that are like their neighbours: an even area may be coded so. */
  readonly evenIsZeros: boolean;
  /** Where the scan's coded data begin; null when the scan is not reached. */
  readonly scanAt: number | null;
  /** The segments do not follow one another: overwritten or zeroed header. */
  readonly broken: boolean;
  /** Facebook leaves "FBMD…" in IPTC's special instructions. */
  readonly facebook: boolean;
  readonly motionPhoto: boolean;
  readonly segments: readonly string[];
}

type Writable = { -readonly [Key in keyof JpegStructure]: JpegStructure[Key] };

/** Walks the segments up to the first scan. Never throws; stops at the first thing that cannot be. */
export function jpegStructure(head: Uint8Array): JpegStructure {
  const found: Writable = {
    width: null,
    height: null,
    components: null,
    precision: null,
    progressive: null,
    sampling: null,
    quantisation: null,
    evenIsZeros: true,
    scanAt: null,
    broken: false,
    facebook: false,
    motionPhoto: false,
    segments: [],
  };
  const segments: string[] = [];
  let at = 2;
  while (at + 4 <= head.length) {
    if (head[at] !== 0xff) {
      found.broken = true;
      break;
    }
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9 || marker === 0x00 || (marker >= 0xd0 && marker <= 0xd8)) {
      found.broken = true;
      break;
    }
    const length = ((head[at + 2] ?? 0) << 8) | (head[at + 3] ?? 0);
    if (length < 2) {
      found.broken = true;
      break;
    }
    const body = head.subarray(at + 4, Math.min(head.length, at + 2 + length));
    segments.push(marker.toString(16));
    readSegment(marker, body, found);
    at += 2 + length;
    if (marker === 0xda) {
      found.scanAt = at;
      break;
    }
  }
  found.segments = segments;
  return found;
}

function readSegment(marker: number, body: Uint8Array, found: Writable): void {
  const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
  if (isFrame) readFrame(marker, body, found);
  else if (marker === 0xdb) readQuantisation(body, found);
  else if (marker === 0xc4 && !zeroBitsAreEven(body)) found.evenIsZeros = found.progressive === true;
  else if (marker === 0xed) found.facebook ||= textOf(body).includes('FBMD');
  else if (marker === 0xe1) found.motionPhoto ||= /MotionPhoto|MicroVideo/.test(textOf(body));
}

const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

function readFrame(marker: number, body: Uint8Array, found: Writable): void {
  if (body.length < 6) return;
  const components = body[5] ?? 0;
  found.precision = body[0] ?? null;
  found.height = ((body[1] ?? 0) << 8) | (body[2] ?? 0);
  found.width = ((body[3] ?? 0) << 8) | (body[4] ?? 0);
  found.components = components;
  found.progressive = marker === 0xc2 || marker === 0xc6 || marker === 0xca;
  const factors: string[] = [];
  for (let i = 0; i < components && 7 + 3 * i < body.length; i++) {
    const factor = body[7 + 3 * i] ?? 0;
    factors.push(`${factor >> 4}x${factor & 15}`);
  }
  found.sampling = SAMPLINGS[factors.join(' ')] ?? (components === 1 ? 'grey' : factors.join(' '));
}

const SAMPLINGS: Readonly<Record<string, string>> = {
  '1x1 1x1 1x1': '4:4:4',
  '2x1 1x1 1x1': '4:2:2',
  '1x2 1x1 1x1': '4:4:0',
  '2x2 1x1 1x1': '4:2:0',
  '4x1 1x1 1x1': '4:1:1',
};

function readQuantisation(body: Uint8Array, found: Writable): void {
  let at = 0;
  while (at < body.length) {
    const id = (body[at] ?? 0) & 15;
    const wide = (body[at] ?? 0) >> 4 !== 0;
    const size = wide ? 128 : 64;
    if (at + 1 + size > body.length) return;
    if (id === 0) {
      found.quantisation = Array.from({ length: 64 }, (_, i) =>
        wide ? ((body[at + 1 + 2 * i] ?? 0) << 8) | (body[at + 2 + 2 * i] ?? 0) : (body[at + 1 + i] ?? 0),
      );
    }
    at += 1 + size;
  }
}

/**
 * The shortest code of a Huffman table is all zeros. It stands for an even block where its symbol is 0: no
 * difference, or end of block. So do tables made for a picture of even areas; the usual ones do not.
 */
function zeroBitsAreEven(body: Uint8Array): boolean {
  for (let at = 0; at + 17 < body.length; ) {
    if (body[at + 17] !== 0) return false;
    at += 17 + body.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
  }
  return true;
}
