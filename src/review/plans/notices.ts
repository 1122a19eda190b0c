import type { Preflight } from '../../immich/preflight.ts';
import type { LeftAloneReason, PlanOutcome } from '../../storage/plans.ts';
import { ACTING_OFF, allows } from './allowed.ts';
import type { ActingLevel } from './context.ts';

/** What to know before a plan is confirmed. `blocks`: it cannot be applied while this holds. */
export interface Notice {
  readonly code: NoticeCode;
  readonly level: 'blocks' | 'warns' | 'tells';
  readonly message: string;
  readonly count: number | null;
  readonly days: number | null;
  /** ISO 8601 UTC. */
  readonly until: string | null;
}

export type NoticeCode =
  | 'acting_off'
  | 'trash_off'
  | 'trash_without_days'
  | 'permission_missing'
  | 'immich_unreachable'
  | 'protected'
  | 'not_decided'
  | 'only_surviving_copy'
  | 'external_library'
  | 'restorable_until'
  | 'space_won_later'
  | 'phone_sync'
  | 'folder_trash'
  | 'noted_here'
  | 'live_photos'
  | 'stacked'
  | 'tags_are_slow';

/** What is known of a plan before it is confirmed. */
export interface Reviewed {
  readonly outcome: PlanOutcome;
  readonly acting: ActingLevel;
  /** The library is a folder of this machine, not an Immich. */
  readonly isFolder: boolean;
  /** Null for an export, which asks nothing of Immich. */
  readonly preflight: Preflight | { readonly unreachable: string } | null;
  /** Items left alone from the start, by reason. */
  readonly leftAlone: ReadonlyMap<LeftAloneReason, number>;
  /** The protected among them, by what protects them. */
  readonly protectedBy: ReadonlyMap<string, number>;
  /** Items without a proven better copy that are flagged as a lesser one. */
  readonly onlyCopies: number;
}

const DAY_MS = 24 * 3600 * 1000;

export function noticesFor(at: Reviewed): readonly Notice[] {
  return [
    ...blocking(at),
    ...warnings(at),
    ...keptWhole(at),
    ...(at.isFolder ? aboutFolder(at) : [...(at.outcome === 'trash' ? aboutTrash(at) : []), ...hints(at)]),
  ];
}

function blocking({ outcome, acting, preflight }: Reviewed): Notice[] {
  const notices: Notice[] = [];
  if (!allows(acting, outcome)) notices.push(notice('acting_off', 'blocks', ACTING_OFF));
  if (preflight === null) return notices;
  if ('unreachable' in preflight)
    return [...notices, notice('immich_unreachable', 'blocks', preflight.unreachable)];
  return [...notices, ...preflight.obstacles.map(({ code, message }) => notice(code, 'blocks', message))];
}

function warnings({ leftAlone, onlyCopies }: Reviewed): Notice[] {
  const about = (code: NoticeCode, reason: LeftAloneReason, message: string): Notice[] => {
    const count = leftAlone.get(reason) ?? 0;
    return count === 0 ? [] : [notice(code, 'warns', message, count)];
  };
  const lost = (leftAlone.get('better_copy_changed') ?? 0) + (leftAlone.get('last_copy') ?? 0) + onlyCopies;
  return [
    ...about('protected', 'protected', 'These are protected and are left alone.'),
    ...about('not_decided', 'not_decided', 'These are not marked for deletion and are left alone.'),
    ...about(
      'external_library',
      'external_library',
      'These lie in an external library, from where Immich cannot bring back files: export their paths instead.',
    ),
    ...(lost === 0
      ? []
      : [
          notice(
            'only_surviving_copy',
            'warns',
            'No better copy of these would be left, or none at all: look at them once more.',
            lost,
          ),
        ]),
  ];
}

/** Half of a live photo, or one picture of a stack, is never torn from the rest. */
function keptWhole({ protectedBy }: Reviewed): Notice[] {
  const about = (code: NoticeCode, protection: string, message: string): Notice[] => {
    const count = protectedBy.get(protection) ?? 0;
    return count === 0 ? [] : [notice(code, 'tells', message, count)];
  };
  return [
    ...about(
      'live_photos',
      'live_photo',
      'Of the protected, these are live photos: picture and video stay together.',
    ),
    ...about(
      'stacked',
      'stacked',
      'Of the protected, these are part of a stack: it stays whole. Unstack them in Immich to remove one of them.',
    ),
  ];
}

function aboutTrash({ preflight }: Reviewed): Notice[] {
  const notices: Notice[] = [];
  if (preflight !== null && 'trashDays' in preflight && preflight.obstacles.length === 0) {
    const until = new Date(Date.parse(preflight.now) + preflight.trashDays * DAY_MS).toISOString();
    notices.push({
      ...notice(
        'restorable_until',
        'tells',
        `They can be restored for ${preflight.trashDays} days, until ${until.slice(0, 10)} if this is done now.`,
      ),
      days: preflight.trashDays,
      until,
    });
  }
  return [
    ...notices,
    notice('space_won_later', 'tells', 'Space is won only when Immich empties its trash after those days.'),
    notice(
      'phone_sync',
      'warns',
      'A phone whose Immich app syncs the trash may remove its local copies of these as well.',
    ),
  ];
}

/** No phone syncs a folder, no days run, and what is no file of it stands in this program's own notes. */
function aboutFolder({ outcome }: Reviewed): Notice[] {
  if (outcome === 'export') return [];
  return [
    outcome === 'trash'
      ? notice(
          'folder_trash',
          'tells',
          'They move to the folder .image-cleaner-trash inside the folder of this library. Nothing is removed until you delete that folder yourself, and until then they can be taken back. Space is won only then.',
        )
      : notice(
          'noted_here',
          'tells',
          'This is noted in this program only: no file of the folder changes, and no other program knows of it.',
        ),
  ];
}

function hints({ outcome }: Reviewed): Notice[] {
  if (outcome !== 'tag') return [];
  return [
    notice(
      'tags_are_slow',
      'tells',
      'Tagging is slow and writes a sidecar file beside each original; an album does the same at once, without a trace.',
    ),
  ];
}

function notice(
  code: NoticeCode,
  level: Notice['level'],
  message: string,
  count: number | null = null,
): Notice {
  return { code, level, message, count, days: null, until: null };
}
