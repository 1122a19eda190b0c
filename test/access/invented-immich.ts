import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { type Catalogue, type EmbeddedAsset, emptyExif } from '../../src/embedded/catalogue.ts';
import { type EmbeddedApiKey, type EmbeddedServer, startEmbeddedServer } from '../../src/embedded/server.ts';
import { stableId } from '../../src/embedded/stable-id.ts';
import { PERMISSIONS } from '../../src/immich/permissions.ts';

/** Somebody with an account at the invented Immich. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly key: string;
  readonly fileNames: readonly string[];
  /** What the server says is the thumbnail of the `at`th asset; a plain one without it. */
  readonly picture?: (at: number) => { readonly bytes: Buffer; readonly contentType: string };
}

export const ADA: Person = {
  name: 'Ada',
  email: 'ada@example.org',
  password: 'ada-has-a-password',
  key: 'sesame-ada-whole-key',
  fileNames: ['Screenshot_20240912-064012_WhatsApp.png', 'ada-on-the-beach.jpg', 'ada-favicon.png'],
};
export const BOB: Person = {
  name: 'Bob',
  email: 'bob@example.org',
  password: 'bob-has-another',
  key: 'sesame-bob-whole-key',
  fileNames: ['Screenshot_20240101-120000_Signal.png', 'bob-in-the-garden.jpg'],
};

/** Ada's further keys: one that may only look, one that may not even do that. */
export const LOOKING_KEY = 'sesame-ada-looking-key';
export const POOR_KEY = 'sesame-ada-poor-key';

export interface InventedImmich {
  readonly url: string;
  /** Its second name, for somebody who moves the server. */
  readonly otherUrl: string;
  /** While true, connections are cut. */
  away: boolean;
  /** Path and headers of every request so far. */
  readonly requests: readonly { readonly method: string; readonly path: string; readonly headers: string }[];
  close(): Promise<void>;
}

/** One Immich with several accounts: a door in front of one embedded server for each. */
export async function startInventedImmich(people: readonly Person[]): Promise<InventedImmich> {
  const picture = await sharp({ create: { width: 250, height: 540, channels: 3, background: '#fafafa' } })
    .webp()
    .toBuffer();
  const servers = new Map<Person, EmbeddedServer>();
  for (const person of people)
    servers.set(
      person,
      await startEmbeddedServer({
        catalogue: catalogueOf(person, picture),
        password: person.password,
        apiKeys: keysOf(person),
      }),
    );
  const [first] = people;
  if (first === undefined) throw new Error('Nobody has an account.');
  const owners = new Map<string, Person>(
    people.flatMap((person) => keysOf(person).map(({ key }) => [key, person] as const)),
  );
  const requests: { method: string; path: string; headers: string }[] = [];

  const whoAsks = (incoming: IncomingMessage, body: Buffer): Person => {
    const bearer = incoming.headers.authorization?.replace('Bearer ', '');
    const key = String(incoming.headers['x-api-key'] ?? bearer ?? '');
    const byMail = people.find(({ email }) => body.includes(`"email":"${email}"`));
    return owners.get(key) ?? byMail ?? first;
  };

  const forward = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/' } = incoming;
    requests.push({ method, path, headers: JSON.stringify(incoming.headers) });
    if (immich.away) return void incoming.socket.destroy();
    const body = await whole(incoming);
    const person = whoAsks(incoming, body);
    const port = servers.get(person)?.port;
    const sent = request({ port, method, path, headers: incoming.headers, host: '127.0.0.1' });
    sent.on('error', () => outgoing.destroy());
    sent.on('response', async (answer) => {
      const bytes = await whole(answer);
      for (const secret of secretsIn(bytes)) owners.set(secret, person);
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(bytes);
    });
    sent.end(body);
  };
  const doors = [createServer((i, o) => void forward(i, o)), createServer((i, o) => void forward(i, o))];
  for (const door of doors) await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const addresses = doors.map((door) => `http://127.0.0.1:${(door.address() as AddressInfo).port}/api`);

  const immich: InventedImmich = {
    url: addresses[0] ?? '',
    otherUrl: addresses[1] ?? '',
    away: false,
    requests,
    async close() {
      for (const door of doors) {
        door.closeAllConnections();
        await new Promise((resolve) => door.close(resolve));
      }
      for (const server of servers.values()) await server.close();
    },
  };
  return immich;
}

/** Keys and tokens that the server has just given out belong to whom it answered. */
function secretsIn(bytes: Buffer): string[] {
  return [...bytes.toString('latin1').matchAll(/"(?:secret|accessToken)":"([^"]+)"/g)].map(
    ([, secret]) => secret ?? '',
  );
}

async function whole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function keysOf(person: Person): EmbeddedApiKey[] {
  const looking = PERMISSIONS.filter(({ neededFor }) => neededFor !== 'act').map(({ name }) => name);
  const whole = { name: 'whole', key: person.key, permissions: ['all'] };
  if (person.name !== ADA.name) return [whole];
  return [
    whole,
    { name: 'looking', key: LOOKING_KEY, permissions: looking },
    { name: 'poor', key: POOR_KEY, permissions: ['asset.read', 'user.read'] },
  ];
}

/** The `at`th asset of a person. */
export function assetIdOf(person: Person, at: number): string {
  return stableId(person.email, `asset ${at}`);
}

export function userIdOf(person: Person): string {
  return stableId(person.email, 'owner');
}

function catalogueOf(person: Person, picture: Buffer): Catalogue {
  const assets = person.fileNames.map((name, at) => asset(person, name, at));
  const { name, email } = person;
  return {
    owner: { id: userIdOf(person), name, email, createdAt: isoOf(0) },
    *walk({ order, from, to }) {
      for (const one of order === 'asc' ? assets : assets.toReversed()) {
        if (from !== undefined && one.fileCreatedAt < from) continue;
        if (to !== undefined && one.fileCreatedAt > to) continue;
        yield one;
      }
    },
    asset: (id) => assets.find((one) => one.id === id),
    image: async (one) => ({
      ...(person.picture?.(assets.indexOf(one)) ?? { bytes: picture, contentType: 'image/webp' }),
      modifiedAt: new Date(0),
    }),
    original: async (one) => {
      const content = Buffer.from(one.originalFileName);
      return {
        size: content.length,
        modifiedAt: new Date(0),
        read: (start, end) => Readable.from([content.subarray(start, end + 1)]),
      };
    },
  };
}

function asset(person: Person, originalFileName: string, at: number): EmbeddedAsset {
  return {
    id: assetIdOf(person, at),
    type: 'IMAGE',
    originalPath: `/photos/${person.name}/${at}`,
    originalFileName,
    originalMimeType: originalFileName.endsWith('.png') ? 'image/png' : 'image/jpeg',
    checksum: createHash('sha1').update(`${person.email} ${at}`).digest('base64'),
    thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
    fileCreatedAt: isoOf(at),
    fileModifiedAt: isoOf(at),
    localDateTime: isoOf(at),
    createdAt: isoOf(at),
    updatedAt: isoOf(at),
    width: 1080,
    height: 2400,
    durationMs: null,
    exif: { ...emptyExif, fileSizeInByte: 300_000 },
  };
}

function isoOf(minutes: number): string {
  return new Date(Date.UTC(2023, 0, 1, 0, minutes)).toISOString();
}
