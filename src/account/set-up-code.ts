import { createHash, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from './sealed-key.ts';

/** No vowels and nothing that looks like something else: easy to copy from a log, spells no word. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ23456789';
/** 12 letters of 28: 57 bits, with ten guesses in five minutes more than enough. */
const LENGTH = 12;
const GROUP = 4;

/** The code that lets a person beyond this machine set the service up: whoever reads its log is its owner. */
export interface SetUpCode {
  /** Asks for a code that is valid from now on; the one before is void. */
  renew(): string;
  /** True once for the code that is valid; capitals, hyphens and blanks do not matter. */
  redeem(entered: string): boolean;
}

export function createSetUpCode(random: RandomBytes): SetUpCode {
  let valid: Buffer | null = null;
  return {
    renew() {
      const code = draw(random);
      valid = hashOf(code);
      return code;
    },
    redeem(entered) {
      if (valid === null || !timingSafeEqual(hashOf(entered), valid)) return false;
      valid = null;
      return true;
    },
  };
}

/** `BCDF-GHJK-LMNP` */
function draw(random: RandomBytes): string {
  const letters: string[] = [];
  // Bytes beyond the last whole multiple would make the first letters likelier.
  const limit = 256 - (256 % LETTERS.length);
  while (letters.length < LENGTH)
    for (const byte of random(LENGTH)) if (byte < limit) letters.push(LETTERS.charAt(byte % LETTERS.length));
  return (
    letters
      .slice(0, LENGTH)
      .join('')
      .match(new RegExp(`.{${GROUP}}`, 'g')) ?? []
  ).join('-');
}

function hashOf(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest();
}
