import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../../src/domain/verdict.ts';
import { openFolderCatalogue } from '../../src/embedded/folder/folder-catalogue.ts';
import { drawSampleLibrary } from '../../src/embedded/sample/draw-sample-library.ts';
import type { SampleLabel } from '../../src/embedded/sample/sample-label.ts';
import { startEmbeddedServer } from '../../src/embedded/server.ts';
import { SETTINGS } from '../domain/subjects.ts';
import { judgedLibrary } from './judged-library.ts';

export interface ScannedPiece {
  readonly label: SampleLabel;
  readonly verdict: Verdict;
}

/** Draws the pieces of the sample library that are asked for, and runs the product over them as a person would. */
export async function scannedSample(only?: (label: SampleLabel) => boolean): Promise<ScannedPiece[]> {
  const home = mkdtempSync(join(tmpdir(), 'scanned-sample-'));
  const folder = join(home, 'library');
  try {
    const labels = await drawSampleLibrary({ folder, seed: 1, ...(only === undefined ? {} : { only }) });
    const verdicts = await scan(folder, home);
    return labels.map((label) => {
      const verdict = verdicts.get(label.path);
      if (verdict === undefined) throw new Error(`${label.path} was not judged.`);
      return { label, verdict };
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function scan(folder: string, home: string): Promise<Map<string, Verdict>> {
  const catalogue = await openFolderCatalogue({ folder, cacheDir: join(home, 'cache') });
  await catalogue.whenReady();
  const key = 'k';
  const server = await startEmbeddedServer({
    catalogue,
    apiKeys: [{ name: 'test', key, permissions: ['all'] }],
  });
  try {
    const { status, assets } = await judgedLibrary({
      connection: { url: server.url, apiKey: key, pathsAreMeaningful: true, pathRoot: folder },
      folder: join(home, 'data'),
      settings: SETTINGS,
      clock: Date.now,
    });
    const { state, message } = status;
    if (state !== 'finished') throw new Error(message ?? `The analysis ended as ${state}.`);
    return new Map(assets.map(({ facts, verdict }) => [facts.path ?? '', verdict]));
  } finally {
    await server.close();
  }
}
