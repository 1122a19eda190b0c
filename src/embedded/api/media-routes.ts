import { parse as parsePath } from 'node:path';
import { z } from 'zod';
import { type Answer, ApiError, type Call, parse, type Route } from './call.ts';
import { allows } from './keys.ts';
import { pathId, reach, withinReach } from './reach.ts';
import { inMemory, sendFile } from './send-file.ts';

const sizes = z.object({ size: z.enum(['original', 'fullsize', 'preview', 'thumbnail']).optional() });

/** Formats that a browser shows, so that "full size" is the original itself. */
const webFormats = new Set(['image/avif', 'image/gif', 'image/jpeg', 'image/png', 'image/webp']);

const thumbnail = async (call: Call): Promise<Answer> => {
  const id = pathId(call.path);
  const { size = 'thumbnail' } = parse(sizes, Object.fromEntries(call.query));
  const asset = reach(call.library, id, 'asset.view');
  if (size === 'original' || size === 'fullsize') {
    if (!allows(call.key, 'asset.download'))
      throw new ApiError(403, { message: 'Missing required permission: asset.download' });
    const location = webFormats.has(asset.originalMimeType)
      ? 'original?'
      : `/api/assets/${id}/thumbnail?size=preview`;
    return { status: 302, location };
  }
  await call.pace({ thumbnails: 1 });
  const image = await call.library.catalogue.image(asset, size);
  if (image === null) throw new ApiError(404, { message: 'Asset media not found' });
  const extension = image.contentType.slice(image.contentType.indexOf('/') + 1);
  return sendFile(call, {
    ...inMemory(image.bytes),
    contentType: image.contentType,
    modifiedAt: image.modifiedAt,
    name: `${parsePath(asset.originalFileName).name}_${size}.${extension}`,
  });
};

const original = async (call: Call): Promise<Answer> => {
  const asset = withinReach(call.library, pathId(call.path));
  const file = asset && (await call.library.catalogue.original(asset));
  if (!asset || !file) throw new ApiError(404, { message: 'Not Found' });
  return sendFile(call, {
    size: file.size,
    modifiedAt: file.modifiedAt,
    read: (start, end) => file.read(start, end),
    contentType: asset.originalMimeType,
    name: asset.originalFileName,
  });
};

export const mediaRoutes: readonly Route[] = [
  { method: 'GET', path: '/assets/:id/thumbnail', permission: 'asset.view', run: thumbnail },
  { method: 'GET', path: '/assets/:id/original', permission: 'asset.download', run: original },
  { method: 'GET', path: '/assets/:id/video/playback', permission: 'asset.view', run: original },
];
