import { isDecodable } from '../formats.ts';
import type { ByteMeasurements } from '../measurements.ts';
import type { Subject } from '../subject.ts';
import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

/** What the first bytes are where they are of no picture at all. */
const BEGINS: Readonly<Record<string, string>> = {
  empty: 'it has no bytes',
  html: 'it is a web page',
  text: 'it is text',
  zeros: 'only zeros',
  ff: 'only bytes of 255',
  noise: 'only noise',
};

const WORDS: Readonly<Record<string, string>> = {
  not_an_image: 'The file does not begin like any picture',
  header: 'The head of the file is broken',
  foreign: 'Foreign data stand in the middle of the picture',
  zeroed: 'Part of the file was overwritten',
  cut_off: 'The file ends before the picture does',
};

/** Whether there is nothing of a picture in the file: it is empty, or begins as no picture does. */
export function holdsNoPicture({ facts, bytes }: Subject): boolean {
  return facts.bytes === 0 || (String(bytes?.facts.magic) in BEGINS && !isOfAnotherFile(bytes));
}

/**
 * No picture, and not of the size that Immich has on record either: what came was not the file but what somebody
 * on the way had to say.
 */
export function isOfAnotherFile(bytes: ByteMeasurements | null): boolean {
  if (bytes === null) return false;
  const { magic, size, size_declared } = bytes.facts;
  return (
    String(magic) in BEGINS &&
    typeof size === 'number' &&
    typeof size_declared === 'number' &&
    size !== size_declared
  );
}

export const byteDamage: Signal = {
  meta: {
    id: 'byte-damage',
    title: 'Broken file',
    looksFor: 'A wrong beginning, a broken head, overwritten sectors, a missing end.',
    source: 'JPEG (ITU T.81) and PNG structure, read from the first 64 KB and the last 4 KB.',
    wrongWhen: 'Some editors leave the end marker out, and the picture is whole all the same.',
    group: 'bytes',
    cost: 'bytes',
  },
  inspect({ subject }) {
    const { bytes } = subject;
    if (bytes === null || isOfAnotherFile(bytes)) return NOT_APPLICABLE;
    const { facts } = bytes;
    const at = (level: string, value: string) => found(level, value, 'original, first and last bytes');
    // Another real format under a wrong name (a HEIC called .jpg) is not broken, and neither is one that the reader
    // does not know under its own name.
    const magic = String(facts.magic);
    if (magic in BEGINS || (magic === 'unknown' && isDecodable(subject.facts.mimeType)))
      return at('not_an_image', BEGINS[magic] ?? 'no format that is known');
    if (facts.header_broken === true) return at('header', 'its parts do not follow one another');
    if (typeof facts.stray_markers === 'number' && facts.stray_markers > 1)
      return at('foreign', `${facts.stray_markers} stray markers`);
    const overwritten = [
      facts.head_zero_sectors,
      facts.tail_zero_sectors,
      facts.head_ff_sectors,
      facts.tail_ff_sectors,
    ].reduce<number>((sum, sectors) => sum + (typeof sectors === 'number' ? sectors : 0), 0);
    if (overwritten > 0)
      return at('zeroed', `${overwritten} ${overwritten === 1 ? 'sector' : 'sectors'} of 512 bytes`);
    if (facts.end_marker === 'missing') return at('cut_off', 'no end marker');
    return absent('original, first and last bytes');
  },
  sentence: ({ level, value }) => `${WORDS[level] ?? 'The file is broken'} (${value}).`,
  absentSentence: 'Beginning and end of the file are in order.',
};
