import type { AuditEntry } from '#contract/audit.ts';
import type { Text } from '#web/text/en.ts';
import type { Format as EveryFormat } from '#web/text/format.ts';

type Details = AuditEntry['details'];
type Format = Pick<EveryFormat, 'number' | 'percent' | 'bytes' | 'date' | 'list'>;

/** Said elsewhere in the line, told by the list of its images, or of use to machines only. */
const UNSAID = new Set(['plan', 'merge', 'asset_id', 'album', 'step', 'what', 'outcome']);

/** What was written down of an event, in the words of the other screens. */
export function detailsOf({ details }: Pick<AuditEntry, 'details'>, t: Text, format: Format): string[] {
  const outcome = details.outcome === undefined ? [] : [outcomeName(String(details.outcome), t)];
  const others = Object.entries(details)
    .filter(([name, value]) => !UNSAID.has(name) && value !== null && value !== undefined)
    .flatMap(([name, value]) => said(name, value, details, t, format));
  return [...outcome, ...others];
}

function said(name: string, value: unknown, details: Details, t: Text, format: Format): string[] {
  const text = String(value);
  switch (name) {
    case 'file_name':
    case 'name':
      return [text];
    case 'bytes':
      return [format.bytes(Number(value))];
    case 'counts':
      return tallies(value, t, format);
    case 'reason':
      return [wordOf(t.plan.reasons, text)];
    case 'message':
      return [(t.protection as Words)[text] ?? t.message(text)];
    case 'fields':
      return [t.plan.changedFields(format.list(strings(value).map((fact) => wordOf(t.audit.facts, fact))))];
    case 'before':
      return changes(value, details.after, t, format);
    case 'after':
      return [];
    case 'format':
      return [exportName(text, t)];
    case 'complete':
      return value === true ? [] : [t.audit.cutShort];
    case 'with':
      return [wordOf(t.audit.with, text)];
    case 'filter':
      return filters(value, t, format);
    default:
      return [`${wordOf(t.audit.fields, name)}: ${typeof value === 'number' ? format.number(value) : text}`];
  }
}

function outcomeName(outcome: string, t: Text): string {
  return nameOf(t.apply.outcomes, outcome) ?? t.history.mergeName;
}

function exportName(kind: string, t: Text): string {
  return nameOf(t.history.downloads.kinds, kind === 'paths0' ? 'paths' : kind) ?? kind;
}

/** What became of the items of a plan. */
function tallies(counts: unknown, t: Text, format: Format): string[] {
  return Object.entries(isRecord(counts) ? counts : {})
    .filter(([, count]) => count !== 0)
    .map(([result, count]) => `${wordOf(t.plan.results, result)}: ${format.number(Number(count))}`);
}

/** Of one image a word each; of settings the value of each that was changed. */
function changes(before: unknown, after: unknown, t: Text, format: Format): string[] {
  if (!isRecord(before) || !isRecord(after))
    return [`${wordOf(t.audit.states, String(before))} → ${wordOf(t.audit.states, String(after))}`];
  return Object.keys({ ...before, ...after }).map((name) => {
    const value = (settings: Record<string, unknown>) => setting(name, settings[name], t, format);
    return `${wordOf(t.audit.settings, name)}: ${value(before)} → ${value(after)}`;
  });
}

function setting(name: string, value: unknown, t: Text, format: Format): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return t.audit.nothing;
  switch (name) {
    case 'mode':
      return value === 'quick' ? t.run.quick : t.run.thorough;
    case 'pace':
      return wordOf(t.settings.analysis.paces, String(value));
    case 'acting':
      return nameOf(t.acting.levels, String(value)) ?? String(value);
    case 'recommendFrom':
      return format.percent(Number(value));
    case 'recentDays':
      return t.settings.suggest.days(Number(value));
    case 'setting':
      return wordOf(albumSettings(t), String(value));
    case 'counts':
      return value === true ? t.settings.albums.counts : t.settings.albums.countsNot;
    // Immich's ids of them say nothing to a person.
    case 'allowAlbums':
    case 'allowPeople':
      return format.number(strings(value).length);
    case 'pathPrefixes':
      return format.list((value as { from: string; to: string }[]).map(({ from, to }) => `${from} = ${to}`));
    default:
      if (Array.isArray(value)) return format.list(strings(value));
      return typeof value === 'number' ? format.number(value) : String(value);
  }
}

const albumSettings = ({ settings: { albums } }: Text): Words => ({
  auto: albums.auto,
  always: albums.always,
  never: albums.never,
});

/** What the person had chosen to see when they decided about all of it. */
function filters(filter: unknown, t: Text, format: Format): string[] {
  const chosen = Object.entries(isRecord(filter) ? filter : {}).map(([name, value]) =>
    chosenFilter(name, value, t, format),
  );
  return chosen.length === 0 ? [] : [t.audit.filter(format.list(chosen))];
}

function chosenFilter(name: string, value: unknown, t: Text, format: Format): string {
  const text = String(value);
  switch (name) {
    case 'category':
      return nameOf(t.category, text) ?? t.nav.highTitle;
    case 'subKind':
      return wordOf(t.subKind, text);
    case 'decision':
      return wordOf(t.decision, text);
    case 'protected':
      return value === true ? t.filter.onlyProtected : t.filter.notProtected;
    case 'recommended':
      return value === true ? t.filter.onlyRecommended : t.filter.notRecommended;
    case 'heldBack':
      return value === true ? t.filter.heldBack : t.filter.notHeldBack;
    case 'minConfidence':
    case 'maxConfidence':
      return `${name === 'minConfidence' ? '≥' : '≤'} ${format.percent(Number(value))}`;
    case 'minSize':
    case 'maxSize':
      return `${name === 'minSize' ? '≥' : '≤'} ${format.bytes(Number(value))}`;
    case 'takenAfter':
    case 'takenBefore':
      return `${name === 'takenAfter' ? t.filter.after : t.filter.before} ${format.date(text)}`;
    case 'width':
    case 'height':
      return `${wordOf(t.audit.facts, name)} ${format.number(Number(value))}`;
    case 'sourceApp':
      return text === '' ? t.filter.noApp : text;
    case 'betterCopy':
      return t.filter.copies;
    case 'inFolder':
      return t.filter.exactly(text);
    default:
      return `“${text}”`;
  }
}

type Words = Readonly<Record<string, string>>;

/** A word that is not known stays as it was written down. */
const wordOf = (words: Words, name: string): string => words[name] ?? name;

const nameOf = (
  words: Readonly<Record<string, { readonly name: string }>>,
  name: string,
): string | undefined => words[name]?.name;

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
