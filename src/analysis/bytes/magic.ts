/** What the first bytes say a file is; `zeros`, `ff`, `noise`, `text`, `html` and `empty` are no picture at all. */
export type Magic =
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'webp'
  | 'heif'
  | 'avif'
  | 'tiff'
  | 'bmp'
  | 'ico'
  | 'jxl'
  | 'jp2'
  | 'psd'
  | 'svg'
  | 'video'
  | 'raw'
  | 'pdf'
  | 'archive'
  | 'html'
  | 'text'
  | 'zeros'
  | 'ff'
  | 'noise'
  | 'empty'
  | 'unknown';

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

const startsWith = (bytes: Uint8Array, ...prefix: number[]) =>
  bytes.length >= prefix.length && prefix.every((value, i) => bytes[i] === value);

/** The kind of file that `head` (its first bytes) begins. */
export function magicOf(head: Uint8Array): Magic {
  if (head.length === 0) return 'empty';
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  const first = ascii(head, 0, 16);
  if (first.startsWith('GIF87a') || first.startsWith('GIF89a')) return 'gif';
  if (first.startsWith('RIFF')) return first.slice(8, 12) === 'WEBP' ? 'webp' : 'video';
  if (first.slice(4, 8) === 'ftyp') return fromBrand(first.slice(8, 12));
  if (startsWith(head, 0xff, 0x0a) || first.slice(4, 8) === 'JXL ') return 'jxl';
  if (first.slice(4, 6) === 'jP') return 'jp2';
  if (first.startsWith('II*\0') || first.startsWith('MM\0*')) return 'tiff';
  if (first.startsWith('IIRO') || first.startsWith('IIU\0') || first.startsWith('FUJIFILM')) return 'raw';
  if (first.startsWith('8BPS')) return 'psd';
  if (first.startsWith('BM') && head[6] === 0 && head[7] === 0) return 'bmp';
  if (startsWith(head, 0, 0, 1, 0) && (head[4] ?? 0) > 0 && head[5] === 0) return 'ico';
  if (startsWith(head, 0x1a, 0x45, 0xdf, 0xa3)) return 'video';
  if (first.startsWith('%PDF')) return 'pdf';
  if (first.startsWith('PK\x03\x04') || first.startsWith('Rar!') || startsWith(head, 0x1f, 0x8b))
    return 'archive';
  return withoutMagic(head);
}

function fromBrand(brand: string): Magic {
  if (brand === 'avif' || brand === 'avis') return 'avif';
  if (/^(hei|hev|mif1|msf1)/.test(brand)) return 'heif';
  return brand === 'crx ' ? 'raw' : 'video';
}

/** Bytes that are neither: 4,096 of them tell filler, text and noise (encrypted or compressed data) apart. */
function withoutMagic(head: Uint8Array): Magic {
  const sample = head.subarray(0, 4096);
  const counts = new Uint32Array(256);
  let printable = 0;
  for (const value of sample) {
    counts[value] = (counts[value] ?? 0) + 1;
    if ((value >= 32 && value < 127) || value === 9 || value === 10 || value === 13) printable++;
  }
  if (counts[0] === sample.length) return 'zeros';
  if (counts[255] === sample.length) return 'ff';
  const start = ascii(sample, 0, 512).trimStart().toLowerCase();
  if (start.startsWith('<svg') || (start.startsWith('<?xml') && start.includes('<svg'))) return 'svg';
  if (/^<(!doctype html|html|head|body|script)/.test(start)) return 'html';
  if (printable > 0.95 * sample.length) return 'text';
  return sample.length >= 512 && entropyOf(sample) > 7.2 ? 'noise' : 'unknown';
}

/** Shannon entropy in bits per byte, 0–8. */
export function entropyOf(bytes: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const value of bytes) counts[value] = (counts[value] ?? 0) + 1;
  let entropy = 0;
  for (const count of counts) {
    if (count === 0) continue;
    const p = count / bytes.length;
    entropy -= p * Math.log2(p);
  }
  return entropy;
}

const KINDS_OF_EXTENSION: Readonly<Record<string, readonly Magic[]>> = {
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  jpe: ['jpeg'],
  insp: ['jpeg'],
  png: ['png'],
  gif: ['gif'],
  webp: ['webp'],
  bmp: ['bmp'],
  tif: ['tiff'],
  tiff: ['tiff'],
  heic: ['heif'],
  heif: ['heif'],
  hif: ['heif'],
  avif: ['avif'],
  jxl: ['jxl'],
  jp2: ['jp2'],
  psd: ['psd'],
  svg: ['svg'],
  ico: ['ico'],
};

/** Whether the first bytes are what the name's extension says; null where the extension says nothing certain. */
export function matchesName(magic: Magic, fileName: string): boolean | null {
  const extension = fileName.toLowerCase().match(/\.([a-z0-9]+)$/)?.[1] ?? '';
  const kinds = KINDS_OF_EXTENSION[extension];
  return kinds ? kinds.includes(magic) : null;
}

/** Whether the first bytes are what the MIME type says; null where the type says nothing certain. */
export function matchesMime(magic: Magic, mimeType: string | null): boolean | null {
  if (!mimeType?.startsWith('image/')) return null;
  return matchesName(magic, `.${mimeType.slice(6).replace(/\+.*$/, '')}`);
}
