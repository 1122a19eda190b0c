import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADA, BOB, type InventedImmich, startInventedImmich, userIdOf } from '../access/invented-immich.ts';
import {
  analyse,
  type Browser,
  type ServiceUnderTest,
  serviceUnderTest,
} from '../access/service-under-test.ts';

const TOKEN = 'sesame for the scraper';
let immich: InventedImmich;
let service: ServiceUnderTest;
let ada: Browser;
let bob: Browser;

beforeAll(async () => {
  immich = await startInventedImmich([ADA, BOB]);
  service = serviceUnderTest({ IMMICH_URL: immich.url, METRICS_TOKEN: TOKEN });
  await service.start();
  [ada, bob] = [service.browser(), service.browser()];
  await ada.call('POST', '/api/session', { api_key: ADA.key });
  await bob.call('POST', '/api/session', { email: BOB.email, password: BOB.password });
  await analyse(service, ada);
});
afterAll(async () => {
  await service.remove();
  await immich.close();
});

/** The values of a text in Prometheus' format, by name and labels. Throws where a line is not of that format. */
function valuesOf(text: string): Map<string, number> {
  const values = new Map<string, number>();
  for (const line of text.trimEnd().split('\n')) {
    if (/^# (HELP|TYPE) \w+ .+$/.test(line)) continue;
    const [, name = '', value = ''] =
      /^(\w+(?:\{\w+="[^"\n]*"(?:,\w+="[^"\n]*")*\})?) (\S+)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    expect(values.has(name), line).toBe(false);
    values.set(name, Number(value));
  }
  return values;
}

const scrape = (authorization: string) =>
  service.browser().call('GET', '/metrics', undefined, { authorization });

describe('/metrics', () => {
  it('tells whoever has the token what stands in all libraries', async () => {
    const { status, headers, text } = await scrape(`Bearer ${TOKEN}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const values = valuesOf(text);
    const statistics = (await ada.call('GET', '/api/statistics')).body;
    expect(statistics.total_assets).toBeGreaterThan(0);
    expect(values.get('image_cleaner_assets')).toBe(statistics.total_assets);
    const bands = ['high', 'medium', 'low'].map(
      (band) => values.get(`image_cleaner_results{band="${band}"}`) ?? NaN,
    );
    expect(bands.reduce((sum, one) => sum + one)).toBe(statistics.analyzed);
    const surest = (await ada.call('GET', '/api/results?min_confidence=0.7&limit=1')).body;
    expect(bands[0]).toBe(surest.total + surest.left_out.protected + surest.left_out.kept);
    expect(values.get('image_cleaner_runs_running')).toBe(0);
    expect(values.get('image_cleaner_last_run_finished_timestamp_seconds')).toBeGreaterThan(1e9);
    expect(values.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  });

  it('counts answers by route, in buckets that grow', async () => {
    const values = valuesOf((await scrape(`Bearer ${TOKEN}`)).text);
    const name = 'image_cleaner_http_request_duration_seconds';
    const labels = 'method="GET",route="/api/statistics",status="2xx"';
    const count = values.get(`${name}_count{${labels}}`) ?? 0;
    expect(count).toBeGreaterThan(0);
    expect(values.get(`${name}_bucket{${labels},le="+Inf"}`)).toBe(count);
    const buckets = [...values]
      .filter(([key]) => key.startsWith(`${name}_bucket{${labels}`))
      .map(([, value]) => value);
    expect(buckets.toSorted((one, other) => one - other)).toEqual(buckets);
  });

  it('is shut to everybody else', async () => {
    const stranger = service.browser();
    expect((await stranger.call('GET', '/metrics')).status).toBe(401);
    for (const wrong of ['Bearer ', `Bearer ${TOKEN}x`, TOKEN, 'Bearer null'])
      expect((await scrape(wrong)).status, wrong).toBe(401);
  });

  it('tells who is signed in of their own library only', async () => {
    const of = async (browser: Browser) => valuesOf((await browser.call('GET', '/metrics')).text);
    expect((await of(ada)).get('image_cleaner_results{band="high"}')).toBeDefined();
    expect((await of(bob)).get('image_cleaner_assets')).toBe(0);
  });

  it('names no person, no file and no secret', async () => {
    const { text } = await scrape(`Bearer ${TOKEN}`);
    const names = [...ADA.fileNames, ADA.email, ADA.key, userIdOf(ADA), TOKEN, service.folder];
    for (const name of names) expect(text).not.toContain(name);
    for (const { name, text: written } of service.files()) expect(written, name).not.toContain(TOKEN);
  });
});
