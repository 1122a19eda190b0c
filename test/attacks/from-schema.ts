import fc from 'fast-check';
import type { DescribedApi, Schema } from './described-routes.ts';

/** What a careless or hostile program sends instead of what is asked for. */
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '../../../etc/passwd',
    '%2e%2e%2f',
    "' OR 1=1 --",
    '<img src=x onerror=alert(1)>',
    '=cmd()',
    '\u0000',
    '\ud800',
    'a'.repeat(5_000),
    Number.MAX_SAFE_INTEGER,
    -1,
    1e308,
    0.1,
  ),
);

/** Values that mostly fit a schema, and now and then not. Ids in `known` make some of them hit something. */
export function fromSchema(
  schema: Schema,
  api: DescribedApi,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: fitting(schema, api, known) }, { weight: 1, arbitrary: junk });
}

function fitting(schema: Schema, api: DescribedApi, known: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fitting(api.schema(schema.$ref), api, known);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => fromSchema(one, api, known)));
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'string':
      return text(schema, known);
    case 'integer':
      return fc.integer({ min: whole(schema.minimum, -10), max: whole(schema.maximum, 1_000) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -10, max: schema.maximum ?? 1_000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}, api, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(3, schema.minItems ?? 0),
      });
    case 'object':
      return object(schema, api, known);
    default:
      return junk;
  }
}

function text(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid' || schema.format === 'guid' || /\[0-9a-fA-F\]\{8\}/.test(schema.pattern ?? ''))
    return fc.oneof(fc.uuid(), fc.constantFrom(...known));
  if (schema.format === 'date-time')
    return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  return fc.oneof(
    fc.string({ unit: 'binary', minLength: schema.minLength ?? 0, maxLength: 60 }),
    fc.webUrl(),
  );
}

function object(schema: Schema, api: DescribedApi, known: readonly string[]): fc.Arbitrary<unknown> {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, one]) => [name, fromSchema(one, api, known)]),
  );
  return fc.record(properties, { requiredKeys: [...(schema.required ?? [])] });
}

function whole(limit: number | undefined, otherwise: number): number {
  return Math.trunc(Math.max(-2_147_483_648, Math.min(2_147_483_647, limit ?? otherwise)));
}
