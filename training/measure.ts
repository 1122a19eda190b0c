import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BYTES_VERSION, measureBytes } from '../src/analysis/bytes/measure-bytes.ts';
import { measurePixels, PIXELS_VERSION } from '../src/analysis/pixels/measure-pixels.ts';
import type { ByteMeasurements, PixelMeasurements, PixelsMissing } from '../src/domain/measurements.ts';

/** The fields of a labelled row that measuring needs. */
interface Row {
  readonly id: string;
  readonly file: string;
  readonly thumb: string | null;
  readonly original_in_pack: boolean;
  readonly realistic_name: string;
  readonly display_width: number | null;
  readonly display_height: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number;
  readonly exif?: { readonly MIMEType?: string };
}

/** How much of an original a run reads: the first 64 KB and the last 4 KB. */
const HEAD = 65_536;
const TAIL = 4_096;

/** A file of measurements, reused as long as it was written by the same version of the measuring code. */
async function cached<Measured extends { readonly version: number }>(
  file: string,
  version: number,
  rows: readonly Row[],
  measure: (row: Row) => Promise<Measured>,
): Promise<void> {
  if (existsSync(file)) {
    const first = readFileSync(file, 'utf8').split('\n', 1)[0] ?? '{}';
    const saved = JSON.parse(first) as { measurements?: { version?: number } };
    if (saved.measurements?.version === version)
      return console.log(`${file}: up to date (version ${version})`);
  }
  const lines: string[] = [];
  const began = performance.now();
  for (const row of rows) lines.push(JSON.stringify({ id: row.id, measurements: await measure(row) }));
  writeFileSync(file, `${lines.join('\n')}\n`);
  const each = (performance.now() - began) / Math.max(1, rows.length);
  console.log(`${file}: ${rows.length} rows, ${each.toFixed(2)} ms each`);
}

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    out: { type: 'string', default: join(tmpdir(), 'iic-measure') },
  },
});
mkdirSync(values.out, { recursive: true });
const rows = readFileSync(join(values.corpus, 'labels.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

await cached<PixelMeasurements | PixelsMissing>(
  join(values.out, 'pixels.ndjson'),
  PIXELS_VERSION,
  rows.filter((row) => row.thumb),
  (row) => measurePixels(readFileSync(join(values.corpus, row.thumb ?? ''))),
);
await cached<ByteMeasurements>(
  join(values.out, 'bytes.ndjson'),
  BYTES_VERSION,
  rows.filter((row) => row.original_in_pack),
  (row) => {
    const file = readFileSync(join(values.corpus, row.file));
    return measureBytes(
      { head: file.subarray(0, HEAD), tail: file.subarray(-TAIL), size: file.length },
      {
        fileName: row.realistic_name,
        mimeType: row.exif?.MIMEType ?? null,
        width: row.display_width ?? row.width,
        height: row.display_height ?? row.height,
        bytes: row.bytes,
      },
    );
  },
);
