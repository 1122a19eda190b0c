import { compiled, type Phrase, said } from './phrases.ts';

/** Where a sentence may have ended: the next one begins. */
const BOUNDARY = /[.?!)] (?=[\p{Lu}“"])/gu;
/** How the service names what was sent to it: `settings.path_prefixes.0.from`. */
const FIELD = /^[a-z_]+(?:\.[a-z_\d]+)*$/;

/**
 * Says in another language what the service says in English about connections, analyses, plans and requests: one or
 * more sentences, lists of them, and whatever stands in their gaps. What is not known stays as it is.
 */
export function reader(phrases: readonly Phrase[]): (message: string) => string {
  const known = phrases.map((phrase) => compiled(phrase));
  const told = (text: string): string | null => said(known, text, inGap);

  /** The shortest beginning that is known, then the rest. */
  function message(text: string): string {
    const ends = [...text.matchAll(BOUNDARY)].map(({ index }) => index + 1);
    for (const end of ends) {
      const first = told(text.slice(0, end));
      if (first !== null) return `${first} ${message(text.slice(end + 1))}`;
    }
    const whole = list(text, '; ') ?? told(text);
    if (whole !== null) return whole;
    const [end] = ends;
    return end === undefined ? text : `${text.slice(0, end)} ${message(text.slice(end + 1))}`;
  }

  function inGap(text: string): string {
    return list(text, ', ') ?? field(text) ?? message(text);
  }

  /** Only where each part is known: a comma may stand in a name. */
  function list(text: string, comma: string): string | null {
    const parts = text.split(comma).map((part) => told(part));
    return parts.length > 1 && parts.every((part) => part !== null) ? parts.join(comma) : null;
  }

  /** Its place in a list says nothing to a person. */
  function field(text: string): string | null {
    if (!FIELD.test(text)) return null;
    const names = text.split('.').filter((part) => !/^\d+$/.test(part));
    return names.length === 1 ? null : names.map((name) => told(name) ?? name).join(' › ');
  }

  return message;
}
