import { join } from 'node:path';
import type { Albums } from './albums.ts';
import type { AssetNames } from './asset-names.ts';
import type { Assets } from './assets.ts';
import type { AuditLog } from './audit-log.ts';
import { createByteFactRows } from './byte-fact-rows.ts';
import type { Decisions } from './decisions.ts';
import { createFigureRows } from './figure-rows.ts';
import type { ImmichMlStore } from './immich-ml.ts';
import type { Measurements } from './measurements.ts';
import type { MembershipsWriter } from './memberships.ts';
import { createNameLayouts } from './name-layouts.ts';
import { createNameSearch, type NameSearch } from './name-search.ts';
import { openDatabase } from './open-database.ts';
import type { Plans } from './plans.ts';
import type { ProfileStore } from './profile.ts';
import { createReaders, type Readers } from './readers.ts';
import type { Relations } from './relations.ts';
import type { ResultLayouts } from './result-layouts.ts';
import type { RunPages } from './run-pages.ts';
import type { RunErrors, Runs } from './runs.ts';
import type { Scores } from './scores.ts';
import type { SettingsStore } from './settings.ts';
import { createAlbums } from './sqlite-albums.ts';
import { createAssetNames } from './sqlite-asset-names.ts';
import { createAssets } from './sqlite-assets.ts';
import { createAuditLog } from './sqlite-audit-log.ts';
import { createDecisions } from './sqlite-decisions.ts';
import { createImmichMl } from './sqlite-immich-ml.ts';
import { createMeasurements } from './sqlite-measurements.ts';
import { createMemberships } from './sqlite-memberships.ts';
import { createPlans } from './sqlite-plans.ts';
import { createProfileStore } from './sqlite-profile.ts';
import { createRelations } from './sqlite-relations.ts';
import { createResultLayouts } from './sqlite-result-layouts.ts';
import { createRunPages } from './sqlite-run-pages.ts';
import { createRunErrors, createRuns } from './sqlite-runs.ts';
import { createScores } from './sqlite-scores.ts';
import { createSettings } from './sqlite-settings.ts';
import { createSubjects } from './sqlite-subjects.ts';
import type { KeyedSubjects } from './subjects.ts';

/** Everything kept for one Immich account, in one SQLite file. */
export interface AccountStore extends Readers {
  readonly file: string;
  readonly assets: Assets;
  readonly measurements: Measurements;
  readonly memberships: MembershipsWriter;
  readonly albums: Albums;
  readonly assetNames: AssetNames;
  readonly ml: ImmichMlStore;
  readonly relations: Relations;
  readonly profile: ProfileStore;
  readonly scores: Scores;
  readonly names: NameSearch;
  readonly layouts: ResultLayouts;
  readonly subjects: KeyedSubjects;
  readonly decisions: Decisions;
  readonly plans: Plans;
  readonly runs: Runs;
  readonly runPages: RunPages;
  readonly runErrors: RunErrors;
  readonly audit: AuditLog;
  readonly settings: SettingsStore;
  /** False once the data folder was removed or another one stands in its place: nothing would be remembered. */
  isStillThere(): boolean;
  /** Runs `work` in one transaction: all of it is written, or nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

export type OpenAccountStore = (options: {
  /** The account's own folder, `data/accounts/<user id>`; made where it is missing. */
  readonly folder: string;
  /** False for a further connection to a file that this process has opened already. */
  readonly prepare?: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}) => AccountStore;

/** Opens (or makes) an account's database, checked and migrated. Throws `StorageError`, which names the remedy. */
export const openAccountStore: OpenAccountStore = ({ folder, prepare = true, now }) => {
  const connection = openDatabase(join(folder, 'library.db'), { prepare, now });
  const nameLayouts = createNameLayouts(connection);
  const figureRows = createFigureRows(nameLayouts);
  const byteFactRows = createByteFactRows(nameLayouts);
  const names = createNameSearch(connection);
  const readers = createReaders(connection, names);
  const profile = createProfileStore(connection);
  return {
    file: connection.file,
    assets: createAssets(connection, names),
    measurements: createMeasurements(connection, figureRows, byteFactRows),
    memberships: createMemberships(connection),
    albums: createAlbums(connection),
    assetNames: createAssetNames(connection),
    ml: createImmichMl(connection),
    relations: createRelations(connection),
    profile,
    scores: createScores(connection),
    names,
    ...readers,
    layouts: createResultLayouts(connection, readers.listings, now),
    subjects: createSubjects(connection, figureRows, byteFactRows, profile),
    decisions: createDecisions(connection),
    plans: createPlans(connection),
    runs: createRuns(connection),
    runPages: createRunPages(connection),
    runErrors: createRunErrors(connection),
    audit: createAuditLog(connection),
    settings: createSettings(connection),
    isStillThere: () => connection.isStillThere(),
    transaction: (work) => connection.transaction(work),
    close() {
      connection.sqlite.close();
    },
  };
};
