import { z } from 'zod';
import type { Visitor } from '../../account/visitor.ts';
import {
  album,
  albumChange,
  albums,
  allow,
  allowList,
  allowOptions,
  allowOptionsQuery,
} from '../../contract/allow.ts';
import type { ReviewedAlbum } from '../../review/album-room.ts';
import type { HttpRooms } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['protections'];

/** What a person protects beyond single assets: folders, names, people, albums. */
export function allowRoutes(app: ZodApp, { library }: HttpRooms): void {
  const list = async (visitor: Visitor) => ({
    items: (await library(visitor).allowList.list()).map((entry) => ({ ...entry })),
  });

  app.get(
    '/api/allow',
    { schema: { tags, summary: 'What is never recommended.', response: { 200: allowList } } },
    ({ visitor }) => list(visitor),
  );

  app.post(
    '/api/allow',
    {
      schema: {
        tags,
        summary:
          'Never recommend what lies in this folder, is named so, is in this album or shows this person.',
        body: allow,
        response: { 200: allowList },
      },
    },
    async ({ body, visitor }) => {
      await library(visitor).allowList.add(body);
      return list(visitor);
    },
  );

  app.delete(
    '/api/allow',
    {
      schema: {
        tags,
        summary: 'Take an entry off the list again.',
        querystring: allow,
        response: { 200: allowList },
      },
    },
    async ({ query, visitor }) => {
      await library(visitor).allowList.remove(query);
      return list(visitor);
    },
  );

  app.get(
    '/api/allow/options',
    {
      schema: {
        tags,
        summary: 'What of one asset could be listed: its folders, its name, its albums, its people.',
        querystring: allowOptionsQuery,
        response: { 200: allowOptions },
      },
    },
    async ({ query, visitor }) => ({
      items: (await library(visitor).allowList.options(query.asset_id)).map((entry) => ({ ...entry })),
    }),
  );

  app.get(
    '/api/albums',
    {
      schema: {
        tags,
        summary: 'Which albums protect what is in them, and why.',
        response: { 200: albums },
      },
    },
    async ({ visitor }) => ({ items: library(visitor).albums.list().map(presentAlbum) }),
  );

  app.put(
    '/api/albums/:album_id',
    {
      schema: {
        tags,
        summary: 'Say whether an album protects.',
        params: z.object({ album_id: z.string().min(1).max(100) }),
        body: albumChange,
        response: { 200: album },
      },
    },
    async ({ params, body, visitor }) =>
      presentAlbum(await library(visitor).albums.set(params.album_id, body.counts)),
  );
}

function presentAlbum({ id, ...rest }: ReviewedAlbum) {
  return { album_id: id, ...rest };
}
