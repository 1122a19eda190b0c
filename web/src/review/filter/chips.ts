import { format, t } from '#web/text/text.ts';
import { type Filter, viewOf } from './filter.ts';

/** One filter that is on, in words, and the filter without it. */
export interface Chip {
  readonly name: string;
  readonly without: Filter;
}

/** What narrows the view by a control that may be out of sight. */
export function chipsOf(filter: Filter): Chip[] {
  const chips: Chip[] = [];
  const add = (name: string | null, cleared: Partial<Filter>) => {
    if (name !== null) chips.push({ name, without: { ...filter, ...cleared } });
  };
  const { subKind, sourceApp, folder, inFolder, camera, width, height, minSize, maxSize, after, before } =
    filter;
  add(subKind && (t.subKind[subKind] ?? subKind), { subKind: null });
  add(sourceApp === '' ? t.filter.noApp : sourceApp, { sourceApp: null });
  add(folder, { folder: null });
  add(inFolder && t.filter.exactly(inFolder), { inFolder: null });
  add(camera, { camera: null });
  add(format.dimensions(width, height), { width: null, height: null });
  add(filter.copyOf && t.filter.copies, { copyOf: null });
  add(minSize === null ? null : `≥ ${format.bytes(minSize)}`, { minSize: null });
  add(maxSize === null ? null : `≤ ${format.bytes(maxSize)}`, { maxSize: null });
  add(after || before ? [after, before].map((day) => (day ? format.day(day) : '…')).join(' – ') : null, {
    after: null,
    before: null,
  });
  add(filter.protected === null ? null : filter.protected ? t.filter.onlyProtected : t.filter.notProtected, {
    protected: null,
  });
  const { recommended } = viewOf(filter);
  if (filter.recommended !== recommended)
    add(filter.recommended ? t.filter.onlyRecommended : t.filter.notRecommended, { recommended });
  add(filter.heldBack === null ? null : filter.heldBack ? t.filter.heldBack : t.filter.notHeldBack, {
    heldBack: null,
  });
  return chips;
}
