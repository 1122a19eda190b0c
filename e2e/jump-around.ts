import type { Page } from '@playwright/test';

export interface Jumped {
  /** Most elements that the page had. */
  readonly nodes: number;
  /** Tasks above 50 ms, and the longest of them in ms (0: none). */
  readonly longTasks: number;
  readonly longest: number;
}

/** Jumps all over the list that is open and lets each place be drawn. */
export function jumpAround(page: Page, times: number): Promise<Jumped> {
  return page.evaluate(async (count) => {
    const scroller = document.querySelector('[data-scroller]');
    if (!scroller) throw new Error('There is no list.');
    const long: number[] = [];
    const observer = new PerformanceObserver((list) =>
      long.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    let nodes = 0;
    for (let jump = 0; jump < count; jump += 1) {
      scroller.scrollTop = ((jump * 0.618) % 1) * scroller.scrollHeight;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      nodes = Math.max(nodes, document.querySelectorAll('*').length);
    }
    observer.disconnect();
    return { nodes, longTasks: long.length, longest: Math.max(0, ...long) };
  }, times);
}

/** Bytes of JavaScript objects on the page after a collection, each time it is asked. */
export async function heapOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
}
