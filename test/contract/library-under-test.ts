import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Client,
  client,
  openFolder,
  type Reply,
  removeFolder,
  temporaryFolder,
} from '../embedded/opened.ts';
import { jpeg, png, put } from '../embedded/pictures.ts';

/** The server that is held to the contract, with pictures that the suite has put there itself. */
export interface LibraryUnderTest {
  readonly name: string;
  readonly url: string;
  readonly api: Client;
  /** Ids by file name. */
  readonly ids: Readonly<Record<FileName, string>>;
  readonly contents: Readonly<Record<FileName, Buffer>>;
  close(): Promise<void>;
}

export const fileNames = [
  'one.jpg',
  'two.jpg',
  'three.jpg',
  'turned.jpg',
  'tiny.png',
  'cut.jpg',
  'text.jpg',
] as const;
export type FileName = (typeof fileNames)[number];

/** A day of its own, so that a search by time finds what the suite made and little else. */
const day = '1973-03-0';
export const era = { takenAfter: `${day}1T00:00:00.000Z`, takenBefore: `${day}9T00:00:00.000Z` };
const takenAt = (place: number): string => `${day}${place + 1}T12:00:00.000Z`;

/** Bytes that no other run has uploaded: Immich refuses content that it holds or has in its trash. */
const draw = async (): Promise<Record<FileName, Buffer>> => {
  const seed = 2 + (randomBytes(4).readUInt32LE() % 1_000_000);
  const large = await jpeg({ width: 1200, height: 900, seed });
  return {
    'one.jpg': await jpeg({ width: 640, height: 480, seed: seed + 1 }),
    'two.jpg': await jpeg({ width: 640, height: 480, seed: seed + 2 }),
    'three.jpg': large,
    'turned.jpg': await jpeg({ width: 640, height: 480, seed: seed + 3, orientation: 6 }),
    'tiny.png': await png({ width: 64, height: 64, seed }),
    'cut.jpg': large.subarray(0, Math.floor(large.length / 2)),
    'text.jpg': Buffer.from(`no picture, ${seed}`),
  };
};

const byName = <T>(value: (name: FileName, place: number) => T): Record<FileName, T> =>
  Object.fromEntries(fileNames.map((name, place) => [name, value(name, place)])) as Record<FileName, T>;

const openEmbedded = async (): Promise<LibraryUnderTest> => {
  const [folder, cacheDir] = await Promise.all([temporaryFolder(), temporaryFolder()]);
  const contents = await draw();
  for (const [place, name] of fileNames.entries()) await put(folder, name, contents[name], takenAt(place));
  const opened = await openFolder({ folder, cacheDir });
  const { json } = await opened.api('POST', '/search/metadata', { size: 100 });
  const items = json.assets.items as { id: string; originalFileName: string }[];
  return {
    name: 'the embedded library',
    url: opened.server.url,
    api: opened.api,
    contents,
    ids: byName((name) => items.find((item) => item.originalFileName === name)?.id ?? ''),
    close: async () => {
      await opened.close();
      await Promise.all([folder, cacheDir].map(removeFolder));
    },
  };
};

const upload = async (
  url: string,
  key: string,
  name: string,
  content: Buffer,
  at: string,
): Promise<string> => {
  const form = new FormData();
  form.set('assetData', new Blob([new Uint8Array(content)]), name);
  form.set('fileCreatedAt', at);
  form.set('fileModifiedAt', at);
  // Needed before Immich 3.
  form.set('deviceAssetId', `contract-${name}-${at}-${content.length}`);
  form.set('deviceId', 'contract-suite');
  const response = await fetch(`${url}/assets`, {
    method: 'POST',
    headers: { 'x-api-key': key },
    body: form,
  });
  const { id } = (await response.json()) as { id?: string };
  if (response.status !== 201 || id === undefined)
    throw new Error(`Uploading ${name} answered ${response.status}`);
  return id;
};

const untilThumbnail = async (api: Client, id: string): Promise<Reply> => {
  for (let tries = 0; tries < 120; tries += 1) {
    const reply = await api('GET', `/assets/${id}/thumbnail`);
    if (reply.status === 200) return reply;
    await wait(1000);
  }
  throw new Error('Immich made no thumbnail within two minutes: are its jobs paused?');
};

/** The trash is the only place where a test's pictures go: nothing is deleted for good. */
const openReal = async (url: string, key: string): Promise<LibraryUnderTest> => {
  const api = client(url.replace(/\/+$/, ''), key);
  const contents = await draw();
  const ids: Partial<Record<FileName, string>> = {};
  for (const [place, name] of fileNames.entries())
    ids[name] = await upload(url, key, name, contents[name], takenAt(place));
  const made = byName((name) => ids[name] ?? '');
  for (const name of ['one.jpg', 'two.jpg', 'three.jpg', 'turned.jpg', 'tiny.png'] as const)
    await untilThumbnail(api, made[name]);
  return {
    name: url,
    url,
    api,
    ids: made,
    contents,
    close: async () => {
      await api('DELETE', '/assets', { ids: Object.values(made) });
    },
  };
};

/** The server of IMMICH_TEST_URL where it is set, else the embedded library over a folder. */
export const openLibraryUnderTest = (): Promise<LibraryUnderTest> => {
  const { IMMICH_TEST_URL: url, IMMICH_TEST_KEY: key } = process.env;
  return url && key ? openReal(url, key) : openEmbedded();
};
