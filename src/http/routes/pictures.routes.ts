import { z } from 'zod';
import { pictureQuery } from '../../contract/results.ts';
import { assetId } from '../../contract/vocabulary.ts';
import { assetId as readAssetId } from '../../domain/asset-facts.ts';
import type { HttpRooms } from '../rooms.ts';
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
        summary: 'The thumbnail or preview that Immich made. 404 `no_thumbnail` where there is none.',
        params: z.object({ asset_id: assetId }),
        querystring: pictureQuery,
      },
    },
    async ({ params, query, visitor }, reply) => {
      const picture = await library(visitor).pictures.thumbnail(
        readAssetId(params.asset_id),
        query.size,
        AbortSignal.timeout(TIMEOUT_MS),
      );
      const contentType = picture?.contentType.split(';')[0]?.trim() ?? '';
      if (picture === null || !PICTURES.test(contentType)) throw new NoThumbnailError();
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
