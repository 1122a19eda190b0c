/**
 * Formats that every Immich server decodes. HEIC, AVIF, JPEG XL, RAW and the like depend on how the server
 * was built: without a thumbnail they are unsupported, never corrupted.
 */
const DECODABLE = new Set(['image/jpeg', 'image/jpg', 'image/png', 'image/gif', 'image/webp']);

export function isDecodable(mimeType: string | null): boolean {
  return mimeType !== null && DECODABLE.has(mimeType);
}
