/**
 * Prints every figure that is promised for speed and size, each as a ratio to what this machine can do at best
 * in the same run. `--quick`: small libraries, about a minute. `--write`: docs/performance.md and its picture.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CurvePoint, curveSvg } from './performance/curve.ts';
import { measureHashes } from './performance/hashes.ts';
import {
  againstBare,
  catalogueRun,
  judgedAgain,
  rowsOfRun,
  untilJudged,
  wholeRun,
} from './performance/library-runs.ts';
import { measureOneThumbnail } from './performance/pixels.ts';
import { type Measurements, type RowName, table } from './performance/rows.ts';
import { measureQueries } from './queries.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    /** Assets of the largest library; 1,000,000 takes an hour. */
    assets: { type: 'string', default: '100000' },
  },
});
const full = {
  whole: 20_000,
  few: Number(values.assets) / 10,
  catalogue: Number(values.assets),
  paced: 50_000,
  hashes: 200_000,
  rows: 1_000_000,
};
const sizes = values.quick
  ? { whole: 8_000, few: 5_000, catalogue: 20_000, paced: 20_000, hashes: 200_000, rows: 100_000 }
  : full;

const measurements: Measurements = {};
const points: CurvePoint[] = [];

/** A part that fails leaves its rows missed, and the others measured. */
async function part(name: string, measure: () => Promise<Measurements> | Measurements): Promise<void> {
  const started = performance.now();
  try {
    Object.assign(measurements, await measure());
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

await part('catalogue', async () => {
  const few = await catalogueRun(sizes.few, {});
  const many = await catalogueRun(sizes.catalogue, { rescore: true });
  for (const { figures } of [few, many])
    points.push({ assets: figures.assets, seconds: untilJudged(figures), megabytes: figures.peakMegabytes });
  const { figures, again } = many;
  const each = (run: typeof few) => untilJudged(run.figures) / run.figures.assets;
  const note = `${figures.assets} assets`;
  return {
    catalogue: againstBare(many),
    growth: { value: each(many) / each(few), note: `${few.figures.assets} → ${note}` },
    ...(again === null
      ? {}
      : { rescore: { value: (judgedAgain(again) * 200_000) / figures.assets, note: `from ${note}` } }),
  };
});
await part('catalogue, paced', async () => ({
  cataloguePaced: againstBare(await catalogueRun(sizes.paced, { paced: true })),
}));
await part('whole run', async () => rowsOfRun(await wholeRun(sizes.whole, false), false));
await part('whole run, paced', async () => rowsOfRun(await wholeRun(sizes.whole, true), true));
await part('pixels', async () => {
  const { measured, decoded } = await measureOneThumbnail();
  return { pixels: { value: measured, note: `sharp alone decodes it in ${decoded.toFixed(2)} ms` } };
});
await part('hashes', () => {
  const { seconds, related } = measureHashes(sizes.hashes);
  return {
    duplicates: {
      value: (seconds * 200_000) / sizes.hashes,
      note: `${sizes.hashes} hashes, ${related} copies`,
    },
  };
});
await part('queries', () => {
  const { times, rows } = measureQueries(sizes.rows, values.quick ? 5 : 10);
  const slowest = (kind: (typeof times)[number]['kind']) => {
    const [worst] = times.filter((each) => each.kind === kind).sort((a, b) => b.p95 - a.p95);
    if (worst === undefined) throw new Error(`No query of the kind "${kind}" was measured.`);
    return { value: worst.p95, note: `${rows} rows, slowest: ${worst.name}` };
  };
  const named: readonly (readonly [RowName, (typeof times)[number]['kind']])[] = [
    ['pages', 'page'],
    ['search', 'search'],
    ['count', 'count'],
    ['layout', 'layout'],
  ];
  return Object.fromEntries(named.map(([name, kind]) => [name, slowest(kind)]));
});

console.log(table(measurements));
if (values.write) write();

function write(): void {
  const docs = join(import.meta.dirname, '..', 'docs');
  mkdirSync(join(docs, 'images'), { recursive: true });
  writeFileSync(
    join(docs, 'images', 'performance.svg'),
    curveSvg(
      points.toSorted((a, b) => a.assets - b.assets),
      'Reading and judging a library from its metadata',
    ),
  );
  writeFileSync(
    join(docs, 'performance.md'),
    `<!-- Written by npm run bench -- --write. -->
# Performance

Each figure was measured on one machine with ${availableParallelism()} processors, which the synthetic Immich server (a process
of its own) shared with the program. "Against" means: as a ratio to a loop that makes the same requests and throws
the answers away, just before, on the same server. \`npm run bench\` prints this table on any machine,
\`npm run bench -- --quick\` in about a minute. A row that was not measured, or is beyond its floor, is **missed**.
Of the 1 % that changes between two runs half is new, and of the other half Immich moved the time.
The load average was ${loadavg()[1]?.toFixed(1)} on those processors (about 2 comes from this benchmark itself). Where it is higher, times and
ratios are worse, since two processes that wait for each other wait longer.

${table(measurements)}

![Time and memory over library size](images/performance.svg)

## Where the time of the catalogue goes

The run's thread does everything but the server's part, so that what it costs per asset is the limit. Lowest processor
times seen: parsing the JSON 3 µs (receiving it about as much again), checking a row and turning it into facts 4 µs, judging
8 µs, the row of facts with its index 8 µs, the row of the verdict with the indexes behind it (each sort once for all assets,
for each category and for what is certain) 13 µs while the tables are small and some 20 µs later, writing it all down 3 µs;
the collection of garbage takes another tenth. With the first thousands, which run before anything is compiled, that makes
some 60 µs in a library of 20,000. V8's own threads, which compile and collect garbage, take half as much again, and the
server 20 µs: more than 100 µs of work for two processors, against less than 30 µs for the bare loop, so that so much writing
cannot come nearer to it than half.
The indexes are not left for later: a list has to be quick while a library is read for the
first time, and making an index of a million rows would hold the file for seconds. A page is written in one transaction,
since each half of it would write nearly all pages of these indexes. The next page is asked for as soon as the last one
has come, before it is even checked, so that at the rate of a real server its work and ours go on at the same time. Both rows of the
catalogue count the same requests; an import of more than a page with one date is read a second time, since pages
of equal times may shift while they are read.

## Where the time of thumbnails goes

The bare loop throws the pictures away; a picture that is looked at has to be decoded at least, and that alone takes a
processor longer than ten downloads, so that its unpaced row is out of reach wherever server and program share two processors.
At the rate of a real server the limit is the two processors: decoding 1.5 ms in WebAssembly (sharp takes 3), all figures
together 1.7 ms in a kernel that takes four pixels at a time, the request, the judging and the writing 1 ms, the server's part
half of one.

## Where the time of a later run goes

With 20,000 assets 0.3 of 1.1 seconds go into the search for copies, 0.3 into starting the thread, 0.25 into the thumbnails,
0.2 into what changed. Only families of pictures that look like something that changed are searched again. The synthetic
library has some 200 different pictures, so that every change concerns a family of hundreds, and all families together are
searched; in a library where few pictures look like a new one, only these are.

## Memory

Memory does not grow with the library beyond one bit for each asset, eight bytes for each in the search for copies and some
80 bytes for each picture that was looked at: assets are read, judged and written page by page, and copies are compared
family by family. Frames of a time-lapse are told apart by their times without being compared, and of many equal pictures one
is compared with the rest. A run over 1,000,000 synthetic assets, with 287,472 thumbnails and a page of results asked for
every 40 ms, took 24 minutes on these two processors with other work beside it: 2 minutes for the catalogue, 17 for the
thumbnails, half a minute for the copies. It peaked at 343 MB, 99 of 100 pages of results came within 19 ms, the database
took 111 MB for 100,000 assets, the later run with 1 % changed took 32 seconds (0.02), and everything was judged again in a
minute.
Some seconds after a run the memory goes back to the machine: of 10,000 assets a service that waits keeps 125 MB, 70 before
its first run. What is measured is the process as the container image starts it, with \`MALLOC_ARENA_MAX=2\` and
\`MALLOC_TRIM_THRESHOLD_=1048576\`.
`,
  );
}
