/**
 * How quick the web app and the API behind it are on a large library, in a real browser. A table, one run:
 * `npm run bench:web`. `--data-dir` keeps the analysed library for the next time.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAnswers } from './answers.ts';
import { startLargeService } from './large-service.ts';
import { measureScreens } from './screens.ts';

const { values } = parseArgs({
  options: { assets: { type: 'string', default: '200000' }, 'data-dir': { type: 'string' } },
});
const HELD_MS = 50;

const row = (name: string, value: string, isMet = true, floor = ''): void =>
  console.log(`  ${name.padEnd(52)} ${value.padStart(22)}  ${isMet ? floor : `missed (${floor})`}`);
const ms = (value: number): string => `${value.toFixed(0)} ms`;
const below = (name: string, value: number, floor: number, unit: string): void =>
  row(name, `${value.toFixed(0)} ${unit}`, value <= floor, `at most ${floor} ${unit}`);

const service = await startLargeService(Number(values.assets), values['data-dir'] ?? null);
try {
  const screens = await measureScreens(service.url);
  console.log(`${values.assets} assets, load average ${loadavg()[0]?.toFixed(1)}`);
  below('JavaScript of the first screen, gzipped', screens.script, 250, 'KB');
  below('first paint of the grid after the answer', screens.firstPaint, 300, 'ms');
  below('filter change to painted result, API included', screens.filterToPaint, 400, 'ms');
  row('of it in the browser', ms(screens.filterOfBrowser));
  below(`nodes at most, in ${screens.jumps} jumps`, screens.nodes, 3_000, 'nodes');
  row('tasks above 50 ms in them', `${screens.longTasks}, longest ${ms(screens.longest)}`);
  row('heap before and after them', `${screens.heapBefore.toFixed(1)} → ${screens.heapAfter.toFixed(1)} MB`);
  console.log('\nanswers: the first time, again, and for how long nobody else was served at most');
  for await (const { name, first, again, held } of measureAnswers(service))
    row(name, `${ms(first)}, ${ms(again)}, ${ms(held)}`, held <= HELD_MS, `at most ${HELD_MS} ms held`);
} finally {
  await service.stop();
}
