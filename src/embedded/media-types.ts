/** MIME type by extension, as Immich assigns it; the content is not looked at. */
const images: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.3fr': 'image/3fr',
  '.ari': 'image/ari',
  '.arw': 'image/arw',
  '.cap': 'image/cap',
  '.cin': 'image/cin',
  '.cr2': 'image/cr2',
  '.cr3': 'image/cr3',
  '.crw': 'image/crw',
  '.dcr': 'image/dcr',
  '.dng': 'image/dng',
  '.erf': 'image/erf',
  '.fff': 'image/fff',
  '.iiq': 'image/iiq',
  '.k25': 'image/k25',
  '.kdc': 'image/kdc',
  '.mrw': 'image/mrw',
  '.nef': 'image/nef',
  '.nrw': 'image/nrw',
  '.orf': 'image/orf',
  '.ori': 'image/ori',
  '.pef': 'image/pef',
  '.psd': 'image/psd',
  '.raf': 'image/raf',
  '.raw': 'image/raw',
  '.rw2': 'image/rw2',
  '.rwl': 'image/rwl',
  '.sr2': 'image/sr2',
  '.srf': 'image/srf',
  '.srw': 'image/srw',
  '.x3f': 'image/x3f',
  '.heic': 'image/heic',
  '.heif': 'image/heif',
  '.hif': 'image/hif',
  '.insp': 'image/jpeg',
  '.jp2': 'image/jp2',
  '.jpe': 'image/jpeg',
  '.jxl': 'image/jxl',
  '.mpo': 'image/jpeg',
  '.svg': 'image/svg',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
};

const videos: Readonly<Record<string, string>> = {
  '.3gp': 'video/3gpp',
  '.3gpp': 'video/3gpp',
  '.avi': 'video/avi',
  '.flv': 'video/x-flv',
  '.insv': 'video/mp4',
  '.m2t': 'video/mp2t',
  '.m2ts': 'video/mp2t',
  '.m4v': 'video/x-m4v',
  '.mkv': 'video/x-matroska',
  '.mov': 'video/quicktime',
  '.mp4': 'video/mp4',
  '.mpe': 'video/mpeg',
  '.mpeg': 'video/mpeg',
  '.mpg': 'video/mpeg',
  '.mts': 'video/mp2t',
  '.mxf': 'application/mxf',
  '.ts': 'video/mp2t',
  '.vob': 'video/mpeg',
  '.webm': 'video/webm',
  '.wmv': 'video/x-ms-wmv',
};

export const mediaExtensions = {
  video: Object.keys(videos),
  image: Object.keys(images),
  sidecar: ['.xmp'],
} as const;

export interface MediaType {
  readonly type: 'IMAGE' | 'VIDEO';
  readonly mimeType: string;
}

/** Null: not a file that Immich would take in. `extension` with its dot, any case. */
export const mediaType = (extension: string): MediaType | null => {
  const key = extension.toLowerCase();
  const image = Object.hasOwn(images, key) ? images[key] : undefined;
  if (image !== undefined) return { type: 'IMAGE', mimeType: image };
  const video = Object.hasOwn(videos, key) ? videos[key] : undefined;
  return video === undefined ? null : { type: 'VIDEO', mimeType: video };
};
