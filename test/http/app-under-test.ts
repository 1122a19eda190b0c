import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createPreferences } from '../../src/account/preferences.ts';
import type { RunControl, RunEvent, RunStatus } from '../../src/analysis/run-control.ts';
import { judgementSettings } from '../../src/compose/settings.ts';
import type { AssetFacts } from '../../src/domain/asset-facts.ts';
import { judge } from '../../src/domain/judge.ts';
import { type AppOptions, createApp } from '../../src/http/app.ts';
import type { AccessRoom, HttpRooms, OpenLibrary } from '../../src/http/rooms.ts';
import { createImmichActions } from '../../src/immich/actions.ts';
import { createImmichLibrary } from '../../src/immich/create-immich-library.ts';
import { createActing } from '../../src/review/acting.ts';
import { createAlbumRoom } from '../../src/review/album-room.ts';
import { createAllowList } from '../../src/review/allow-list.ts';
import { createExports } from '../../src/review/exports/exports.ts';
import { createHistoryRoom } from '../../src/review/history.ts';
import { createReview } from '../../src/review/review.ts';
import { previewSettings } from '../../src/review/settings-preview.ts';
import { readHere } from '../../src/storage/reading/reader.ts';
import { NOW, SETTINGS, type SeededStore, seededStore } from '../review/seeded-store.ts';

export const SCRIPT = 'globalThis.started = true;';

/** A run that does what the test says, behind the real interface. */
export interface ScriptedRun extends RunControl {
  emit(event: RunEvent): void;
  state: RunStatus;
}

export const IDLE: RunStatus = {
  runId: null,
  state: null,
  kind: null,
  phase: null,
  mode: null,
  done: 0,
  total: 0,
  ratePerSecond: 0,
  secondsLeft: null,
  found: 0,
  errors: 0,
  thumbnailsRead: 0,
  bytesRead: 0,
  startedAt: null,
  finishedAt: null,
  message: null,
};

