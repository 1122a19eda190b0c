import { type RunEvent, runEvent } from '#contract/analysis.ts';
import { paths } from '#contract/paths.ts';
import { to } from '#web/address.ts';

export type Liveness = 'connecting' | 'open' | 'lost';

interface Listener {
  readonly onEvent: (event: RunEvent) => void;
  readonly onLiveness: (liveness: Liveness) => void;
}

/** A browser gives up on an EventSource that was answered with an error: then we ask again, ever more slowly. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Listens to the run until the returned function is called. */
export function listenToRun({ onEvent, onLiveness }: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;

  const receive = (message: MessageEvent<string>): void => {
    const parsed = runEvent.safeParse(JSON.parse(message.data));
    if (parsed.success) onEvent(parsed.data);
  };

  const connect = (): void => {
    onLiveness('connecting');
    source = new EventSource(to(paths.analyzeEvents));
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      onLiveness('open');
    };
    source.onmessage = receive;
    source.onerror = () => {
      onLiveness('lost');
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  };

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
