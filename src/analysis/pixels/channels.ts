/*
 * Which of three channels is the largest is a coin toss in a photo, and a processor that guesses it wrong waits
 * for longer than the whole sum takes: these have no branch. For whole numbers of less than 31 bits.
 */

export function largest(r: number, g: number, b: number): number {
  const rg = r - g;
  const most = r - (rg & (rg >> 31));
  const rest = most - b;
  return most - (rest & (rest >> 31));
}

export function smallest(r: number, g: number, b: number): number {
  const rg = r - g;
  const least = g + (rg & (rg >> 31));
  const rest = least - b;
  return b + (rest & (rest >> 31));
}

/** 1 where `value` is below `limit`, else 0. */
export function below(value: number, limit: number): number {
  return (value - limit) >>> 31;
}
