/** Catalogue, metadata scoring and storage, against a bare loop that pages the same API and throws the answers away. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRunControl } from '../src/analysis/run-control.ts';
import { startSyntheticProcess } from '../src/embedded/synthetic/start-process.ts';
import { openAccountStore } from '../src/storage/account-store.ts';

export interface CatalogueFigures {
  readonly assets: number;
  readonly bareSeconds: number;
  readonly runSeconds: number;
  /** The whole first run in quick mode, thumbnails and all; null where it was cut short. */
  readonly peakRssMegabytes: number;
  readonly databaseMegabytes: number;
}

interface BarePage {
  readonly assets: {
    readonly items: readonly { readonly fileCreatedAt: string }[];
    readonly nextPage: string | null;
  };
}

/** Pages by keyset as the client does, timeline and archive, and reads the JSON, nothing else. */
async function bareLoop(url: string, key: string): Promise<number> {
  const started = performance.now();
  for (const visibility of ['timeline', 'archive'] as const) {
    let takenAfter: string | undefined;
    for (let page = 1; ; ) {
      const response = await fetch(`${url}/search/metadata`, {
        method: 'POST',
        headers: { 'x-api-key': key, 'content-type': 'application/json' },
        body: JSON.stringify({
          visibility,
          order: 'asc',
          size: 1000,
          page,
          withExif: true,
          withPeople: true,
          takenAfter,
        }),
      });
      const { assets } = (await response.json()) as BarePage;
      const last = assets.items.at(-1)?.fileCreatedAt;
      if (last === undefined || assets.nextPage === null) break;
      page = last === takenAfter ? page + 1 : 1;
      takenAfter = last;
    }
  }
  return (performance.now() - started) / 1000;
}

/** Runs until the catalogue is read and scored, then stops. */
export async function measureCatalogue(options: {
  readonly assets: number;
  readonly paced?: boolean;
}): Promise<CatalogueFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'iic-bench-'));
  const server = await startSyntheticProcess({ assets: options.assets, paced: options.paced ?? false });
  const bare = [];
  for (let round = 0; round < 2; round++) bare.push(await bareLoop(server.url, server.key));
  const store = openAccountStore({ folder, now: Date.now() });
  const runs = createRunControl({
    store,
    connection: () => ({ url: server.url, apiKey: server.key, pathsAreMeaningful: false }),
    settings: () => ({
      mode: 'quick',
      pageSize: 1000,
      concurrency: 8,
      recentDays: 30,
      allowList: { folders: [], names: [], personIds: [], albumIds: [] },
    }),
    clock: () => Date.now(),
  });
  try {
    const phases = new Map<string, number>();
    const scored = new Promise<void>((resolve) => {
      runs.subscribe((event) => {
        if (event.type !== 'status' || event.status.phase === null) return;
        if (!phases.has(event.status.phase)) phases.set(event.status.phase, performance.now());
        if (phases.has('pixels') || phases.has('bytes') || event.status.state === 'finished') resolve();
      });
    });
    await runs.start({ full: true });
    await scored;
    const begin = phases.get('catalogue') ?? 0;
    const end = phases.get('memberships') ?? performance.now();
    const metadata = phases.get('metadata');
    const judgedUntil =
      phases.get('pixels') ?? phases.get('bytes') ?? phases.get('done') ?? performance.now();
    const again = metadata === undefined ? 0 : judgedUntil - metadata;
    await runs.stop();
    return {
      assets: options.assets,
      bareSeconds: Math.min(...bare),
      runSeconds: (end - begin + again) / 1000,
      peakRssMegabytes: process.resourceUsage().maxRSS / 1024,
      databaseMegabytes: statSync(store.file).size / 1e6,
    };
  } finally {
    await runs.close();
    store.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function printCatalogue(figures: CatalogueFigures): void {
  const { assets, bareSeconds, runSeconds } = figures;
  console.log(`catalogue of ${assets} assets`);
  console.log(
    `  read, judged and stored   ${Math.round(assets / runSeconds)} assets/s (${runSeconds.toFixed(2)} s)`,
  );
  console.log(
    `  bare paging loop          ${Math.round(assets / bareSeconds)} assets/s (${bareSeconds.toFixed(2)} s)`,
  );
  console.log(`  ratio                     ${(bareSeconds / runSeconds).toFixed(2)} (floor 0.60, aim 0.85)`);
  console.log(`  peak memory (RSS)         ${Math.round(figures.peakRssMegabytes)} MB`);
  console.log(
    `  database                  ${((figures.databaseMegabytes * 100_000) / assets).toFixed(0)} MB per 100,000 assets`,
  );
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { assets: { type: 'string', default: '100000' }, paced: { type: 'boolean', default: false } },
  });
  printCatalogue(await measureCatalogue({ assets: Number(values.assets), paced: values.paced }));
}
