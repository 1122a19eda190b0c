import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../src/contract/facets.ts';
import { resultSort, resultsFilter, resultsQuery, resultView } from '../../src/contract/results.ts';
import { filterOf, matchingOf } from '../../web/src/review/cluster-list.svelte.ts';
import { bandOf, withBand } from '../../web/src/review/filter/bands.ts';
import {
  asFilter,
  asQuery,
  countActive,
  type Filter,
  NO_FILTER,
  readFilter,
  viewOf,
  writeFilter,
} from '../../web/src/review/filter/filter.ts';

const share = fc.option(fc.integer({ min: 0, max: 10_000 }).map((step) => step / 10_000));
const words = fc.option(fc.string({ minLength: 1, maxLength: 50 }));
const whole = (min: number) => fc.option(fc.integer({ min, max: 2 ** 40 }));
const day = fc.option(
  fc
    .date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const filter: fc.Arbitrary<Filter> = fc.record({
  category: fc.option(fc.constantFrom(...resultView.options)),
  subKind: words,
  sourceApp: fc.option(fc.string({ maxLength: 200 })),
  min: share,
  max: share,
  decision: fc.option(fc.constantFrom('delete', 'keep', 'none')),
  protected: fc.option(fc.boolean()),
  recommended: fc.option(fc.boolean()),
  heldBack: fc.option(fc.boolean()),
  after: day,
  before: day,
  folder: words,
  inFolder: words,
  camera: words,
  minSize: whole(0),
  maxSize: whole(0),
  width: whole(1),
  height: whole(1),
  copyOf: fc.option(fc.uuid()),
  text: fc.string({ maxLength: 200 }),
  sort: fc.constantFrom(...resultSort.options),
  order: fc.option(fc.constantFrom('asc', 'desc')),
});
const read = (search: string) => readFilter(new URLSearchParams(search));

describe('the filter in the address', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(filter, (wanted) => {
        expect(read(writeFilter(wanted))).toEqual(wanted);
      }),
    );
  });

  it('is empty where nothing is filtered', () => {
    expect(writeFilter(NO_FILTER)).toBe('');
    expect(read('')).toEqual(NO_FILTER);
  });

  it('leaves out what makes no sense', () => {
    expect(read('?category=cats&min=2&max=abc&decision=maybe&protected=1&sort=luck')).toEqual(NO_FILTER);
    expect(read('?min=')).toEqual(NO_FILTER);
    expect(read('?after=2024-02-31&before=soon&width=0&min_size=1.5&order=up')).toEqual(NO_FILTER);
  });

  it('is a query that the service accepts', () => {
    fc.assert(
      fc.property(filter, (wanted) => {
        const sent = Object.entries(asQuery(wanted)).filter(([, value]) => value !== undefined);
        const asText = Object.fromEntries(sent.map(([name, value]) => [name, String(value)]));
        expect(resultsQuery.safeParse(asText).success).toBe(true);
        expect(resultsFilter.safeParse(asFilter(wanted)).success).toBe(true);
      }),
    );
  });

  it('tells "no app known" from "any app"', () => {
    expect(read('?app=').sourceApp).toBe('');
    expect(asQuery(read('?app=')).source_app).toBe('');
    expect('source_app' in asQuery(read(''))).toBe(false);
  });

  it('counts what narrows the view', () => {
    expect(countActive({ ...NO_FILTER, category: 'screenshots', sort: 'size' })).toBe(0);
    expect(countActive({ ...NO_FILTER, min: 0.7, text: 'IMG', protected: false })).toBe(3);
  });

  it.each([
    ['Recommended', '?category=high_confidence&recommended=true'],
    ['Kept', '?decision=keep'],
    ['Screenshots', '?category=screenshots'],
    ['All images', ''],
  ])('is none in the view that the menu calls %s', (_, address) => {
    expect(countActive(read(address))).toBe(0);
    expect(viewOf(read(`${address}${address ? '&' : '?'}q=IMG&min=0.5&protected=false&camera=X`))).toEqual(
      read(address),
    );
  });

  it('is one where a view of the menu is narrowed by what another stands for', () => {
    expect(countActive(read('?category=screenshots&recommended=true'))).toBe(1);
    expect(countActive(read('?category=screenshots&decision=keep'))).toBe(1);
    expect(countActive(read('?category=high_confidence&recommended=false'))).toBe(1);
    expect(countActive(read('?category=high_confidence&held_back=true'))).toBe(1);
  });

  it('counts no decision that the screen itself stands for', () => {
    const marked = { ...read('?q=IMG'), decision: 'delete' } as const;
    expect(countActive(marked, { decision: 'delete' })).toBe(1);
    expect(viewOf(marked, { decision: 'delete' })).toEqual({ ...NO_FILTER, decision: 'delete' });
  });
});

describe('bands as ranges', () => {
  it.each(['high', 'medium', 'low'] as const)('%s is recognised again', (band) => {
    expect(bandOf(withBand(NO_FILTER, band))).toBe(band);
  });

  it('touch without overlapping at 0.40 and 0.70', () => {
    const medium = withBand(NO_FILTER, 'medium');
    expect([withBand(NO_FILTER, 'low').max, medium.min]).toEqual([0.3999, 0.4]);
    expect([medium.max, withBand(NO_FILTER, 'high').min]).toEqual([0.6999, 0.7]);
  });

  it('no band, and no other range, is a band', () => {
    expect(bandOf(NO_FILTER)).toBeNull();
    expect(bandOf({ ...NO_FILTER, min: 0.5 })).toBeNull();
    expect(withBand(withBand(NO_FILTER, 'high'), null)).toEqual(NO_FILTER);
  });
});

describe('the filter of a group', () => {
  const cluster: Cluster = {
    category: 'duplicates',
    source_app: null,
    width: 640,
    height: 480,
    folder: null,
    better_copy: null,
    count: 3,
    bytes: 3000,
    marked: 0,
    held_back: 0,
    samples: [],
  };

  it('marks nothing of it that is held back, and keeps all', () => {
    const held = { ...cluster, held_back: 2 };
    const view = { ...NO_FILTER, category: 'duplicates' } as const;
    expect(matchingOf(held, view, 'delete')).toMatchObject({ count: 1, filter: { held_back: false } });
    expect(matchingOf(held, view, 'keep')).toEqual({
      filter: asFilter(filterOf(held, view)),
      except: [],
      count: 3,
    });
  });

  it('lists what is alike within the view', () =>
    expect(filterOf(cluster, { ...NO_FILTER, category: 'duplicates', min: 0.5 })).toEqual({
      ...NO_FILTER,
      category: 'duplicates',
      min: 0.5,
      sourceApp: '',
      width: 640,
      height: 480,
    }));

  it('takes nothing of high confidence that is held back, unless that was asked for', () => {
    const high: Filter = { ...NO_FILTER, category: 'high_confidence' };
    expect(filterOf(cluster, high)).toMatchObject({ category: 'duplicates', min: 0.7, recommended: true });
    expect(filterOf(cluster, { ...high, recommended: false }).recommended).toBe(false);
    expect(filterOf(cluster, { ...high, heldBack: true }).recommended).toBeNull();
  });
});
