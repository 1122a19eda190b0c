import { Agent, request } from 'undici';

/** What the same machine can do at best: the same requests, the answers thrown away. */
interface BarePage {
  readonly assets: {
    readonly items: readonly { readonly id: string; readonly fileCreatedAt: string }[];
    readonly nextPage: string | null;
  };
}

/** Pages by keyset as the client does, timeline and archive, and reads the JSON, nothing else. Seconds; the best of some. */
export async function bareCatalogue(url: string, key: string, times = 3): Promise<number> {
  const seconds: number[] = [];
  for (let time = 0; time < times; time++) {
    const started = performance.now();
    await eachPage(url, key, () => undefined);
    seconds.push((performance.now() - started) / 1000);
  }
  return Math.min(...seconds);
}

/** Downloads thumbnails on keep-alive sockets. The best of some numbers of connections, thumbnails a second. */
export async function bareThumbnails(url: string, key: string, count: number): Promise<number> {
  const ids: string[] = [];
  await eachPage(url, key, ({ assets }) => {
    for (const { id } of assets.items) ids.push(id);
    return ids.length >= count;
  });
  const rates: number[] = [];
  for (const connections of [4, 8, 16]) {
    const dispatcher = new Agent({ connections });
    const wanted = ids.slice(0, count).values();
    const started = performance.now();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (const id of wanted) {
          const path = `${url}/assets/${id}/thumbnail?size=thumbnail`;
          const { body } = await request(path, { dispatcher, headers: { 'x-api-key': key } });
          await body.arrayBuffer();
        }
      }),
    );
    rates.push((Math.min(count, ids.length) * 1000) / (performance.now() - started));
    await dispatcher.close();
  }
  return Math.max(...rates);
}

/** One kept-alive socket and one parse of the whole body: `fetch` and its streams would take longer. */
async function eachPage(url: string, key: string, each: (page: BarePage) => boolean | undefined) {
  const dispatcher = new Agent({ connections: 1 });
  try {
    for (const visibility of ['timeline', 'archive'] as const) {
      let takenAfter: string | undefined;
      for (let page = 1; ; ) {
        const wanted = { order: 'asc', size: 1000, page, withExif: true, withPeople: true, takenAfter };
        const { body } = await request(`${url}/search/metadata`, {
          dispatcher,
          method: 'POST',
          headers: { 'x-api-key': key, 'content-type': 'application/json' },
          body: JSON.stringify({ visibility, ...wanted }),
        });
        const read = JSON.parse(await body.text()) as BarePage;
        if (each(read) === true) return;
        const last = read.assets.items.at(-1)?.fileCreatedAt;
        if (last === undefined || read.assets.nextPage === null) break;
        page = last === takenAfter ? page + 1 : 1;
        takenAfter = last;
      }
    }
  } finally {
    await dispatcher.close();
  }
}
