import { type Accounts, LOCAL_ACCOUNT } from '../account/accounts.ts';
import type { RunStatus } from '../analysis/run-control.ts';
import { CATEGORIES } from '../domain/category.ts';
import type { Metric, Sample } from '../http/present/metrics.ts';
import type { HttpRooms } from '../http/rooms.ts';
import type { StoredStatistics } from '../storage/statistics.ts';
import type { ConnectedLibrary } from './connected-library.ts';

export interface MetricsOptions {
  readonly accounts: Accounts<ConnectedLibrary>;
  readonly accountIds: () => readonly string[];
  readonly token: string | null;
  readonly version: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

interface Reading {
  readonly at: number;
  readonly statistics: StoredStatistics;
  readonly run: RunStatus;
}

/** Counting a million rows takes a while; a scraper asks every 15 seconds or so. */
const FRESH_MS = 10_000;

/** Figures of accounts. One that nobody uses is closed, and keeps the figures it had. */
export function createMetrics(options: MetricsOptions): HttpRooms['metrics'] {
  const { accounts, clock } = options;
  const startedAt = clock();
  const readings = new Map<string, Reading>();

  const read = async (id: string): Promise<Reading | null> => {
    const known = readings.get(id) ?? null;
    const state = accounts.of(id).libraries.state();
    if (state.kind !== 'open') return known;
    const { review, runs } = state.open;
    // Either way: a clock that was set back must not keep old figures for as long.
    const isFresh = known !== null && Math.abs(clock() - known.at) < FRESH_MS;
    const reading = {
      at: isFresh ? known.at : clock(),
      statistics: isFresh ? known.statistics : await review.statistics(),
      run: runs.status(),
    };
    readings.set(id, reading);
    return reading;
  };

  return {
    token: options.token,
    async figures(account) {
      const ids = account === null ? new Set([LOCAL_ACCOUNT, ...options.accountIds()]) : [account];
      const found = (await Promise.all([...ids].map(read))).filter((reading) => reading !== null);
      return [
        metric('info', 'Version of the program.', [{ labels: { version: options.version }, value: 1 }]),
        ...library(found.map(({ statistics }) => statistics)),
        ...runs(found.map(({ run }) => run)),
        ...thisProcess(startedAt),
      ];
    },
  };
}

function library(all: readonly StoredStatistics[]): Metric[] {
  const sum = (of: (one: StoredStatistics) => number) => all.reduce((total, one) => total + of(one), 0);
  return [
    metric('assets', 'Assets that are known and not gone.', [{ value: sum((one) => one.totalAssets) }]),
    metric('assets_analyzed', 'Assets with a score.', [{ value: sum((one) => one.analyzed) }]),
    metric(
      'results',
      'Assets by the band of their confidence, protected ones included.',
      (['high', 'medium', 'low'] as const).map((band) => ({
        labels: { band },
        value: sum((one) => one.byBand[band]),
      })),
    ),
    metric(
      'suggestions',
      'What is suggested by category, without what is protected or kept.',
      CATEGORIES.map((category) => ({
        labels: { category },
        value: sum((one) => one.byCategory[category].count),
      })),
    ),
    metric('decisions', 'What people decided.', [
      { labels: { decision: 'delete' }, value: sum((one) => one.marked.count) },
      { labels: { decision: 'keep' }, value: sum((one) => one.kept.count) },
    ]),
    metric('protected', 'Assets that are never recommended.', [{ value: sum((one) => one.protected) }]),
    metric('recoverable_bytes', 'Bytes of what is recommended for deletion.', [
      { value: sum((one) => one.recommended.bytes) },
    ]),
  ];
}

function runs(all: readonly RunStatus[]): Metric[] {
  const going = all.filter(({ state }) => state === 'running');
  const sum = (of: (one: RunStatus) => number) => going.reduce((total, one) => total + of(one), 0);
  const ended = all.flatMap(({ finishedAt }) => (finishedAt === null ? [] : Date.parse(finishedAt)));
  return [
    metric('runs_running', 'Analyses that are going on.', [{ value: going.length }]),
    metric('run_done', 'Steps done in the phase that is going on.', [{ value: sum((one) => one.done) }]),
    metric('run_total', 'Steps of the phase that is going on.', [{ value: sum((one) => one.total) }]),
    metric('run_rate', 'Steps per second.', [{ value: sum((one) => one.ratePerSecond) }]),
    metric('run_errors', 'Assets that failed in the newest analysis.', [
      { value: all.reduce((total, { errors }) => total + errors, 0) },
    ]),
    metric(
      'last_run_finished_timestamp_seconds',
      'When the newest analysis ended.',
      ended.length === 0 ? [] : [{ value: Math.max(...ended) / 1000 }],
    ),
  ];
}

/** Under the names that dashboards for Node know. */
function thisProcess(startedAt: number): Metric[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    { ...metric('', 'Memory of the process.', [{ value: rss }]), name: 'process_resident_memory_bytes' },
    {
      ...metric('', 'Memory that JavaScript uses.', [{ value: heapUsed }]),
      name: 'nodejs_heap_size_used_bytes',
    },
    {
      ...metric('', 'Time on the processor.', [{ value: (user + system) / 1e6 }]),
      name: 'process_cpu_seconds_total',
      type: 'counter',
    },
    {
      ...metric('', 'When the service started.', [{ value: startedAt / 1000 }]),
      name: 'process_start_time_seconds',
    },
  ];
}

function metric(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name: `image_cleaner_${name}`, help, type: 'gauge', samples };
}
