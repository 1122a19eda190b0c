import { configuration } from '../../contract/configuration.ts';
import { settingsFile, settingsPreview, settingsPreviewQuery } from '../../contract/settings.ts';
import type { Suggested } from '../../review/settings-preview.ts';
import { presentSettings, readSettingsChange } from '../present/settings.ts';
import type { HttpRooms } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['configuration'];
/** A thousand patterns of full length are not expected, a few hundred folders are. */
const bodyLimit = 1024 * 1024;

/** What settings would do, and settings as a file. */
export function settingsRoutes(app: ZodApp, { library, configuration: room }: HttpRooms): void {
  app.get(
    '/api/settings/preview',
    {
      schema: {
        tags,
        summary: 'What these settings would recommend, out of the scores that are stored. Changes nothing.',
        querystring: settingsPreviewQuery,
        response: { 200: settingsPreview },
      },
    },
    async ({ query: { high, recent_days }, visitor }) => {
      const preview = await library(visitor).previewSettings({
        ...(high === undefined ? {} : { recommendFrom: high }),
        ...(recent_days === undefined ? {} : { recentDays: recent_days }),
      });
      return {
        recommend_from: preview.recommendFrom,
        recent_days: preview.recentDays,
        now: present(preview.now),
        would: present(preview.would),
      };
    },
  );

  app.get(
    '/api/settings/export',
    {
      schema: {
        tags,
        summary: 'The settings of this account as a file, without any secret.',
        response: { 200: settingsFile },
      },
    },
    async ({ visitor }, reply) => {
      const { preferences, albums, now } = library(visitor);
      const { acting: _, ...settings } = presentSettings(preferences.read());
      reply.header('content-disposition', 'attachment; filename="image-cleaner-settings.json"');
      return {
        format: 'image-cleaner-settings' as const,
        version: 1 as const,
        exported_at: now(),
        settings,
        albums: albums
          .list()
          .filter(({ setting }) => setting !== 'auto')
          .map(({ id, name, setting }) => ({ album_id: id, name, counts: setting })),
      };
    },
  );

  app.post(
    '/api/settings/import',
    {
      bodyLimit,
      schema: {
        tags,
        summary: 'Take over the settings of such a file. What it does not say stays as it is.',
        body: settingsFile,
        response: { 200: configuration },
      },
    },
    async ({ body, visitor }) => {
      const { preferences, albums } = library(visitor);
      await preferences.change(readSettingsChange(body.settings));
      const known = new Set(albums.list().map(({ id }) => id));
      // Albums of another library mean nothing here.
      for (const { album_id, counts } of body.albums)
        if (known.has(album_id)) await albums.set(album_id, counts);
      return room.read(visitor);
    },
  );
}

function present({ recommended, byCategory, recent }: Suggested) {
  return { recommended, by_category: byCategory, recent };
}
