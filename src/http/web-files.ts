import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem-response.ts';

/** The built web app's entry page, its addresses put under `basePath`; null where it was not built. */
export function readIndexPage(webRoot: string, basePath: string): string | null {
  const path = join(webRoot, 'index.html');
  if (!existsSync(path)) return null;
  const html = readFileSync(path, 'utf8');
  return basePath === '' ? html : underBasePath(html, basePath);
}

/** Serves the built files, and the entry page for every address that the web app resolves by itself. */
export async function serveWebFiles(
  app: FastifyInstance,
  webRoot: string,
  indexPage: string | null,
): Promise<void> {
  if (indexPage !== null)
    await app.register(fastifyStatic, {
      root: webRoot,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) => {
        // Names in _app/immutable carry a hash of the content.
        const isHashed = path.includes(join('_app', 'immutable'));
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request) ? sendPage(reply, indexPage) : sendNotFound(request, reply),
  );
}

function wantsPage(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?');
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    !/^\/(api|health|_app)(\/|$)/.test(path) &&
    (path === '/' || (request.headers.accept ?? '').includes('text/html'))
  );
}

function sendPage(reply: FastifyReply, indexPage: string | null): FastifyReply {
  if (indexPage === null)
    return sendProblem(reply, {
      title: 'The web page is not built',
      status: 503,
      detail: 'The API works, but the web page was not built: run `npm run build:web` and start again.',
      code: 'web_not_built',
    });
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(indexPage);
}

function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, {
    title: 'Not found',
    status: 404,
    detail: `There is no ${request.method} ${request.url.split('?')[0]}: see /api/docs for what there is.`,
    code: 'no_such_route',
  });
}

/** SvelteKit writes its base path into the entry page only: root-relative addresses and `base: ""`. */
function underBasePath(html: string, basePath: string): string {
  return html
    .replaceAll(/(["'(])\/(?=_app\/|favicon|[\w-]+\.(?:js|png|svg|ico|webmanifest)\b)/g, `$1${basePath}/`)
    .replaceAll(/base: ""/g, `base: ${JSON.stringify(basePath)}`);
}
