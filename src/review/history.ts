import type { Category } from '../domain/category.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { Reader } from '../storage/reading/reader.ts';
import type { Run } from '../storage/runs.ts';
import { topFolders } from './top-folders.ts';

export interface HistoryDay {
  /** Local, "2026-11-22". */
  readonly day: string;
  readonly found: number | null;
  readonly marked: number;
  readonly kept: number;
  readonly takenBack: number;
  readonly trashed: { readonly count: number; readonly bytes: number };
}

export type Shares = Readonly<Partial<Record<Category, number>>>;

export interface Distribution {
  readonly years: readonly { readonly year: number; readonly categories: Shares }[];
  readonly folders: readonly { readonly folder: string | null; readonly categories: Shares }[];
  readonly elsewhere: number;
}

export interface HistoryRoom {
  /** Newest first. */
  runs(): readonly Run[];
  /** Oldest first; days on which nothing happened are missing. */
  days(): Promise<readonly HistoryDay[]>;
  distribution(): Promise<Distribution>;
}

/** More analyses than this say nothing that the chart does not. */
const RUNS = 200;
const FOLDERS = 12;

export function createHistoryRoom({ runs }: Pick<AccountStore, 'runs'>, reader: Reader): HistoryRoom {
  return {
    runs: () => runs.list(RUNS),
    async days() {
      const { found, decided, trashed: moved } = await reader.ask('days', []);
      const days = new Map<string, HistoryDay>();
      const note = ({ day, ...change }: Partial<HistoryDay> & { readonly day: string }): void => {
        days.set(day, { ...(days.get(day) ?? emptyDay(day)), ...change });
      };
      for (const row of found) note(row);
      for (const row of decided) note(row);
      for (const { day, ...trashed } of moved) note({ day, trashed });
      return [...days.values()].sort((one, other) => one.day.localeCompare(other.day));
    },
    async distribution() {
      const found = await reader.ask('distribution', []);
      const years = new Map<number, Record<string, number>>();
      for (const { year, category, count } of found.years)
        years.set(year, { ...years.get(year), [category]: count });
      const folders = topFolders(found.folders);
      return {
        years: [...years].map(([year, categories]) => ({ year, categories })),
        folders: folders.slice(0, FOLDERS).map(({ folder, categories }) => ({ folder, categories })),
        elsewhere: folders.slice(FOLDERS).reduce((sum, { count }) => sum + count, 0),
      };
    },
  };
}

const emptyDay = (day: string): HistoryDay => ({
  day,
  found: null,
  marked: 0,
  kept: 0,
  takenBack: 0,
  trashed: { count: 0, bytes: 0 },
});
