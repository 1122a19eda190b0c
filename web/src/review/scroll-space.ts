/** Browsers draw nothing beyond some height (Firefox from about 17.9 million pixels): stay below. */
const TALLEST = 15_000_000;

/**
 * Content that may be taller than a browser can scroll: there the scroll bar stands for more pixels than it moves.
 * Below that height the two are the same.
 */
export interface ScrollSpace {
  /** Pixels of the element that is scrolled. */
  readonly height: number;
  /** From where the element stands to where the content does, and back. */
  offsetAt(scrollTop: number): number;
  scrollTopFor(offset: number): number;
}

export function scrollSpace(content: number, viewport: number): ScrollSpace {
  const height = Math.min(content, TALLEST);
  const [real, scrolled] = [Math.max(0, content - viewport), Math.max(0, height - viewport)];
  const factor = scrolled === 0 ? 1 : real / scrolled;
  return {
    height,
    offsetAt: (scrollTop) => (factor === 1 ? scrollTop : Math.min(real, scrollTop * factor)),
    scrollTopFor: (offset) => Math.max(0, Math.min(real, offset)) / factor,
  };
}
