/** One turn of the event loop: messages (stop, pause) and answers come in. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
