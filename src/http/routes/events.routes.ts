import { Readable } from 'node:stream';
import type { RunEvent as AnalysisEvent } from '../../analysis/run-control.ts';
import type { RunEvent } from '../../contract/analysis.ts';
import { presentMerge, presentPlan } from '../present/plan.ts';
import { presentResult } from '../present/result.ts';
import { presentRun } from '../present/run.ts';
import type { HttpRooms, OpenLibrary } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

/** Proxies close connections that are silent for a minute; browsers then reconnect needlessly. */
const HEARTBEAT_MS = 15_000;
/** How long a browser waits before it comes back, in milliseconds. */
const RETRY_MS = 3_000;
/** A stream outlives the sign-out of its reader by no more than this. */
const WATCH_MS = 1_000;

/** Server-sent events of the analysis: progress and the newest findings, replayed from `Last-Event-ID`. */
export function eventRoutes(app: ZodApp, { library, access }: HttpRooms, basePath: string): void {
  const open = new Set<Readable>();
  // Streams never end by themselves: without this, closing the server would wait for every open page.
  app.addHook('preClose', async () => {
    for (const stream of open) stream.push(null);
  });

  app.get(
    '/api/analyze/events',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Server-sent events (text/event-stream): `status`, `found`, `plan` and `merge`.',
      },
    },
    async (request, reply) => {
      const { visitor } = request;
      const connected = library(visitor);
      // Who signs out elsewhere, or opens another library, is not told of this one any more.
      const isStillTheirs = (): boolean =>
        access.isStillIn(visitor) && isSame(() => library(visitor), connected);
      const lastSeen = Number.parseInt(String(request.headers['last-event-id'] ?? ''), 10);
      const stream = eventStream(connected, Number.isNaN(lastSeen) ? undefined : lastSeen, basePath);
      const watch = setInterval(() => {
        if (!isStillTheirs()) stream.push(null);
      }, WATCH_MS);
      open.add(stream);
      stream.on('close', () => {
        clearInterval(watch);
        open.delete(stream);
      });
      return (
        reply
          .header('content-type', 'text/event-stream; charset=utf-8')
          .header('cache-control', 'no-store')
          // nginx would hold the events back until its buffer is full.
          .header('x-accel-buffering', 'no')
          .send(stream)
      );
    },
  );
}

function isSame(now: () => OpenLibrary, before: OpenLibrary): boolean {
  try {
    return now() === before;
  } catch {
    return false;
  }
}

function eventStream(library: OpenLibrary, lastSeen: number | undefined, basePath: string): Readable {
  const links = { webUrl: library.webUrl, basePath };
  const present = (event: AnalysisEvent): RunEvent =>
    event.type === 'status'
      ? { type: 'status', status: presentRun(event.status) }
      : {
          type: 'found',
          items: library.review.some(event.assetIds).map((result) => presentResult(result, links)),
        };

  const stream = new Readable({ read() {} });
  stream.push(`retry: ${RETRY_MS}\n\n`);
  // A late listener sees at once where the analysis stands, whatever it missed.
  if (lastSeen === undefined)
    stream.push(frame(null, { type: 'status', status: presentRun(library.runs.status()) }));
  const unsubscribe = library.runs.subscribe(
    (event) => stream.push(frame(event.id, present(event))),
    lastSeen,
  );
  const unsubscribePlans = library.onPlan((id) => {
    const event = planEvent(library, id);
    if (event !== null) stream.push(frame(null, event));
  });
  const heartbeat = setInterval(() => stream.push(': still here\n\n'), HEARTBEAT_MS);
  stream.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
    unsubscribePlans();
  });
  return stream;
}

/** A plan or merge as it stands now; null: it was discarded. */
function planEvent({ plans, merges }: OpenLibrary, id: number): RunEvent | null {
  const plan = plans.find(id);
  if (plan !== null) return { type: 'plan', plan: presentPlan(plan) };
  const merge = merges.find(id);
  return merge === null ? null : { type: 'merge', merge: presentMerge(merge) };
}

/** Without `event:`, so that a plain `onmessage` sees every kind; the kind stands in `type`. */
function frame(id: number | null, event: RunEvent): string {
  return `${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(event)}\n\n`;
}
