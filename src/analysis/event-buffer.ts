import type { RunEvent, RunNews } from './run-status.ts';

/** Numbers events and keeps the newest for listeners that come late or come back. */
export interface EventBuffer {
  publish(news: RunNews): void;
  subscribe(listener: (event: RunEvent) => void, lastEventId?: number): () => void;
}

/** Some minutes of an analysis: who was away longer gets the newest state anyway. */
const KEPT = 500;

export function createEventBuffer(): EventBuffer {
  const listeners = new Set<(event: RunEvent) => void>();
  let kept: RunEvent[] = [];
  let lastId = 0;
  return {
    publish(news) {
      lastId += 1;
      const event: RunEvent = { id: lastId, ...news };
      kept.push(event);
      if (kept.length > KEPT * 2) kept = kept.slice(-KEPT);
      for (const listener of listeners) {
        // A listener that throws must harm neither the run nor the other listeners.
        try {
          listener(event);
        } catch {
          listeners.delete(listener);
        }
      }
    },
    subscribe(listener, lastEventId) {
      // An id from before a restart is greater than any of ours: then everything kept is new.
      const from = lastEventId === undefined || lastEventId > lastId ? 0 : lastEventId;
      if (lastEventId !== undefined) for (const event of kept) if (event.id > from) listener(event);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
