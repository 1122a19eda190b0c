import type { Connection } from './connection.ts';
import type { RunPages } from './run-pages.ts';

export function createRunPages({ sqlite }: Connection): RunPages {
  const add = sqlite.prepare('insert or replace into run_pages (run_id, page, keys) values (?, ?, ?)');
  const pages = sqlite.prepare<[number], Buffer>('select keys from run_pages where run_id = ?').pluck();
  const clear = sqlite.prepare('delete from run_pages');
  return {
    add: (runId, page, keys) => void add.run(runId, page, Buffer.from(Uint32Array.from(keys).buffer)),
    met(runId, greatestKey) {
      const bits = new Uint8Array((greatestKey >> 3) + 1);
      for (const page of pages.iterate(runId))
        for (let at = 0; at + 4 <= page.length; at += 4) {
          const key = page.readUInt32LE(at);
          bits[key >> 3] = (bits[key >> 3] ?? 0) | (1 << (key & 7));
        }
      return bits;
    },
    clear: () => void clear.run(),
  };
}
