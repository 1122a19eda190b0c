/**
 * A sentence of the service with `{}` for what changes in it, or `{=}` for what is nobody's words (a file name), and
 * the same in another language, with `{}` for either.
 */
export type Phrase = readonly [english: string, translated: string];

/** What a language needs for the sentences of evidence, which the service writes in English. */
export interface Phrases {
  /** Whole sentences. */
  readonly sentences: readonly Phrase[];
  /** What comes before ", which speaks for …". */
  readonly facts: readonly Phrase[];
  /** Names of signals, as two of them are told together. */
  readonly titles: readonly Phrase[];
  /** What stands in the gaps of all others: measured values in words. `{}` is a number or a percentage here. */
  readonly values: readonly Phrase[];
  /** A fact and what it speaks for: `{}` for both. */
  readonly speaksFor: string;
  readonly speaksAgainst: string;
  /** "a screenshot", "a copy" …, as they stand after "for" and "against". */
  readonly pictures: readonly Phrase[];
  /** Two signals together: `{}` for each. */
  readonly together: string;
  /** What stands before the fraction of a number. */
  readonly decimalSign: string;
}

const SPEAKS = /^(.+), which speaks (for|against) (.+)\.$/s;
/** In a measured value. */
const NUMBER = '([\\d.,]+(?: %)?)';
const DECIMAL = /^(\d+)\.(\d+(?: %)?)$/;
const TOGETHER = /^(.+) \((.+)\) together with (.+) \((.+)\)$/s;

/** Says in another language what the service says in English; what is not known stays as it is. */
export function translator(phrases: Phrases): (sentence: string) => string {
  const sentences = phrases.sentences.map((phrase) => compiled(phrase));
  const facts = phrases.facts.map((phrase) => compiled(phrase));
  const values = phrases.values.map((phrase) => compiled(phrase, NUMBER));
  const titles = new Map(phrases.titles.map(([english, other]) => [english.toLowerCase(), other]));
  const pictures = new Map(phrases.pictures);

  const number = (text: string): string => text.replace(DECIMAL, `$1${phrases.decimalSign}$2`);
  const value = (text: string): string => said(values, text, number) ?? number(text);
  const fact = (text: string): string | null => {
    const [, first, one = '', second, two = ''] = TOGETHER.exec(text) ?? [];
    const [a, b] = [titles.get(first?.toLowerCase() ?? ''), titles.get(second ?? '')];
    if (a !== undefined && b !== undefined)
      return filled(phrases.together, [`${a} (${value(one)})`, `${b} (${value(two)})`]);
    return said(facts, text, value);
  };

  function whole(sentence: string): string | null {
    const [, stated, direction, picture = ''] = SPEAKS.exec(sentence) ?? [];
    const [what, whose] = [fact(stated ?? ''), pictures.get(picture)];
    if (what === null || whose === undefined) return said(sentences, sentence, inGap);
    const other = filled(direction === 'for' ? phrases.speaksFor : phrases.speaksAgainst, [what, whose]);
    return other.charAt(0).toUpperCase() + other.slice(1);
  }

  /** Some sentences repeat another one, without its full stop. */
  function inGap(text: string): string {
    return whole(`${text}.`)?.replace(/\.$/, '') ?? value(text);
  }

  return (sentence) => whole(sentence) ?? value(sentence);
}

/** A phrase, ready to be looked for. */
export interface Compiled {
  readonly form: RegExp;
  /** Of each gap: to be taken as it is. */
  readonly verbatim: readonly boolean[];
  readonly translated: string;
}

export function compiled([english, translated]: Phrase, gap = '(.+?)'): Compiled {
  const gaps = english.match(/\{=?\}/g) ?? [];
  const form = english
    .split(/\{=?\}/)
    .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join(gap);
  return { form: new RegExp(`^${form}$`, 's'), verbatim: gaps.map((gap) => gap === '{=}'), translated };
}

/** The first phrase that `text` is, in the other language, `gap` saying what stands in its gaps; null: none. */
export function said(
  phrases: readonly Compiled[],
  text: string,
  gap: (inner: string) => string,
): string | null {
  for (const { form, verbatim, translated } of phrases) {
    const match = form.exec(text);
    if (match === null) continue;
    return filled(
      translated,
      match.slice(1).map((inner, at) => (verbatim[at] ? inner : gap(inner))),
    );
  }
  return null;
}

/** What is filled in may itself hold anything, so that it is never looked at again. */
function filled(form: string, parts: readonly string[]): string {
  return form
    .split('{}')
    .map((piece, at) => (at === 0 ? piece : (parts[at - 1] ?? '') + piece))
    .join('');
}
