import { z } from 'zod';

type Mistake = Parameters<z.core.$ZodErrorMap>[0];

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const SHAPES: Readonly<Record<string, string>> = {
  guid: 'an id such as 5821c247-1b90-4f46-bb39-301dddb0f112',
  uuid: 'an id such as 5821c247-1b90-4f46-bb39-301dddb0f112',
  datetime: 'a time such as 2026-11-22T09:55:30Z',
  url: 'an address such as http://192.168.1.10:2283',
  email: 'an e-mail address',
};

/**
 * What a field must look like, in words that follow its name (`limit: must be at most 500`), where the schema
 * itself says nothing about it. The library's own words are for whoever writes schemas, not for who sends requests.
 */
const plainWords: z.core.$ZodErrorMap = (mistake) => {
  switch (mistake.code) {
    case 'invalid_type':
      return missing(mistake, KINDS[mistake.expected] ?? mistake.expected);
    case 'invalid_value':
      return missing(mistake, `${mistake.values.length > 1 ? 'one of ' : ''}${mistake.values.join(', ')}`);
    case 'invalid_format':
      return `must be ${SHAPES[mistake.format] ?? 'written otherwise'}`;
    case 'too_small':
      return Number(mistake.minimum) === 1 && isCounted(mistake.origin)
        ? 'must not be empty'
        : `must ${limit(mistake.origin, mistake.inclusive === false ? 'more than' : 'at least', mistake.minimum)}`;
    case 'too_big':
      return `must ${limit(mistake.origin, mistake.inclusive === false ? 'less than' : 'at most', mistake.maximum)}`;
    case 'unrecognized_keys':
      return `has no field called ${mistake.keys.join(', ')}: check the spelling`;
    case 'invalid_union':
      return alternatives(mistake);
    default:
      return undefined;
  }
};

/** Has every schema of this process answer in {@link plainWords}, but where it has words of its own. */
export function speakPlainly(): void {
  z.config({ customError: plainWords });
}

function missing({ input }: Mistake, wanted: string): string {
  return input === undefined ? `is missing: it must be ${wanted}` : `must be ${wanted}`;
}

function isCounted(origin: string): boolean {
  return origin === 'string' || origin === 'array';
}

function limit(origin: string, word: string, bound: number | bigint): string {
  if (origin === 'string') return `have ${word} ${bound} characters`;
  if (origin === 'array') return `have ${word} ${bound} entries`;
  return `be ${word} ${bound}`;
}

function alternatives(mistake: Extract<Mistake, { code: 'invalid_union' }>): string {
  if (mistake.input === undefined) return 'is missing';
  const each = mistake.errors.map((issues) =>
    issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' ')).join(' and '),
  );
  return each.length === 0
    ? 'is none of the forms that it can have'
    : `fits none of its forms: ${[...new Set(each)].join('; or ')}`;
}
