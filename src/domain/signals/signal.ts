import type { Category } from '../category.ts';
import type { Finding, SignalGroup } from '../evidence.ts';
import type { Inspection } from '../inspection.ts';

/** What has to be fetched before a signal can say anything: the rungs of the cost ladder. */
export type SignalCost = 'metadata' | 'pixels' | 'bytes' | 'relations' | 'ml';

/** What a signal is, for people: documentation and screens are made from it. */
export interface SignalMeta {
  readonly id: string;
  readonly title: string;
  readonly looksFor: string;
  /** Where the rule or the number comes from. */
  readonly source: string;
  readonly wrongWhen: string;
  readonly group: SignalGroup;
  readonly cost: SignalCost;
}

export type Found = Extract<Finding, { status: 'found' }>;

/**
 * One detector. `inspect` says what it sees; what that is worth stands in the policy. `sentence` puts one
 * finding into words, depending on whether it weighs for or against.
 */
export interface Signal {
  readonly meta: SignalMeta;
  inspect(at: Inspection): Finding;
  sentence(found: Found, direction: 'for' | 'against', category: Category): string;
  /** Words for `absent`, where a policy gives that a weight. */
  readonly absentSentence?: string;
}

export const NOT_APPLICABLE: Finding = { status: 'not_applicable' };

/** A finding that has a level and no number. */
export function found(level: string, value: string, source: string): Found {
  return { status: 'found', level, value, source };
}

/** A finding whose weight is a curve over `amount`. */
export function measured(amount: number, value: string, source: string): Found {
  return { status: 'found', level: 'measured', value, source, amount };
}

export function absent(source: string): Finding {
  return { status: 'absent', source };
}
