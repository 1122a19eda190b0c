import type { ByteMeasurements } from '../domain/measurements.ts';
import type { NameLayouts } from './name-layouts.ts';

type Facts = ByteMeasurements['facts'];

/** Turns the facts of a file's bytes into text and back: the values alone, which are a third of it. */
export interface ByteFactRows {
  encode(facts: Facts): string;
  decode(text: string): Facts;
}

export function createByteFactRows(layouts: NameLayouts): ByteFactRows {
  return {
    encode(facts) {
      const names = Object.keys(facts);
      return JSON.stringify([layouts.keyOf(names), ...names.map((name) => facts[name])]);
    },
    decode(text) {
      const stored: Facts | [number, ...Facts[string][]] = JSON.parse(text);
      // Libraries of the first versions hold names and values.
      if (!Array.isArray(stored)) return stored;
      const [layout, ...values] = stored;
      return Object.fromEntries(layouts.namesOf(layout).map((name, at) => [name, values[at] ?? null]));
    },
  };
}
