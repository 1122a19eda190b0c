import { createRunControl, type RunStatus } from '../../src/analysis/run-control.ts';
import type { LibraryConnection } from '../../src/analysis/run-settings.ts';
import { judge } from '../../src/domain/judge.ts';
import type { JudgementSettings } from '../../src/domain/judgement.ts';
import { createReview, type JudgedAsset } from '../../src/review/review.ts';
import { openAccountStore } from '../../src/storage/account-store.ts';
import { readHere } from '../../src/storage/reading/reader.ts';

export interface JudgedLibrary {
  /** How the run ended. */
  readonly status: RunStatus;
  readonly assets: readonly JudgedAsset[];
}

/** Runs the product over a served library as `scan` does, in thorough mode, with its database in `folder`. */
export async function judgedLibrary(options: {
  readonly connection: LibraryConnection;
  readonly folder: string;
  readonly settings: JudgementSettings;
  readonly clock: () => number;
}): Promise<JudgedLibrary> {
  const { connection, folder, settings, clock } = options;
  const store = openAccountStore({ folder, now: clock() });
  const runs = createRunControl({
    store,
    connection: () => connection,
    settings: () => ({ ...settings, mode: 'thorough', pageSize: 50, concurrency: 4 }),
    clock,
    runIn: 'process',
  });
  try {
    await runs.start({ mode: 'thorough', full: true });
    const status = await runs.idle();
    const reader = readHere(store);
    const review = createReview({ store, reader, judge, settings: () => settings, clock, actor: 'test' });
    return { status, assets: [...review.verdicts()].flat() };
  } finally {
    await runs.close();
    store.close();
  }
}
