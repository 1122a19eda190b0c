import { startService } from '../e2e/service.ts';

export interface AnalysedDemo {
  /** Without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The sample library is drawn and analysed first; slow machines need minutes. */
const READY_TIMEOUT_MS = 10 * 60_000;

/**
 * A demo whose analysis has finished: the one at the address, or one that is started here and ends with `stop`.
 * @throws where the analysis does not finish in time.
 */
export async function analysedDemo(address: string | undefined): Promise<AnalysedDemo> {
  const service = address === undefined ? await startService('demo') : null;
  const url = (address ?? service?.url ?? '').replace(/\/$/, '');
  const stop = async (): Promise<void> => service?.stop();
  try {
    await finished(url);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function finished(url: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/api/analyze/status`);
    const { state } = (await answer.json()) as { state?: string };
    if (state === 'finished') return;
    await new Promise((later) => setTimeout(later, 1_000));
  }
  throw new Error(`The analysis at ${url} did not finish in time.`);
}
