import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeAll, SETTINGS } from '../../bench/accuracy/judged.ts';
import { type ScanLine, scanLine } from '../../src/cli/scan-line.ts';
import { judge } from '../../src/domain/judge.ts';
import { assetIdOf, openCatalogueFile } from '../../src/embedded/catalogue-file/catalogue-file.ts';
import { describeRow } from '../../src/embedded/catalogue-file/describe-row.ts';
import { readRows } from '../../src/embedded/catalogue-file/read-rows.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/embedded/server.ts';
import { acceptable, CORPUS, factsOf, hasCorpus, type Label, readLabels } from '../../training/corpus.ts';
import { NOW } from '../../training/examples.ts';
import { measureLabels } from '../../training/measure.ts';
import { seeded } from '../../training/random.ts';
import { judgedLibrary } from './judged-library.ts';

const IMAGES = 50;
/** Ten-thousandths are what `scan` prints; thumbhashes of the two sides may differ in the last bit. */
const TOLERANCE = 0.005;
const LABELS = join(CORPUS, 'labels.jsonl');

/** Some of every kind, of those whose original is there, so that the product can read its bytes. */
function sampleOf(labels: readonly Label[]): Label[] {
  const random = seeded(31);
  const kinds = new Map<string, Label[]>();
  for (const label of labels)
    if (label.original_in_pack && acceptable(label) !== null)
      kinds.set(label.label, [...(kinds.get(label.label) ?? []), label]);
  const sample: Label[] = [];
  while (sample.length < IMAGES)
    for (const all of kinds.values()) {
      const [one] = all.splice(Math.floor(random() * all.length), 1);
      if (one !== undefined && sample.length < IMAGES) sample.push(one);
    }
  return sample;
}

/** What `scan` prints of a served library, by asset id. */
async function scanned(server: EmbeddedServer, folder: string): Promise<Map<string, ScanLine>> {
  const { status, assets } = await judgedLibrary({
    connection: { url: server.url, apiKey: 'k', pathsAreMeaningful: false },
    folder,
    settings: SETTINGS,
    clock: () => Date.parse(NOW),
  });
  expect(status).toMatchObject({ state: 'finished', errors: 0 });
  return new Map(assets.map((one) => [one.facts.id, scanLine(one)]));
}

// The labelled images are no part of the project: without them there is nothing to compare.
describe.skipIf(!hasCorpus())('the benchmark and the product', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-and-product-'));
  let sample: Label[] = [];
  let lines: ReadonlyMap<string, ScanLine> = new Map();

  beforeAll(async () => {
    sample = sampleOf(readLabels());
    const wanted = new Set(sample.map(({ id }) => id));
    const server = await startEmbeddedServer({
      catalogue: await openCatalogueFile({
        labels: LABELS,
        thumbs: join(CORPUS, 'thumbs'),
        originals: join(CORPUS, 'files'),
        cacheFolder: join(folder, 'cache'),
        only: ({ id }) => wanted.has(id),
      }),
      apiKeys: [{ name: 'k', key: 'k', permissions: ['all'] }],
    });
    lines = await scanned(server, folder).finally(() => server.close());
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('say the same of fifty images', async () => {
    const judged = judgeAll(sample, await measureLabels(sample), 'as they come', undefined, () => judge);
    expect(judged.length).toBe(IMAGES);
    expect(new Set(judged.map(({ verdict }) => verdict.category)).size).toBeGreaterThanOrEqual(4);
    for (const { label, verdict } of judged) {
      const line = lines.get(assetIdOf(label.id));
      expect(line, label.id).toMatchObject({ category: verdict.category, recommended: verdict.recommended });
      expect(Math.abs((line?.confidence ?? 0) - verdict.confidence), label.id).toBeLessThan(TOLERANCE);
    }
  }, 60_000);

  it('know the same size, format, date and camera of every image', async () => {
    const labels = readLabels();
    const rows = await readRows(LABELS);
    expect(rows.length).toBe(labels.length);
    for (const [index, label] of labels.entries()) {
      const row = rows[index];
      if (row === undefined) throw new RangeError(`There is no row number ${index}.`);
      const served = describeRow(row, null, { names: 'realistic', dimensions: 'true' });
      const { exif } = served;
      const facts = factsOf(label, null);
      expect([facts.width, facts.height, facts.mimeType, facts.takenAt, facts.bytes ?? 0], label.id).toEqual([
        served.width,
        served.height,
        served.originalMimeType,
        served.fileCreatedAt,
        exif.fileSizeInByte,
      ]);
      for (const key of ['make', 'model', 'lensModel', 'fNumber', 'iso', 'exposureTime', 'timeZone'] as const)
        expect(facts.camera?.[key], `${label.id} ${key}`).toBe(exif[key]);
    }
  });
});
