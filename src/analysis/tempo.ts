/**
 * How many requests may be under way at a time: as many as the server answers without delay. Family and friends
 * browse the same server, and a queue of ours is a queue before their pictures.
 */
export interface Tempo {
  /** Requests allowed now, 1 to the most that was set. */
  lanes(): number;
  /** One answer took this long, ms. */
  answered(ms: number): void;
}

export type Pace = 'normal' | 'polite';

/** Answers after which the number is thought over; the median of so few still ignores an outlier or two. */
const WINDOW = 12;
/** How much longer than its best a server may take to answer before we make room. */
const PATIENCE: Readonly<Record<Pace, number>> = { normal: 2.5, polite: 1.5 };
/** Below this (ms) a longer answer is the network's jitter and not a queue. */
const JITTER = 15;
/** The best answer is forgotten slowly (a share each window), since a server may become slower for good. */
const FORGETTING = 0.02;
const POLITE_LANES = 2;

/**
 * Additive increase, multiplicative decrease (as in TCP) on the median time to answer, against the best one
 * seen: one more while the server keeps up, a third less as soon as answers queue.
 */
export function createTempo(most: number, pace: Pace = 'normal'): Tempo {
  const ceiling = pace === 'polite' ? Math.min(most, POLITE_LANES) : most;
  let lanes = Math.min(ceiling, 2);
  let best = Number.POSITIVE_INFINITY;
  let times: number[] = [];
  return {
    lanes: () => lanes,
    answered(ms) {
      // A clock that is set back says nothing of the server.
      if (ms < 0) return;
      times.push(ms);
      if (times.length < WINDOW) return;
      times.sort((a, b) => a - b);
      const median = times[WINDOW >> 1] ?? 0;
      times = [];
      best = Math.min(best * (1 + FORGETTING), median);
      const queues = median > best * PATIENCE[pace] && median > best + JITTER;
      lanes = queues ? Math.max(1, Math.floor((lanes * 2) / 3)) : Math.min(ceiling, lanes + 1);
    },
  };
}
