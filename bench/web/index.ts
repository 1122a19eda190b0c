/**
 * How quick the web app and the API behind it are on a large library, in a real browser. A table, one run:
 * `npm run bench:web`. `--data-dir` keeps the analysed library for the next time; `--write` puts the table
 * into docs/web-app.md.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAnswers } from './answers.ts';
import { startLargeService } from './large-service.ts';
import { writeReport } from './report.ts';
import { measureScreens } from './screens.ts';

const { values } = parseArgs({
  options: {
    assets: { type: 'string', default: '200000' },
    'data-dir': { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const HELD_MS = 50;

const screenRows: string[][] = [];
const answerRows: string[][] = [];

function row(rows: string[][], name: string, figures: readonly string[], isMet = true, floor = ''): void {
  const standing = floor === '' ? '' : isMet ? 'kept' : '**missed**';
  rows.push([name, ...figures, floor, standing]);
  console.log(
    `  ${name.padEnd(52)} ${figures.join(', ').padStart(22)}  ${isMet ? floor : `missed (${floor})`}`,
  );
}
const ms = (value: number): string => `${value.toFixed(0)} ms`;
const screen = (name: string, figure: string): void => row(screenRows, name, [figure]);
const below = (name: string, value: number, floor: number, unit: string): void =>
  row(screenRows, name, [`${value.toFixed(0)} ${unit}`], value <= floor, `at most ${floor} ${unit}`);

const service = await startLargeService(Number(values.assets), values['data-dir'] ?? null);
try {
  const screens = await measureScreens(service.url);
  console.log(`${service.analyzed} assets, load average ${loadavg()[0]?.toFixed(1)}`);
  below('JavaScript of the first screen, gzipped', screens.script, 250, 'KB');
  below('first paint of the grid after the answer', screens.firstPaint, 300, 'ms');
  below('filter change to painted result, API included', screens.filterToPaint, 400, 'ms');
  screen('of it in the browser', ms(screens.filterOfBrowser));
  below(`nodes at most, in ${screens.jumps} jumps`, screens.nodes, 3_000, 'nodes');
  screen('tasks above 50 ms in them', `${screens.longTasks}, longest ${ms(screens.longest)}`);
  screen(
    'heap before and after them',
    `${screens.heapBefore.toFixed(1)} → ${screens.heapAfter.toFixed(1)} MB`,
  );
  console.log('\nanswers: the first time, again, and for how long nobody else was served at most');
  for await (const { name, first, again, held } of measureAnswers(service))
    row(answerRows, name, [first, again, held].map(ms), held <= HELD_MS, `at most ${HELD_MS} ms held`);
  if (values.write)
    writeReport({
      assets: service.analyzed,
      load: loadavg()[1] ?? 0,
      screens: screenRows,
      answers: answerRows,
    });
} finally {
  await service.stop();
}
