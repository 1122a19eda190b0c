import type { Category } from './category.ts';
import type { Contribution, SignalGroup } from './evidence.ts';
import type { Brick } from './score.ts';
import { speaks } from './signals/speaks.ts';

/** Log-odds below which a brick changes no percentage that a person reads. */
const NEGLIGIBLE = 0.1;

/** What the signals of a group look at, in the middle of a sentence. */
const WHERE: Readonly<Record<SignalGroup, string>> = {
  name: 'in its name',
  path: 'in its folder',
  camera: 'in its camera data',
  dimensions: 'in its size',
  file: 'in its file',
  look: 'in its looks',
  sharpness: 'in its sharpness',
  exposure: 'in its exposure',
  damage: 'of damage or of none',
  bytes: 'in its bytes',
  relations: 'in other pictures',
  people: 'in who is on it',
  immich_ml: 'in what Immich’s models say',
  library: 'in the library around it',
};

const named = (title: string, value: string) => `${title} (${value})`;

/** The bricks in words, strongest first; those of a group that hardly weigh anything are told as one. */
export function contributionsOf(category: Category, bricks: readonly Brick[]): Contribution[] {
  const slight = new Map<SignalGroup, Brick[]>();
  const told: Contribution[] = [];
  for (const brick of bricks) {
    const { group } = brick.signal.meta;
    if (Math.abs(brick.weight) >= NEGLIGIBLE) told.push(contribution(category, brick));
    else slight.set(group, [...(slight.get(group) ?? []), brick]);
  }
  for (const [group, few] of slight) {
    const [only] = few;
    told.push(few.length === 1 && only ? contribution(category, only) : together(category, group, few));
  }
  return told.sort((a, b) => b.strength - a.strength || (a.signal < b.signal ? -1 : 1));
}

function together(category: Category, group: SignalGroup, bricks: readonly Brick[]): Contribution {
  const weight = bricks.reduce((sum, brick) => sum + brick.weight, 0);
  const direction = weight > 0 ? 'for' : 'against';
  const sources = bricks.flatMap(({ finding }) =>
    finding.status === 'not_applicable' ? [] : [finding.source],
  );
  return {
    signal: `${group}: the rest`,
    group,
    category,
    direction,
    strength: Math.abs(weight),
    value: `${bricks.length} slight signs`,
    source: [...new Set(sources)].join(', '),
    text: `${bricks.length} slight signs ${WHERE[group]} together speak a little ${direction} it.`,
  };
}

function contribution(category: Category, { signal, finding, other, weight }: Brick): Contribution {
  const direction = weight > 0 ? 'for' : 'against';
  const common = { group: signal.meta.group, category, direction, strength: Math.abs(weight) } as const;
  if (finding.status !== 'found') {
    const source = finding.status === 'absent' ? finding.source : '';
    const text =
      signal.absentSentence ?? `Nothing was found of this kind: ${signal.meta.title.toLowerCase()}.`;
    return { ...common, signal: signal.meta.id, value: 'none', source, text };
  }
  if (other === null || other.finding.status !== 'found')
    return {
      ...common,
      signal: signal.meta.id,
      value: finding.value,
      source: finding.source,
      text: signal.sentence(finding, direction, category),
    };
  const value = `${finding.value}, ${other.finding.value}`;
  return {
    ...common,
    signal: `${signal.meta.id} × ${other.signal.meta.id}`,
    value,
    source:
      finding.source === other.finding.source ? finding.source : `${finding.source}, ${other.finding.source}`,
    text: speaks(
      `${named(signal.meta.title, finding.value)} together with ${named(other.signal.meta.title, other.finding.value).toLowerCase()}`,
      direction,
      category,
    ),
  };
}
