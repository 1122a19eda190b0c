import {
  configuration,
  configurationChange,
  connectionReport,
  connectionTest,
} from '../../contract/configuration.ts';
import type { HttpRooms } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['configuration'];
/** A person waits for the answer. */
const TEST_TIMEOUT_MS = 30_000;

export function configurationRoutes(app: ZodApp, { configuration: room }: HttpRooms): void {
  app.get(
    '/api/config',
    {
      schema: {
        tags,
        summary: 'Which library is connected, and the settings. Never the key.',
        response: { 200: configuration },
      },
    },
    async () => room.read(),
  );

  app.put(
    '/api/config',
    {
      schema: {
        tags,
        summary: 'Connect another library, or change settings. Answers once the library is open.',
        body: configurationChange,
        response: { 200: configuration },
      },
    },
    async ({ body }) => room.change(body),
  );

  app.post(
    '/api/config/test',
    {
      schema: {
        tags,
        summary: 'Try a connection: which Immich it is, and which permissions the key has and lacks.',
        body: connectionTest,
        response: { 200: connectionReport },
      },
    },
    async ({ body: { library } }) => room.test(library ?? null, AbortSignal.timeout(TEST_TIMEOUT_MS)),
  );
}
