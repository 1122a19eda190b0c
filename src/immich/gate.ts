/** Lets a bounded number of requests through at a time, first come, first served. */
export interface Gate {
  /** Waits for a place; call what it returns, once, to give the place back. Rejects with the signal's reason. */
  enter(signal: AbortSignal): Promise<() => void>;
  /** Places from now on (≥ 1): the seam for a limit that follows what the server can bear. */
  resize(places: number): void;
}

export function createGate(initialPlaces: number): Gate {
  let places = Math.max(1, initialPlaces);
  let taken = 0;
  const waiting = new Set<() => void>();

  const admit = (): void => {
    for (const next of waiting) {
      if (taken >= places) return;
      waiting.delete(next);
      taken += 1;
      next();
    }
  };

  const leave = (): (() => void) => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      taken -= 1;
      admit();
    };
  };

  return {
    enter(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const giveUp = (): void => {
          waiting.delete(proceed);
          reject(signal.reason);
        };
        const proceed = (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(leave());
        };
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.add(proceed);
        admit();
      });
    },
    resize(next) {
      places = Math.max(1, next);
      admit();
    },
  };
}
