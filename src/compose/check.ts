/** One thing that has to be right. */
export interface Check {
  readonly title: string;
  /** `warning`: something is skipped; `failed`: something does not work. */
  readonly state: 'ok' | 'warning' | 'failed';
  /** What was found; where it is not `ok`, with the remedy. */
  readonly message: string;
}
