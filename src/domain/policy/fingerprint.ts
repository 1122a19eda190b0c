const WORD = 2 ** 32;

/**
 * A 64-bit FNV-1a hash of a text as 16 hex digits: enough to tell policies apart, in plain ECMAScript. In two
 * halves of 32 bits: numbers of 64 bits took every start, and every run, some fifty milliseconds.
 */
export function fingerprint(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let index = 0; index < text.length; index++) {
    low = (low ^ text.charCodeAt(index)) >>> 0;
    // Times the prime 2^40 + 0x1b3: no product here is beyond what a number holds exactly.
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / WORD) + ((low << 8) >>> 0)) % WORD;
    low = product % WORD;
  }
  return hex(high) + hex(low);
}

const hex = (word: number) => word.toString(16).padStart(8, '0');
