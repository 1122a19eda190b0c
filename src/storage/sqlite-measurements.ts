import type { ByteFactRows } from './byte-fact-rows.ts';
import type { Connection } from './connection.ts';
import type { FigureRows } from './figure-rows.ts';
import type { Measurements } from './measurements.ts';

export function createMeasurements(
  { sqlite }: Connection,
  figureRows: FigureRows,
  byteFactRows: ByteFactRows,
): Measurements {
  const savePixels = sqlite.prepare(
    `insert or replace into pixels (key, version, missing, layout, figures, perceptual_hash, damaged)
     values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const saveBytes = sqlite.prepare(
    'insert or replace into byte_facts (key, version, facts) values (?, ?, ?)',
  );

  return {
    savePixels(key, measured) {
      const row = figureRows.encode(measured);
      savePixels.run(
        key,
        row.version,
        row.missing,
        row.layout,
        row.figures,
        row.perceptual_hash,
        row.damaged,
      );
    },
    saveBytes(key, bytes) {
      saveBytes.run(key, bytes.version, byteFactRows.encode(bytes.facts));
    },
    dropOlderThan(versions) {
      const dropped = [
        ['pixels', versions.pixels],
        ['byte_facts', versions.bytes],
      ].map(([table, version]) => {
        sqlite
          .prepare(`update scores set basis = 0 where key in (select key from ${table} where version < ?)`)
          .run(version);
        return sqlite.prepare(`delete from ${table} where version < ?`).run(version).changes;
      });
      return dropped.reduce((sum, count) => sum + count, 0);
    },
  };
}
