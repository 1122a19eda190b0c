import { z } from 'zod';
import { appendDurably, readJsonLines } from './atomic-file.ts';

/**
 * One line is written and on the disk before a file is moved. Whether the move happened is not written but seen:
 * a file that lies in its slot is in the trash, and the line says where it came from.
 */
const moved = z.object({
  slot: z.string(),
  relative: z.string(),
  /** Base64 of the path's bytes, relative to the folder, where they are no UTF-8. */
  bytes: z.string().optional(),
  trashedAt: z.string(),
});

export type TrashEntry = z.infer<typeof moved>;

/** The entries by slot; a later line of a slot counts. */
export const readManifest = async (path: string): Promise<Map<string, TrashEntry>> => {
  const entries = new Map<string, TrashEntry>();
  for (const line of await readJsonLines(path)) {
    const entry = moved.safeParse(line);
    if (entry.success) entries.set(entry.data.slot, entry.data);
  }
  return entries;
};

export const recordIntents = (path: string, entries: readonly TrashEntry[]): Promise<void> =>
  appendDurably(
    path,
    entries.map((entry) => JSON.stringify(entry)),
  );
