import { type Color, type ToastButton, toastManager } from '@immich/ui';

/** Long enough to read it and to reach for "Undo". */
const SHOWN_MS = 6_000;

interface Message {
  readonly title: string;
  readonly description?: string;
  readonly button?: (close: () => void) => ToastButton;
}

/**
 * Where messages hide least: on a wide screen below on the left, since the header is above and an image's findings and
 * buttons stand on the right; on a narrow one under the header, since the buttons are below.
 */
toastManager.setOptions({
  class: 'max-md:top-12 md:fixed md:inset-x-auto md:top-auto md:bottom-0 md:left-0 md:items-start',
});

/** A short message at the edge of the screen. Without its icon, which screen readers would call an unnamed image. */
export function tell(color: Color, message: Message): void {
  toastManager.show({ color, icon: false, ...message }, { timeout: SHOWN_MS });
}
