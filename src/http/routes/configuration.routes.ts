import {
  configuration,
  configurationChange,
  connectionReport,
  connectionTest,
} from '../../contract/configuration.ts';
import type { HttpRooms } from '../rooms.ts';
import { setSessionCookie } from '../session-cookie.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['configuration'];
/** A person waits for the answer. */
const TEST_TIMEOUT_MS = 30_000;

export function configurationRoutes(app: ZodApp, { configuration: room }: HttpRooms, basePath: string): void {
  const config = { access: 'set-up' } as const;

  app.get(
    '/api/config',
    {
      config,
      schema: {
        tags,
        summary: 'Which library is connected, and the settings. Never the key.',
        response: { 200: configuration },
      },
    },
    async ({ visitor }) => room.read(visitor),
  );

  app.put(
    '/api/config',
    {
      config,
      schema: {
        tags,
        summary: 'Connect another library, or change settings. Answers once the library is open.',
        body: configurationChange,
        response: { 200: configuration },
      },
    },
    async ({ body, visitor }, reply) => {
      const { configuration: changed, opened } = await room.change(body, visitor);
      if (opened !== null) setSessionCookie(reply, opened, basePath);
      return changed;
    },
  );

  app.post(
    '/api/config/test',
    {
      config,
      schema: {
        tags,
        summary: 'Try a connection: which Immich it is, and which permissions the key has and lacks.',
        body: connectionTest,
        response: { 200: connectionReport },
      },
    },
    async ({ body: { library }, visitor }) =>
      room.test(library ?? null, visitor, AbortSignal.timeout(TEST_TIMEOUT_MS)),
  );
}
