import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startAnalysis } from './analysis.ts';
import { decide, markForDeletion } from './decisions.ts';
import { speakPlainly } from './plain-words.ts';
import { resultsQuery } from './results.ts';
import { signIn } from './session.ts';
import { planId } from './vocabulary.ts';

const { customError } = z.config();
beforeAll(speakPlainly);
afterAll(() => void z.config({ customError }));

const ID = '5821c247-1b90-4f46-bb39-301dddb0f112';
const said = (schema: z.ZodType, input: unknown) =>
  schema.safeParse(input).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('a request that is not valid', () => {
  it.each([
    [resultsQuery, { limit: 'nine' }, 'limit: must be a number'],
    [resultsQuery, { limit: '1.5' }, 'limit: must be a whole number'],
    [resultsQuery, { limit: '0' }, 'limit: must be at least 1'],
    [resultsQuery, { limit: '9999' }, 'limit: must be at most 500'],
    [resultsQuery, { decision: 'perhaps' }, 'decision: must be one of delete, keep, none'],
    [resultsQuery, { taken_after: 'May' }, 'taken_after: must be a time such as 2026-11-22T09:55:30Z'],
    [resultsQuery, { q: 'x'.repeat(201) }, 'q: must have at most 200 characters'],
    [markForDeletion, undefined, ': is missing: it must be an object'],
    [markForDeletion, {}, 'asset_ids: is missing: it must be a list'],
    [markForDeletion, { asset_ids: [] }, 'asset_ids: must not be empty'],
    [markForDeletion, { asset_ids: [7] }, 'asset_ids.0: must be a text'],
    [markForDeletion, { asset_ids: ['7'] }, `asset_ids.0: must be an id such as ${ID}`],
    [markForDeletion, { asset_ids: [ID], mark: 'yes' }, 'mark: must be true or false'],
    [markForDeletion, { asset_ids: [ID], marked: true }, ': has no field called marked: check the spelling'],
    [markForDeletion, { asset_ids: Array(50_001).fill(ID) }, 'asset_ids: must have at most 50000 entries'],
    [startAnalysis, { mode: 'slow' }, 'mode: must be one of quick, thorough'],
    [decide, { decision: 'keep' }, 'selection: is missing'],
    [
      decide,
      { decision: 'keep', selection: {} },
      'selection: fits none of its forms: asset_ids is missing: it must be a list; or filter is missing: it must be an object',
    ],
  ])('%# says what it must look like', (schema, input, sentence) =>
    expect(said(schema, input)).toEqual([sentence]),
  );

  it('keeps the words of a schema that has its own', () =>
    expect(said(planId, 'x')).toEqual([': must be the number of a plan']));

  it('names what a sign-in is made of', () =>
    expect(said(signIn, {})?.join()).toContain('api_key is missing'));
});
