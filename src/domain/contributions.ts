import type { Category } from './category.ts';
import type { Contribution, SignalGroup } from './evidence.ts';
import type { Brick } from './score.ts';

/** Log-odds below which a brick changes no percentage that a person reads. */
const NEGLIGIBLE = 0.1;

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
    text: `${bricks.length} slight signs together speak a little ${direction} it.`,
  };
}

function contribution(category: Category, { signal, finding, other, weight }: Brick): Contribution {
  const direction = weight > 0 ? 'for' : 'against';
  const common = { group: signal.meta.group, category, direction, strength: Math.abs(weight) } as const;
  if (finding.status !== 'found') {
    const source = finding.status === 'absent' ? finding.source : '';
    const text = signal.absentSentence ?? `${signal.meta.title}: nothing of the kind was found.`;
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
    text: `${signal.meta.title} and ${other.signal.meta.title.toLowerCase()} (${value}): together ${direction === 'for' ? 'unusual for a photo worth keeping' : 'as in photos worth keeping'}.`,
  };
}
