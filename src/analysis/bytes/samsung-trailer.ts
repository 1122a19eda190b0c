import { isSamsungTrailer } from './file-end.ts';

/**
 * Samsung appends named blocks after the picture ("SEFH" directory, "SEFT" end). A screenshot carries
 * `Samsung_Capture_Info` and, with the app's package or title, `Captured_App_Info`; both survive cropping
 * in Samsung's own editor.
 */
export function samsungTrailer(
  tail: Uint8Array,
): { capture: boolean; app: string | null; motionPhoto: boolean } | null {
  if (!isSamsungTrailer(tail)) return null;
  const text = new TextDecoder('latin1').decode(tail);
  const at = text.indexOf('Captured_App_Info');
  return {
    capture: at >= 0 || text.includes('Samsung_Capture_Info'),
    app: at < 0 ? null : appAfter(text.slice(at + 'Captured_App_Info'.length, at + 217)),
    motionPhoto: text.includes('MotionPhoto_Data'),
  };
}

/** The block's text up to the next one: printable characters only. */
function appAfter(text: string): string | null {
  return text.match(/^[^\x20-\x7e]*([\x20-\x7e]{2,100}?)(?:[^\x20-\x7e]|SEFH|$)/)?.[1]?.trim() || null;
}
