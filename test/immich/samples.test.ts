import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { AssetFacts } from '../../src/domain/asset-facts.ts';
import { readRow } from '../../src/immich/catalogue.ts';
import * as wire from '../../src/immich/wire.ts';

const SAMPLES = join(import.meta.dirname, '../../../shared/immich-api/samples');
const OLDER = join(SAMPLES, 'v2.7.5');
const rules = { pathsAreMeaningful: false };

interface RawAsset {
  readonly id: string;
  readonly ownerId: string;
  readonly originalFileName: string;
  readonly visibility: string;
  readonly isTrashed: boolean;
}

/** Every whole asset anywhere in a captured answer. */
function assetsIn(value: unknown): RawAsset[] {
  if (Array.isArray(value)) return value.flatMap(assetsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('originalFileName' in value && 'checksum' in value && 'isTrashed' in value)
    return [value as unknown as RawAsset];
  return Object.values(value).flatMap(assetsIn);
}

function load(folder: string, name: string): unknown {
  const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  // Some samples were kept with their status.
  return typeof content === 'object' && content !== null && 'body' in content ? content.body : content;
}

function factsOf(folder: string, name: string): AssetFacts {
  const raw = assetsIn(load(folder, name))[0];
  const reading = readRow(raw, raw?.ownerId ?? '', 'any', rules);
  if (reading === null || !('facts' in reading)) throw new Error(`${name}: ${JSON.stringify(reading)}`);
  return reading.facts;
}

// The captured answers lie beside the repository and are not part of it.
describe.skipIf(!existsSync(OLDER))('answers captured from real servers', () => {
  it.each([
    ['3.1.0', SAMPLES, 30],
    ['2.7.5', OLDER, 6],
  ])('reads every asset of %s', (_, folder, atLeast) => {
    let read = 0;
    for (const name of readdirSync(folder).filter(
      (one) => one.endsWith('.json') && !one.startsWith('sync'),
    )) {
      for (const raw of assetsIn(load(folder, name))) {
        const reading = readRow(raw, raw.ownerId, 'any', rules);
        const isOurs = !raw.isTrashed && ['timeline', 'archive'].includes(raw.visibility);
        expect(reading === null ? null : Object.keys(reading), `${name}: ${raw.originalFileName}`).toEqual(
          isOurs ? ['facts'] : null,
        );
        read += 1;
      }
    }
    expect(read).toBeGreaterThanOrEqual(atLeast);
  });

  const others: readonly (readonly [string, z.ZodType])[] = [
    ['get-users-me.json', wire.wireUser],
    ['get-version.json', wire.wireVersion],
    ['get-features.json', wire.wireFeatures],
    ['v2.7.5/features.json', wire.wireFeatures],
    ['get-config.json', wire.wireConfig],
    ['get-api-keys-me.json', wire.wireApiKey],
    ['get-assets-stats-timeline.json', wire.wireAssetCounts],
    ['albums-list.json', wire.wireAlbums],
    ['tags-list.json', wire.wireTags],
    ['asset-ocr.json', wire.wireTextBoxes],
    ['faces-with-person.json', wire.wireFaces],
    ['faces-unassigned.json', wire.wireFaces],
  ];
  it.each(others)('reads %s', (name, schema) => {
    expect(schema.safeParse(load(SAMPLES, name)).error?.issues).toBeUndefined();
  });

  it('knows how a picture is displayed, on each version', () => {
    expect(factsOf(OLDER, 'asset-orient6.jpg.json')).toMatchObject({ width: 480, height: 640 });
    expect(factsOf(SAMPLES, 'edited-asset.json')).toMatchObject({ width: 400, height: 300, isEdited: true });
  });

  it('reads durations in both forms, and none for still images', () => {
    expect(factsOf(SAMPLES, 'asset-anim.gif.json').durationMs).toBe(800);
    expect(factsOf(OLDER, 'asset-anim.gif.json').durationMs).toBe(800);
    expect(factsOf(OLDER, 'asset-orient6.jpg.json').durationMs).toBeNull();
    expect(factsOf(SAMPLES, 'asset-clip.mp4.json')).toMatchObject({ type: 'video' });
    expect(factsOf(SAMPLES, 'asset-clip.mp4.json').durationMs).toBe(
      factsOf(OLDER, 'asset-clip.mp4.json').durationMs,
    );
  });

  it('knows that a file without camera data has none, and gives a path only to external libraries', () => {
    const text = factsOf(SAMPLES, 'asset-text.jpg.json');
    expect(text).toMatchObject({ width: null, thumbhash: null, path: null, checksumOf: 'content' });
    expect(text.camera).toMatchObject({ make: null, model: null, timeZone: null });
    const external = factsOf(SAMPLES, 'external-library-assets.json');
    expect(external.checksumOf).toBe('path');
    expect(external.path).toMatch(/^\//);
  });

  it('knows the people', () => {
    const portrait = factsOf(SAMPLES, 'search-metadata-with-people.json');
    expect(portrait.people).toEqual([expect.objectContaining({ name: 'Alice Test' })]);
  });
});
