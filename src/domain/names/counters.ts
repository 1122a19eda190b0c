import { COPY_SUFFIX, readName } from './name-parts.ts';

/** Fewer digits are met by chance. */
const LEAST_DIGITS = 4;

/**
 * Whether two names are of one counter (or clock) that went on: IMG_0001 and IMG_0002. The camera says by it that it
 * was released twice.
 */
export function areCountedApart(a: string, b: string): boolean {
  const [one, other] = [stemOf(a), stemOf(b)];
  return frameOf(one) === frameOf(other) && digitsOf(one) !== digitsOf(other);
}

/** Whether two names carry the same number, or are the same but for the extension: IMG_1234.HEIC and IMG_E1234 (1).JPG. */
export function areNumberedAlike(a: string, b: string): boolean {
  const [one, other] = [stemOf(a), stemOf(b)];
  const digits = digitsOf(one);
  return one === other || (digits.length >= LEAST_DIGITS && digits === digitsOf(other));
}

/** Without extension and what copying adds to a name, lower case. */
function stemOf(fileName: string): string {
  return readName(fileName).stem.replace(COPY_SUFFIX, '').toLowerCase();
}

const digitsOf = (stem: string) => stem.replace(/\D+/g, '');

const frameOf = (stem: string) => stem.replace(/\d+/g, '#');
