import { z } from 'zod';
import { patientPreview } from '../../analysis/pixels/patient-preview.ts';
import { pictureQuery } from '../../contract/results.ts';
import { assetId } from '../../contract/vocabulary.ts';
import { type AssetId, assetId as readAssetId } from '../../domain/asset-facts.ts';
import { MissingPermission } from '../../immich/errors.ts';
import type { ImageBytes } from '../../immich/immich-library.ts';
import type { HttpRooms, OpenLibrary } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

/** What Immich makes thumbnails of; anything else it might send is not handed on to a browser. */
const PICTURES = /^image\/(webp|jpeg|png|avif|gif)$/;

/** Long enough for a slow disk, short enough for a person who scrolls on. */
const TIMEOUT_MS = 20_000;

export class NoThumbnailError extends Error {
  override readonly name = 'NoThumbnailError';
  readonly code = 'no_thumbnail';

  constructor() {
    super('Immich has no thumbnail of this asset (yet): show a placeholder.');
  }
}

/** Thumbnails through this service, which holds the key: the browser never talks to Immich. */
export function pictureRoutes(app: ZodApp, { library }: HttpRooms): void {
  app.get(
    '/api/assets/:asset_id/thumbnail',
    {
      schema: {
        tags: ['results'],
        summary:
          'The thumbnail or preview that Immich made, or as preview what can be seen of a file that it could not read. ' +
          '404 `no_thumbnail` (or 204, see `missing`) where there is nothing.',
        params: z.object({ asset_id: assetId }),
        querystring: pictureQuery,
      },
    },
    async ({ params, query, visitor }, reply) => {
      const { pictures } = library(visitor);
      const id = readAssetId(params.asset_id);
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const made = await pictures.thumbnail(id, query.size, signal);
      const picture = made ?? (query.size === 'preview' ? await patiently(pictures, id, signal) : null);
      const contentType = picture?.contentType.split(';')[0]?.trim() ?? '';
      const isSeen = picture !== null && PICTURES.test(contentType);
      if (!isSeen && query.missing === 'empty') return reply.status(204).send();
      if (!isSeen) throw new NoThumbnailError();
      return reply
        .header('content-type', contentType)
        .header(
          'cache-control',
          query.c === undefined ? 'private, max-age=3600' : 'private, max-age=31536000, immutable',
        )
        .send(Buffer.from(picture.bytes.buffer, picture.bytes.byteOffset, picture.bytes.byteLength));
    },
  );
}

/** The file itself, read as far as it goes: a person has to see what there is of a photo to decide on it. */
async function patiently(
  { original }: OpenLibrary['pictures'],
  id: AssetId,
  signal: AbortSignal,
): Promise<ImageBytes | null> {
  try {
    const file = await original(id, signal);
    const bytes = file && (await patientPreview(file));
    return bytes && { bytes, contentType: 'image/webp' };
  } catch (error) {
    // Without the permission to download there is no preview, as before.
    if (error instanceof MissingPermission) return null;
    throw error;
  }
}
