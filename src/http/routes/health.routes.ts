import { health, readiness } from '../../contract/health.ts';
import type { HttpRooms } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

export function healthRoutes(app: ZodApp, { version, health: libraryHealth }: HttpRooms): void {
  app.get(
    '/health',
    {
      config: { access: 'public' },
      schema: {
        tags: ['health'],
        summary: 'Is the service up? For health checks; says nothing of the library.',
        response: { 200: health },
      },
    },
    async () => ({ status: 'ok' as const, version }),
  );

  app.get(
    '/health/ready',
    {
      config: { access: 'public' },
      schema: {
        tags: ['health'],
        summary: 'Can the library be used? With a sign-in: does Immich answer, or is a library open already?',
        response: { 200: readiness, 503: readiness },
      },
    },
    async (_request, reply) => {
      const { state, message } = await libraryHealth();
      const isReady = state === 'open';
      return reply
        .status(isReady ? 200 : 503)
        .send({ status: isReady ? 'ready' : 'not_ready', version, library: state, message });
    },
  );
}
