import { SIGNAL_GROUPS, type SignalGroup } from '../../src/domain/evidence.ts';
import { SIGNALS } from '../../src/domain/signals/index.ts';
import type { SignalCost } from '../../src/domain/signals/signal.ts';

const GROUPS: Readonly<Record<SignalGroup, string>> = {
  name: 'The file name',
  path: 'The folder',
  camera: 'Camera data',
  dimensions: 'Size in pixels',
  file: 'The file',
  look: 'How it looks',
  sharpness: 'Sharpness',
  exposure: 'Exposure',
  damage: 'Damage',
  bytes: 'Bytes of the original',
  relations: 'Other assets',
  people: 'People',
  immich_ml: 'What Immich’s models say',
  library: 'The library as a whole',
};

const COSTS: Readonly<Record<SignalCost, string>> = {
  metadata: 'metadata',
  pixels: 'thumbnail',
  bytes: 'a few bytes of the original',
  relations: 'other assets',
  ml: 'Immich’s models',
};

/** Every detector in the words of its own `meta`. */
export function signals(): string {
  const groups = SIGNAL_GROUPS.map((group) => ({
    group,
    members: SIGNALS.filter(({ meta }) => meta.group === group),
  })).filter(({ members }) => members.length > 0);
  return [
    '# Signals',
    '',
    '<!-- Made from src/domain/signals by `npm run docs`; change it there. -->',
    '',
    `A signal is one detector; there are ${SIGNALS.length}. Each says what it found, that it found nothing, or that it`,
    'could not know; what that is worth stands in the policy, which is fitted on labelled images. Signals of one',
    'group stand for one fact, so a group has a ceiling. A recommendation needs two groups, or one proof in the bytes.',
    '',
    ...groups.flatMap(({ group, members }) => [
      `## ${GROUPS[group]}`,
      '',
      ...members.flatMap(({ meta }) => [
        `### ${meta.title}`,
        '',
        `\`${meta.id}\`, read from: ${COSTS[meta.cost]}`,
        '',
        `- **Looks for:** ${meta.looksFor}`,
        `- **Where that comes from:** ${meta.source}`,
        `- **Wrong when:** ${meta.wrongWhen}`,
        '',
      ]),
    ]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}
