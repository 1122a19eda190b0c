/** Answers that cost something, for as long as nothing was written. */
export type Memory = <Answer>(question: string, work: () => Answer) => Answer;

/** More questions than a few open windows ask. */
const REMEMBERED = 200;

/** `version`: see `createDataVersion`. */
export function createMemory(version: () => string): Memory {
  const answers = new Map<string, unknown>();
  let of = '';
  return <Answer>(question: string, work: () => Answer): Answer => {
    const now = version();
    if (now !== of || answers.size > REMEMBERED) answers.clear();
    of = now;
    if (!answers.has(question)) answers.set(question, work());
    return answers.get(question) as Answer;
  };
}
