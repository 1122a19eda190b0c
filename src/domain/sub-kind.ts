import type { Category, SubKind } from './category.ts';
import type { Contribution } from './evidence.ts';
import { isDecodable } from './formats.ts';
import type { Inspection } from './inspection.ts';
import { carverForm } from './names/carver-names.ts';
import { receivedFrom } from './names/received-names.ts';
import { screenshotNameForm, sourceAppOf } from './names/screenshot-names.ts';
import { webNameForm } from './names/web-names.ts';
import { TINY } from './pixel-sides.ts';
import { screenOf } from './screens.ts';
import { isTurned } from './verdict.ts';

/** Which kind within its category an asset is, as far as name, shape and evidence tell. */
export function subKindOf(
  category: Category,
  at: Inspection,
  /** Asked only by the categories whose kinds are told apart by it. */
  contributions: () => readonly Contribution[],
): SubKind | null {
  switch (category) {
    case 'screenshots':
      return screenshotKind(at);
    case 'web_cache':
      return webKind(at);
    case 'low_quality':
      return lowQualityKind(at, contributions());
    case 'recovery_artifacts':
      return recoveryKind(at, contributions());
    case 'duplicates':
      return duplicateKind(at);
  }
}

function screenshotKind({ subject, name, sides, path }: Inspection): SubKind {
  if (subject.facts.type === 'video') return 'recording';
  const form = screenshotNameForm(name.stem, name.extension);
  if (form === 'game' || (path !== null && /\/(?:760\/remote|videos\/captures)\//.test(path.joined)))
    return 'game';
  if (sides === null) return form === 'desktop' || form === 'tool' ? 'desktop' : 'phone';
  const screen = screenOf(sides.short, sides.long);
  if (form === 'phone' || form === 'ios_png' || screen === 'phone' || screen === 'tablet') return 'phone';
  if (screen === 'desktop' || form === 'desktop' || form === 'tool') return 'desktop';
  const ratio = sides.height / sides.width;
  if (ratio >= 1.6 && ratio <= 2.4 && sides.long >= 800) return 'phone';
  if (ratio >= 0.4 && ratio <= 0.8 && sides.long >= 1000) return 'desktop';
  return 'crop';
}

function webKind({ name, sides }: Inspection): SubKind {
  const form = webNameForm(name.stem);
  if (
    form === 'icon' ||
    form === 'avatar' ||
    form === 'banner' ||
    form === 'ad' ||
    form === 'thumbnail' ||
    form === 'graphic'
  )
    return form;
  if (form === 'thumbnail_cache') return 'thumbnail';
  if (sides === null) return 'download';
  const ratio = sides.long / sides.short;
  if (ratio >= 2.5) return 'banner';
  if (sides.short === sides.long && sides.long <= 128) return 'icon';
  if (sides.short === sides.long && sides.long <= 400) return 'avatar';
  if (sides.long <= 320) return 'thumbnail';
  return form === 'download' || form === 'browser_cache' ? 'download' : 'graphic';
}

function strongest(
  contributions: readonly Contribution[],
  signals: Readonly<Record<string, SubKind>>,
): SubKind | null {
  for (const { signal, direction } of contributions) {
    const kind = signals[signal];
    if (direction === 'for' && kind !== undefined) return kind;
  }
  return null;
}

function lowQualityKind({ sides, pixels }: Inspection, contributions: readonly Contribution[]): SubKind {
  const kind = strongest(contributions, {
    'no-thumbnail': 'corrupted',
    damage: 'corrupted',
    'byte-damage': 'corrupted',
    tiny: 'tiny',
    exposure: (pixels?.figures.luma_p50 ?? 0) > 127 ? 'overexposed' : 'dark',
    'sharp-best': 'blurred',
    'sharp-median': 'blurred',
    'detail-peak': 'blurred',
    'detail-finest': 'blurred',
    'grain-finest': 'blurred',
    compression: 'compressed',
    'colour-mode': 'colour_mode',
  });
  if (kind !== null) return kind;
  return sides !== null && sides.long < TINY ? 'tiny' : 'compressed';
}

function recoveryKind({ subject, sides, name }: Inspection, contributions: readonly Contribution[]): SubKind {
  if (
    carverForm(name.stem) === 'photorec_thumbnail' ||
    subject.relations.some(({ kind }) => kind === 'carved_thumbnail_of')
  )
    return 'carved_thumbnail';
  if (strongest(contributions, { 'wrong-carve': 'wrong_carve' }) !== null) return 'wrong_carve';
  if (strongest(contributions, { 'no-thumbnail': 'half_decoded', damage: 'half_decoded' }) !== null)
    return subject.facts.thumbhash === null && isDecodable(subject.facts.mimeType)
      ? 'fragment'
      : 'half_decoded';
  return sides !== null && sides.long <= 320 ? 'carved_thumbnail' : 'fragment';
}

function duplicateKind({ subject: { relations } }: Inspection): SubKind | null {
  const kinds = relations.map(({ kind }) => kind);
  if (kinds.includes('exact_copy')) return 'exact';
  if (kinds.includes('larger_version') || kinds.includes('carved_thumbnail_of')) return 'smaller';
  if (kinds.includes('reencoded_copy')) return 'reencoded';
  if (kinds.includes('immich_duplicate')) return 'immich_group';
  return relations.some(isTurned) ? 'turned' : null;
}

/** The app a screenshot shows or a received picture came through; null = nothing says so. */
export function sourceApp({ name, subject }: Inspection): string | null {
  const fromBytes = subject.bytes?.facts.samsung_app;
  if (typeof fromBytes === 'string' && fromBytes !== '') return fromBytes;
  return sourceAppOf(name.stem) ?? receivedFrom(name.stem);
}