export function scriptedRun(): ScriptedRun {
  const events: RunEvent[] = [];
  const listeners = new Set<(event: RunEvent) => void>();
  const to = (state: NonNullable<RunStatus['state']>): RunStatus => {
    run.state = { ...run.state, runId: '1', state };
    return run.state;
  };
  const run: ScriptedRun = {
    state: IDLE,
    start: async ({ mode = 'quick' }) => {
      run.state = { ...IDLE, mode };
      to('running');
      return { runId: '1', state: 'running' };
    },
    stop: async () => to('stopped'),
    pause: async () => to('paused'),
    resume: async () => to('running'),
    pickUp: async () => run.state,
    status: () => run.state,
    subscribe(listener, lastEventId = 0) {
      for (const event of events) if (event.id > lastEventId) listener(event);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    idle: async () => run.state,
    close: async () => {},
    emit(event) {
      events.push(event);
      for (const listener of listeners) listener(event);
    },
  };
  return run;
}

export interface AppUnderTest {
  readonly app: FastifyInstance;
  readonly run: ScriptedRun;
  readonly seeded: SeededStore;
  close(): Promise<void>;
}

export interface Wishes {
  readonly assets?: readonly AssetFacts[];
  readonly rooms?: Partial<HttpRooms>;
  readonly options?: Partial<AppOptions>;
  readonly thumbnail?: OpenLibrary['pictures']['thumbnail'];
  readonly original?: OpenLibrary['pictures']['original'];
}

const retries = { attempts: 1, firstDelayMs: 0, longestDelayMs: 0 };

/** The real app on a real database; only the run is scripted, and there is no Immich. */
export async function appUnderTest(wishes: Wishes = {}): Promise<AppUnderTest> {
  const seeded = seededStore(wishes.assets ?? []);
  const run = scriptedRun();
  const { store } = seeded;
  const webRoot = join(seeded.folder, 'web');
  mkdirSync(join(webRoot, '_app', 'immutable'), { recursive: true });
  writeFileSync(
    join(webRoot, 'index.html'),
    `<!doctype html><script src="/_app/immutable/a.js"></script><script>${SCRIPT}</script><script>init({ base: "" })</script>`,
  );
  writeFileSync(join(webRoot, '_app', 'immutable', 'a.js'), 'export {};');
  const common = { store, reader: readHere(store), clock: () => NOW, actor: 'ada@example.org' };
  const review = createReview({ ...common, judge, settings: () => SETTINGS });
  const preferences = createPreferences({
    ...common,
    defaults: {
      mode: 'quick',
      pageSize: 1000,
      concurrency: 8,
      recentDays: 30,
      recommendFrom: 0.7,
      allowFolders: [],
      allowNames: [],
      allowAlbums: [],
      allowPeople: [],
      pathPrefixes: [],
      acting: 'off',
      schedule: '',
      quietHours: '',
    },
    rejudge: async () => {},
  });
  // Nobody listens on the discard port: what asks Immich meets a server that is down.
  const away = { url: 'http://127.0.0.1:9', apiKey: 'none', now: () => NOW, random: () => 0, retries };
  const acting = createActing({
    store,
    library: createImmichLibrary(away),
    actions: createImmichActions(away),
    judge,
    settings: () => SETTINGS,
    acting: () => 'trash',
    clock: () => NOW,
    actor: 'ada@example.org',
    sleep: async () => {},
  });
  let requests = 0;
  const app = await createApp({
    rooms: {
      version: '1.2.3',
      library: () => ({
        review,
        plans: acting.plans,
        merges: acting.merges,
        onPlan: acting.subscribe,
        runs: run,
        history: createHistoryRoom(store, common.reader),
        runErrors: {
          list: (options) => store.runErrors.list(1, options),
          count: () => store.runErrors.count(1),
        },
        exports: createExports({
          ...common,
          library: { original: wishes.original ?? (async () => null) },
          explain: review.explain,
          webUrl: 'http://immich.local:2283',
          prefixes: () => preferences.read().pathPrefixes,
        }),
        audit: store.audit,
        preferences,
        previewSettings: (bar) => previewSettings({ ...common, judge, settings: () => SETTINGS }, bar),
        allowList: createAllowList({
          store,
          read: () => judgementSettings(preferences.read()).allowList,
          write: async ({ folders, names, albumIds, personIds }) =>
            preferences.change({
              allowFolders: folders,
              allowNames: names,
              allowAlbums: albumIds,
              allowPeople: personIds,
            }),
        }),
        albums: createAlbumRoom({ ...common, rejudge: async () => {} }),
        now: () => new Date(NOW).toISOString(),
        pictures: {
          thumbnail: wishes.thumbnail ?? (async () => null),
          original: wishes.original ?? (async () => null),
        },
        webUrl: 'http://immich.local:2283',
      }),
      health: () => ({ state: 'open', message: null }),
      metrics: { token: null, figures: async () => [] },
      access: everybody(),
      configuration: {
        read: () => {
          throw new Error('The test did not say what is configured.');
        },
        change: async () => {
          throw new Error('The test did not say what a change does.');
        },
        test: async () => {
          throw new Error('The test did not say what a connection test finds.');
        },
      },
      ...wishes.rooms,
    },
    webRoot,
    basePath: '',
    allowedHosts: [],
    trustProxy: false,
    logger: null,
    requestId: () => `request-${++requests}`,
    ...wishes.options,
  });
  return {
    app,
    run,
    seeded,
    async close() {
      await app.close();
      seeded.remove();
    },
  };
}

/** Lets everybody in, as AUTH=none does. */
export function everybody(): AccessRoom {
  return {
    identify: async () => ({ account: 'local', maySetUp: true, mayAct: true, token: null }),
    enter: async () => () => {},
    isStillIn: () => true,
    describe: () => {
      throw new Error('The test did not say who is signed in.');
    },
    signIn: async () => {
      throw new Error('The test did not say what a sign-in does.');
    },
    signOut: () => {},
    signOutEverywhere: () => {},
  };
}
