/**
 * The built program as it runs for a person: one process with its worker, told what to do by messages. JavaScript,
 * so that no memory of a compiler is counted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const built = (path) => import(new URL(`../../dist/src/${path}`, import.meta.url).href);
const { setHeaps } = await built('heap.js');
setHeaps();
const { createRunControl } = await built('analysis/run-control.js');
const { openAccountStore } = await built('storage/account-store.js');

const { url, key, mode = 'quick' } = JSON.parse(process.argv[2] ?? '{}');
const folder = mkdtempSync(join(tmpdir(), 'iic-bench-'));
const store = openAccountStore({ folder, now: Date.now() });
const emptyBytes = databaseBytes();
const runs = createRunControl({
  store,
  connection: () => ({ url, apiKey: key, pathsAreMeaningful: false }),
  settings: () => ({
    mode,
    pageSize: 1000,
    concurrency: 8,
    recentDays: 30,
    allowList: { folders: [], names: [], personIds: [], albumIds: [] },
  }),
  clock: () => Date.now(),
});

/** Does one run, up to and without the phase `until`. Seconds in each phase, as it came to the screen. */
async function run({ until, answers: isAsked = false, ...options }) {
  const seconds = {};
  const thumbnails = { read: 0 };
  let phase = null;
  let since = performance.now();
  const began = since;
  let ended = () => {};
  const reached = new Promise((resolve) => {
    ended = resolve;
  });
  const unsubscribe = runs.subscribe((event) => {
    if (event.type !== 'status') return;
    thumbnails.read = event.status.thumbnailsRead;
    if (event.status.phase === phase) return;
    const now = performance.now();
    if (phase !== null) seconds[phase] = (seconds[phase] ?? 0) + (now - since) / 1000;
    phase = event.status.phase;
    since = now;
    if (phase === until) ended();
  });
  const answers = isAsked ? answering() : () => null;
  await runs.start(options);
  await Promise.race([reached, runs.idle()]);
  const total = (performance.now() - began) / 1000;
  const answered = answers();
  if (until !== undefined) await runs.stop();
  const status = await runs.idle();
  unsubscribe();
  return { seconds, total, thumbnails: thumbnails.read, state: status.state, answered, ...size() };
}

/** A page of results every 40 ms, as a person who scrolls: p99 from when it was due to when it was there. */
function answering() {
  const times = [];
  let due = performance.now() + 40;
  const timer = setInterval(() => {
    store.results.first({ sort: 'confidence', limit: 100 });
    const now = performance.now();
    times.push(now - Math.min(now, due));
    due = now + 40;
  }, 40);
  return () => {
    clearInterval(timer);
    times.sort((a, b) => a - b);
    return times[Math.floor(times.length * 0.99)] ?? null;
  };
}

/** With what still stands in the journal. */
function databaseBytes() {
  const database = new Database(store.file, { readonly: true });
  try {
    return database.pragma('page_count', { simple: true }) * database.pragma('page_size', { simple: true });
  } finally {
    database.close();
  }
}

function size() {
  return {
    assets: store.assets.count(),
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    databaseMegabytes: (databaseBytes() - emptyBytes) / 1e6,
  };
}

process.on('message', async ({ ask, ...options }) => {
  if (ask === 'stop') {
    await runs.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
    process.disconnect();
    return;
  }
  if (options.rescoreOnly) store.scores.markAllStale();
  process.send({ answer: await run(options) });
});
process.send({ ready: true });
