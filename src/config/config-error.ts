/** One mistake in the configuration: the field as it is spelled outside, and what to do. */
export interface ConfigMistake {
  readonly field: string;
  readonly message: string;
}

/** Every mistake at once, so that a compose file is put right in one go. Never contains a value of a secret. */
export class ConfigError extends Error {
  readonly code = 'configuration_invalid';
  readonly mistakes: readonly ConfigMistake[];

  constructor(mistakes: readonly ConfigMistake[]) {
    super(
      [
        'The configuration has mistakes:',
        ...mistakes.map(({ field, message }) => `  ${field} ${message}.`),
      ].join('\n'),
    );
    this.name = 'ConfigError';
    this.mistakes = mistakes;
  }
}
