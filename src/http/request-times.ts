import type { FastifyInstance } from 'fastify';
import type { Metric, Sample } from './present/metrics.ts';

/** Seconds: 50 ms is what an answer may take while an analysis is going on, 2.5 s what nobody waits for. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;

interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** How many took at most so long, by bound. */
  readonly atMost: number[];
  sum: number;
  count: number;
}

/**
 * Counts how long every request took, from the first hook to the last byte. By route and never by address: an
 * address holds ids. Returns what was counted so far.
 */
export function countRequestTimes(app: FastifyInstance): () => Metric {
  const all = new Map<string, Series>();
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: `${Math.floor(reply.statusCode / 100)}xx`,
    };
    const key = Object.values(labels).join(' ');
    const series = all.get(key) ?? { labels, atMost: BOUNDS.map(() => 0), sum: 0, count: 0 };
    all.set(key, series);
    const seconds = reply.elapsedTime / 1000;
    for (const [at, bound] of BOUNDS.entries())
      if (seconds <= bound) series.atMost[at] = (series.atMost[at] ?? 0) + 1;
    series.sum += seconds;
    series.count += 1;
  });
  return () => ({
    name: 'image_cleaner_http_request_duration_seconds',
    help: 'How long requests took, streams and downloads included.',
    type: 'histogram',
    samples: [...all.values()].flatMap(samplesOf),
  });
}

function samplesOf({ labels, atMost, sum, count }: Series): Sample[] {
  const buckets = BOUNDS.map((bound, at) => ({
    suffix: '_bucket',
    labels: { ...labels, le: String(bound) },
    value: atMost[at] ?? 0,
  }));
  return [
    ...buckets,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ];
}
