import {
  mdiArchiveArrowDownOutline,
  mdiDeleteClockOutline,
  mdiDownload,
  mdiFolderPlusOutline,
  mdiTagOutline,
} from '@mdi/js';
import type { ActingLevel, PlanOutcome } from '#contract/plans.ts';

/** In the order in which they are offered, with what the person must have allowed. */
export const OUTCOME_LOOKS: Record<PlanOutcome, { readonly icon: string; readonly needs: ActingLevel }> = {
  trash: { icon: mdiDeleteClockOutline, needs: 'trash' },
  album: { icon: mdiFolderPlusOutline, needs: 'organise' },
  archive: { icon: mdiArchiveArrowDownOutline, needs: 'organise' },
  tag: { icon: mdiTagOutline, needs: 'organise' },
  export: { icon: mdiDownload, needs: 'off' },
};

export const OUTCOMES = [
  'trash',
  'album',
  'archive',
  'tag',
  'export',
] as const satisfies readonly PlanOutcome[];
