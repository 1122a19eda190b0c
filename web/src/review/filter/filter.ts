import type { z } from 'zod';
import { type ResultsFilter, type ResultView, resultSort, resultView } from '#contract/results.ts';
import { assetId } from '#contract/vocabulary.ts';
import type { Query } from '#web/api/query.ts';

export type Sort = z.infer<typeof resultSort>;
export type Order = 'asc' | 'desc';
export type DecisionFilter = 'delete' | 'keep' | 'none';

/** What is looked at. It stands whole in the address, so that back, forward, reload and bookmarks work. Null = any. */
export interface Filter {
  readonly category: ResultView | null;
  readonly subKind: string | null;
  /** Empty: none is known. */
  readonly sourceApp: string | null;
  /** 0–1, both ends included as the service reads them. */
  readonly min: number | null;
  readonly max: number | null;
  readonly decision: DecisionFilter | null;
  readonly protected: boolean | null;
  /** What bulk commands may take. */
  readonly recommended: boolean | null;
  /** Of high confidence, and not recommended all the same. */
  readonly heldBack: boolean | null;
  /** Days, "2024-02-29", both included. */
  readonly after: string | null;
  readonly before: string | null;
  /** With everything below it; `inFolder` without. */
  readonly folder: string | null;
  readonly inFolder: string | null;
  readonly camera: string | null;
  /** Bytes, both included. */
  readonly minSize: number | null;
  readonly maxSize: number | null;
  /** Pixels. */
  readonly width: number | null;
  readonly height: number | null;
  /** Only copies of this asset. */
  readonly copyOf: string | null;
  readonly text: string;
  readonly sort: Sort;
  /** Null: the usual direction of the sort. */
  readonly order: Order | null;
}

export const NO_FILTER: Filter = {
  category: null,
  subKind: null,
  sourceApp: null,
  min: null,
  max: null,
  decision: null,
  protected: null,
  recommended: null,
  heldBack: null,
  after: null,
  before: null,
  folder: null,
  inFolder: null,
  camera: null,
  minSize: null,
  maxSize: null,
  width: null,
  height: null,
  copyOf: null,
  text: '',
  sort: 'confidence',
  order: null,
};

/** How each is called in the address; the order is that of the address. */
const NAMES: Record<keyof Filter, string> = {
  category: 'category',
  subKind: 'kind',
  sourceApp: 'app',
  min: 'min',
  max: 'max',
  decision: 'decision',
  protected: 'protected',
  recommended: 'recommended',
  heldBack: 'held_back',
  after: 'after',
  before: 'before',
  folder: 'folder',
  inFolder: 'in',
  camera: 'camera',
  minSize: 'min_size',
  maxSize: 'max_size',
  width: 'width',
  height: 'height',
  copyOf: 'copy_of',
  text: 'q',
  sort: 'sort',
  order: 'order',
};

/** Reads an address; what makes no sense there is left out rather than refused. */
export function readFilter(parameters: URLSearchParams): Filter {
  const get = (name: keyof Filter) => parameters.get(NAMES[name]);
  const text = (name: keyof Filter, longest: number) => get(name)?.slice(0, longest) || null;
  const flag = (name: keyof Filter) => ({ true: true, false: false })[get(name) ?? ''] ?? null;
  const decision = get('decision');
  const order = get('order');
  return {
    category: resultView.safeParse(get('category')).data ?? null,
    subKind: text('subKind', 50),
    sourceApp: get('sourceApp')?.slice(0, 200) ?? null,
    min: readNumber(get('min'), 1),
    max: readNumber(get('max'), 1),
    decision: decision === 'delete' || decision === 'keep' || decision === 'none' ? decision : null,
    protected: flag('protected'),
    recommended: flag('recommended'),
    heldBack: flag('heldBack'),
    after: readDay(get('after')),
    before: readDay(get('before')),
    folder: text('folder', 4096),
    inFolder: text('inFolder', 4096),
    camera: text('camera', 200),
    minSize: readWhole(get('minSize'), 0),
    maxSize: readWhole(get('maxSize'), 0),
    width: readWhole(get('width'), 1),
    height: readWhole(get('height'), 1),
    copyOf: assetId.safeParse(get('copyOf')).data ?? null,
    text: text('text', 200) ?? '',
    sort: resultSort.safeParse(get('sort')).data ?? NO_FILTER.sort,
    order: order === 'asc' || order === 'desc' ? order : null,
  };
}

/** The shortest address that reads back as this filter; empty or starting with "?". */
export function writeFilter(filter: Filter): string {
  const parameters = new URLSearchParams();
  for (const [field, name] of Object.entries(NAMES) as [keyof Filter, string][]) {
    const value = filter[field];
    if (value !== NO_FILTER[field]) parameters.set(name, String(value));
  }
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** As the bodies of decisions want it: which, and not in what order. */
export function asFilter(filter: Filter): ResultsFilter {
  const wanted = {
    category: filter.category,
    sub_kind: filter.subKind,
    source_app: filter.sourceApp,
    min_confidence: filter.min,
    max_confidence: filter.max,
    decision: filter.decision,
    protected: filter.protected,
    recommended: filter.recommended,
    held_back: filter.heldBack,
    taken_after: filter.after === null ? null : `${filter.after}T00:00:00.000Z`,
    taken_before: filter.before === null ? null : `${filter.before}T23:59:59.999Z`,
    folder: filter.folder,
    in_folder: filter.inFolder,
    camera: filter.camera,
    min_size: filter.minSize,
    max_size: filter.maxSize,
    width: filter.width,
    height: filter.height,
    better_copy: filter.copyOf,
    q: filter.text || null,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null));
}

/** As `GET /api/results` and its like want it. */
export function asQuery(filter: Filter): Query {
  const { protected: isProtected, recommended, held_back, ...rest } = asFilter(filter);
  return {
    ...rest,
    protected: isProtected,
    recommended,
    held_back,
    sort: filter.sort,
    order: filter.order ?? undefined,
  };
}

/** The fields that one control sets together, beyond the category and the order. */
const CONTROLS: readonly (readonly (keyof Filter)[])[] = [
  ['subKind'],
  ['sourceApp'],
  ['min', 'max'],
  ['decision'],
  ['protected'],
  ['recommended', 'heldBack'],
  ['after', 'before'],
  ['folder'],
  ['inFolder'],
  ['camera'],
  ['minSize', 'maxSize'],
  ['width', 'height'],
  ['copyOf'],
  ['text'],
];

/**
 * The view that the menu leads to, in its order and without any filter. What is recommended, what is kept and what is
 * marked are views of their own: nobody set a filter there.
 * @param fixed What the screen itself decides.
 */
export function viewOf(filter: Filter, fixed: Partial<Filter> = {}): Filter {
  const { category, sort, order } = filter;
  const view = { ...NO_FILTER, category, sort, order, ...fixed };
  if (category === 'high_confidence' && filter.recommended) return { ...view, recommended: true };
  if (category === null && filter.decision === 'keep') return { ...view, decision: 'keep' };
  return view;
}

/** How many controls narrow the view. */
export function countActive(filter: Filter, fixed: Partial<Filter> = {}): number {
  const view = viewOf(filter, fixed);
  return CONTROLS.filter((fields) => fields.some((field) => filter[field] !== view[field])).length;
}

function readNumber(text: string | null, most: number): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return value >= 0 && value <= most ? value : null;
}

function readWhole(text: string | null, least: number): number | null {
  const value = readNumber(text, Number.MAX_SAFE_INTEGER);
  return value !== null && Number.isInteger(value) && value >= least ? value : null;
}

function readDay(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
