import type { ReadConnection } from './connection.ts';

/** Says whether anything was written since, by whomever: two equal answers mean the same content. Microseconds. */
export function createDataVersion({ sqlite }: ReadConnection): () => string {
  // Of the first, SQLite leaves out what this connection wrote itself.
  const byOthers = sqlite.prepare<[], number>('pragma data_version').pluck();
  const byMe = sqlite.prepare<[], number>('select total_changes()').pluck();
  return () => `${byOthers.get()}:${byMe.get()}`;
}
