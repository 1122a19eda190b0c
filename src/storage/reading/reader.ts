import type { Readers } from '../readers.ts';
import type { Questions } from './questions.ts';

/** Answers questions about many rows without holding up whoever asks. */
export interface Reader {
  /** Sees everything that was written before. `signal`: nobody waits for the answer any more. */
  ask<Name extends keyof Questions>(
    question: Name,
    asked: Parameters<Questions[Name]>,
    signal?: AbortSignal,
  ): Promise<ReturnType<Questions[Name]>>;
  /** Before the store itself. Whoever still waits is told that it was closed. */
  close(): Promise<void>;
}

export function createQuestions(readers: Readers): Questions {
  const { results, listings, extents, overview, statistics, suggestions, history } = readers;
  return {
    page: results.page,
    leftOut: results.leftOut,
    walk: results.walk,
    listing: listings.list,
    placed: listings.placed,
    facet: overview.facet,
    clusters: overview.clusters,
    sizes: extents.sizes,
    paths: extents.paths,
    statistics: statistics.read,
    tally: suggestions.tally,
    days: () => ({ found: history.found(), decided: history.decided(), trashed: history.trashed() }),
    distribution: () => ({ years: history.years(), folders: history.folders() }),
  };
}

/** On the caller's own thread: for commands and tests, where nobody else waits. */
export function readHere(readers: Readers): Reader {
  const questions = createQuestions(readers);
  return {
    async ask(question, asked, signal) {
      signal?.throwIfAborted();
      return answer(questions, question, asked);
    },
    close: () => Promise.resolve(),
  };
}

/** One call for all names: TypeScript cannot see that name and arguments belong together. */
export function answer<Name extends keyof Questions>(
  questions: Questions,
  name: Name,
  asked: Parameters<Questions[Name]>,
): ReturnType<Questions[Name]> {
  const work = questions[name] as (...given: Parameters<Questions[Name]>) => ReturnType<Questions[Name]>;
  return work(...asked);
}
