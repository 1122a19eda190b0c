import type { SignalGroup } from '../evidence.ts';
import { measured, NOT_APPLICABLE, type Signal } from './signal.ts';
import { speaks } from './speaks.ts';

export interface FigureSignal {
  readonly id: string;
  /** Its name in the pixel measurements. */
  readonly figure: string;
  readonly title: string;
  readonly looksFor: string;
  readonly wrongWhen: string;
  readonly group: SignalGroup;
  readonly value: (amount: number) => string;
  /** The beginning of a sentence that states what was seen. */
  readonly fact: (value: string) => string;
}

/** A signal that hands one figure of the thumbnail to a fitted curve. */
export function figureSignal({
  id,
  figure,
  title,
  looksFor,
  wrongWhen,
  group,
  value,
  fact,
}: FigureSignal): Signal {
  return {
    meta: {
      id,
      title,
      looksFor,
      source: `Fitted on labelled images; figure “${figure}” of the thumbnail.`,
      wrongWhen,
      group,
      cost: 'pixels',
    },
    inspect({ pixels }) {
      const amount = pixels?.figures[figure];
      return amount === undefined ? NOT_APPLICABLE : measured(amount, value(amount), 'thumbnail');
    },
    sentence: ({ value: seen }, direction, category) => speaks(fact(seen), direction, category),
  };
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const perHundred = (share: number): string => (share * 100).toPrecision(2);
export const number = (amount: number): string =>
  Math.abs(amount) >= 100 ? amount.toFixed(0) : amount.toPrecision(2);
export const powerOfTwo = (exponent: number): string => Math.max(1, 2 ** exponent - 1).toFixed(0);
