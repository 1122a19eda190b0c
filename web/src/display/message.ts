import { type Color, type ToastButton, toastManager } from '@immich/ui';

/** Long enough to read it and to reach for "Undo". */
const SHOWN_MS = 6_000;

interface Message {
  readonly title: string;
  readonly description?: string;
  readonly button?: (close: () => void) => ToastButton;
}

/** A short message at the edge of the screen. Without its icon, which screen readers would call an unnamed image. */
export function tell(color: Color, message: Message): void {
  toastManager.show({ color, icon: false, ...message }, { timeout: SHOWN_MS });
}
