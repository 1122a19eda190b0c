import { assets, immutable } from '$app/manifest';

/**
 * The shell of the app without a connection: what was built, and the page. Nothing of the API is ever kept here:
 * a stale list of photos to delete would be worse than none. Browsers run this on HTTPS and on this machine only.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
/** Where the app is served; this file lies at its top. */
const home = new URL('./', worker.location.href);
const at = (path: string): string => new URL(path.replace(/^\//, ''), home).pathname;
const built = immutable.map(({ path }) => at(path));
/** Names of built files carry a hash of their content, so this changes with every build that differs. */
const CACHE = `image-cleaner-${hashOf(built.join())}`;
const kept = new Set([
  ...built,
  ...assets.map(({ path }) => at(path)).filter((path) => !path.endsWith('.png')),
]);

function hashOf(text: string): string {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0).toString(36);
}

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...kept, home.pathname])));
  void worker.skipWaiting();
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== home.origin) return;
  if (request.mode === 'navigate' && !isService(url.pathname)) event.respondWith(page(request));
  else if (built.includes(url.pathname)) event.respondWith(unchanging(request));
  else if (kept.has(url.pathname)) event.respondWith(newest(request));
});

/** The API and its description are the service's own. */
function isService(path: string): boolean {
  return path.startsWith(at('api')) || path.startsWith(at('health'));
}

async function unchanging(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
}

/** The service's own where it answers, else the kept one. */
async function newest(request: Request): Promise<Response> {
  return fetch(request).catch(() => keptOr(request.url));
}

/** The one page finds the way to every address by itself. */
async function page(request: Request): Promise<Response> {
  return fetch(request).catch(() => keptOr(home.pathname));
}

async function keptOr(url: string): Promise<Response> {
  return (await (await caches.open(CACHE)).match(url)) ?? Response.error();
}
