import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startEmbeddedServer } from '../server.ts';
import { openSyntheticCatalogue } from './synthetic-catalogue.ts';

/**
 * Serves a synthetic library in a process of its own, so that its work is not counted as its client's.
 * Prints `{"url","key","assets"}` once it listens. Reads commands as JSON lines: `{"touch":0.01}`,
 * `{"upload":5}`, `{"trash":5}`, and answers each with the ids. Ends when its input ends.
 */
const { values } = parseArgs({
  options: {
    assets: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    variants: { type: 'string', default: '40' },
    paced: { type: 'boolean', default: false },
  },
});

/** Measured on a real server, two cores: 54 ms for 1,000 assets by keyset, 484 thumbnails a second. */
const REAL_SERVER = { msPerThousandAssets: 54, thumbnailsPerSecond: 484 };

const key = 'synthetic-library-key';
const assets = Number(values.assets);
const catalogue = await openSyntheticCatalogue({
  assets,
  seed: Number(values.seed),
  variants: Number(values.variants),
});
// A real server has an index for it: counting is no work of the run that asks first.
catalogue.totals('timeline');
const server = await startEmbeddedServer({
  catalogue,
  apiKeys: [{ name: 'synthetic', key, permissions: ['all'] }],
  ...(values.paced ? { pace: REAL_SERVER } : {}),
});
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
say({ url: server.url, key, assets });

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line) as { touch?: number; upload?: number; trash?: number };
  const now = new Date();
  say({
    ...(command.touch === undefined ? {} : { touched: catalogue.touch(command.touch, now) }),
    ...(command.upload === undefined ? {} : { uploaded: catalogue.upload(command.upload, now) }),
    ...(command.trash === undefined ? {} : { trashed: catalogue.trashSome(command.trash, now) }),
  });
}
await server.close();
