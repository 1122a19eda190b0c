import {
  mdiAlertOctagonOutline,
  mdiBlur,
  mdiCellphoneScreenshot,
  mdiCheckCircleOutline,
  mdiContentDuplicate,
  mdiEyeOutline,
  mdiFileRestoreOutline,
  mdiImageOutline,
  mdiWeb,
} from '@mdi/js';
import type { Band, Category } from '#contract/vocabulary.ts';

/** Icon and colour of each band; the word beside them comes from the text, so that colour never stands alone. */
export const BAND_LOOKS: Record<
  Band,
  { readonly icon: string; readonly color: 'danger' | 'warning' | 'success' }
> = {
  high: { icon: mdiAlertOctagonOutline, color: 'danger' },
  medium: { icon: mdiEyeOutline, color: 'warning' },
  low: { icon: mdiCheckCircleOutline, color: 'success' },
};

/** The band's colour on the page's own ground. */
export const BAND_TEXT: Record<Band, string> = {
  high: 'text-danger-700',
  medium: 'text-warning-700',
  low: 'text-success-700',
};

export const CATEGORY_ICONS: Record<Category | 'none', string> = {
  screenshots: mdiCellphoneScreenshot,
  web_cache: mdiWeb,
  low_quality: mdiBlur,
  recovery_artifacts: mdiFileRestoreOutline,
  duplicates: mdiContentDuplicate,
  none: mdiImageOutline,
};

export const CATEGORIES = [
  'screenshots',
  'web_cache',
  'low_quality',
  'recovery_artifacts',
  'duplicates',
] as const satisfies readonly Category[];
