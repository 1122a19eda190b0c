import { z } from 'zod';
import { HIGH } from '../domain/category.ts';
import type { SettingsStore } from '../storage/settings.ts';
import { checkSchedule, type Schedule } from './schedule.ts';

/** What each account sets for itself. */
export interface AccountSettings extends Schedule {
  readonly mode: 'quick' | 'thorough';
  readonly pageSize: number;
  readonly concurrency: number;
  /** `polite`: two requests at a time, and fewer at the first sign that Immich is busy. Default `normal`. */
  readonly pace?: 'normal' | 'polite';
  /** Screenshots younger than this many days are never recommended. */
  readonly recentDays: number;
  /** Nothing in these folders (as the person knows them) is ever recommended. */
  readonly allowFolders: readonly string[];
  /** Nor is a file whose whole name fits one of these patterns (`*`, `?`). */
  readonly allowNames: readonly string[];
  /** Nor what is in one of these albums, or shows one of these people. Immich ids. */
  readonly allowAlbums: readonly string[];
  readonly allowPeople: readonly string[];
  /** Confidence from which something is recommended, 0.7–1. */
  readonly recommendFrom: number;
  /** How the paths that Immich sees become the host's in exports. */
  readonly pathPrefixes: readonly PathPrefix[];
  /** What may be done to the Immich library. Off until the person allows it. */
  readonly acting: ActingLevel;
}

/** `organise`: album, tag, archive, merge; `trash`: that, and Immich's trash. */
export type ActingLevel = 'off' | 'organise' | 'trash';

/** A path that begins with `from` is written with `to` instead. */
export interface PathPrefix {
  readonly from: string;
  readonly to: string;
}

const KEY = 'settings';

/** Field by field: a value that an older or newer version wrote and this one does not understand is as if not set. */
const stored = z
  .object({
    mode: z.enum(['quick', 'thorough']).optional().catch(undefined),
    pageSize: z.number().int().min(1).max(1000).optional().catch(undefined),
    concurrency: z.number().int().min(1).max(32).optional().catch(undefined),
    pace: z.enum(['normal', 'polite']).optional().catch(undefined),
    recentDays: z.number().int().min(0).max(3650).optional().catch(undefined),
    allowFolders: z.array(z.string()).optional().catch(undefined),
    allowNames: z.array(z.string()).optional().catch(undefined),
    allowAlbums: z.array(z.string()).optional().catch(undefined),
    allowPeople: z.array(z.string()).optional().catch(undefined),
    recommendFrom: z.number().min(HIGH).max(1).optional().catch(undefined),
    pathPrefixes: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .optional()
      .catch(undefined),
    acting: z.enum(['off', 'organise', 'trash']).optional().catch(undefined),
    schedule: z.string().optional().catch(undefined),
    quietHours: z.string().optional().catch(undefined),
  })
  .catch({});

export type SettingsChange = { readonly [Name in keyof AccountSettings]?: AccountSettings[Name] | undefined };

export function readSettings(store: SettingsStore, defaults: AccountSettings): AccountSettings {
  return { ...defaults, ...withoutUndefined(stored.parse(store.get(KEY) ?? {})) };
}

/**
 * Only what was changed is stored, so that a default may still change with the environment.
 * Throws `AccountError` (`schedule_invalid`).
 */
export function changeSettings(store: SettingsStore, change: SettingsChange): void {
  checkSchedule(withoutUndefined(change));
  store.set(KEY, { ...stored.parse(store.get(KEY) ?? {}), ...withoutUndefined(change) });
}

type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Defined<T>;
}
