/**
 * Holds the architecture: who imports whom, file sizes, and the few words that may stand in one room
 * only. Fails when fewer modules were cruised than there are source files, because a checker that saw
 * nothing also finds nothing.
 */
import { globSync, readFileSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const MAX_LINES = 250;
const isSource = (path: string): boolean =>
  !/node_modules|\.svelte-kit|web\/build|\$app|\.test\.ts$|\.test-d\.ts$|\.d\.ts$/.test(path);
const sources = [
  'src/**/*.ts',
  'web/src/**/*.{ts,svelte}',
  'training/**/*.ts',
  'bench/**/*.ts',
  'scripts/**/*.ts',
]
  .flatMap((pattern) => globSync(pattern))
  .filter(isSource);

const complaints: string[] = [];

const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
const { output } = await cruise(
  ['src', 'web/src', 'training'],
  { ...options, outputType: 'json' },
  undefined,
  { tsConfig: extractTSConfig('./tsconfig.server.json') },
);
const result = (typeof output === 'string' ? JSON.parse(output) : output) as ICruiseResult;
for (const { rule, from, to } of result.summary.violations) complaints.push(`${rule.name}: ${from} → ${to}`);

const cruised = new Set(result.modules.map((module) => module.source));
for (const path of sources)
  if (/^(src|web\/src)\//.test(path) && !cruised.has(path)) complaints.push(`not cruised: ${path}`);

/** Words that belong to one room: [what, pattern, files that may]. */
const CONFINED: readonly [string, RegExp, RegExp][] = [
  ['only src/config reads the environment', /\bprocess\.env\b/, /^src\/config\//],
  ['a forced delete exists nowhere', /\bforce['"]?\s*:\s*true\b/, /^$/],
  [
    'the clock enters through compose.ts',
    /\bDate\.now\(\)|\bnew Date\(\)/,
    /^src\/(compose|embedded|cli|bin|analysis\/worker)/,
  ],
  ['randomness enters through compose.ts', /\bMath\.random\(\)/, /^src\/(compose|embedded)/],
];
/** A folder is named for what it holds. */
const DRAWER = /\/(utils?|helpers?|common|shared|core|lib)\//;

for (const path of sources) {
  if (DRAWER.test(path)) complaints.push(`a drawer is no room: ${path}`);
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n').length - 1;
  if (lines > MAX_LINES) complaints.push(`${lines} lines (at most ${MAX_LINES}): ${path}`);
  if (!path.startsWith('src/')) continue;
  for (const [rule, pattern, allowed] of CONFINED)
    if (pattern.test(text) && !allowed.test(path)) complaints.push(`${rule}: ${path}`);
}

for (const complaint of complaints) console.error(complaint);
console.log(
  `${cruised.size} modules cruised, ${sources.length} source files, ${complaints.length} complaints`,
);
process.exitCode = complaints.length > 0 || cruised.size < 50 ? 1 : 0;
