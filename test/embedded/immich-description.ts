import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** Captured answers and descriptions of a real server; they are not part of the project. */
const folder = join(import.meta.dirname, '../../../shared/immich-api');

export const hasDescription = existsSync(join(folder, 'openapi-3.1.0.json'));

interface Operation {
  readonly responses: Record<
    string,
    { readonly content?: { readonly 'application/json'?: { readonly schema: object } } }
  >;
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

export const sample = (name: string): unknown => read(`samples/${name}.json`);

/** Validators of answers by Immich's own OpenAPI description. */
export const describedBy = () => {
  const description = read('openapi-3.1.0.json') as {
    readonly paths: Record<string, Record<string, Operation>>;
  };
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(withNullable(description) as object, 'immich');
  const compiled = new Map<string, ValidateFunction>();
  /** Errors of an answer, empty when it is as described. `path` as in the description: `/assets/{id}`. */
  return (method: string, path: string, status: number, body: unknown): string[] => {
    const operation = description.paths[path]?.[method.toLowerCase()];
    if (!operation) return [`${method} ${path} is not described`];
    const response = operation.responses[String(status)];
    if (!response) return [`${method} ${path} is not described to answer ${status}`];
    if (!response.content?.['application/json']) return body === undefined ? [] : ['no body is described'];
    const pointer = `immich#/paths/${encode(path)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: pointer });
    compiled.set(pointer, validate);
    return validate(body) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
  };
};

const encode = (path: string): string => encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'));

/** OpenAPI 3.0 says `nullable: true` where JSON Schema says type null. */
const withNullable = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withNullable);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Record<string, unknown>;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withNullable(value)]));
  return nullable === true ? { anyOf: [inner, { type: 'null' }] } : inner;
};

/** The keys of a JSON value, those of list items under `[]`: two answers of one shape have the same. */
export const shapeOf = (value: unknown, at = ''): string[] => {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => shapeOf(item, `${at}[]`)))];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${at}.${key}`, ...shapeOf(inner, `${at}.${key}`)]);
};
