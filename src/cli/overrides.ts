import type { Overrides } from '../config/load-config.ts';

/** The options that several commands share; each stands for one setting. */
export interface ServiceFlags {
  readonly port?: string;
  readonly host?: string;
  readonly dataDir?: string;
}

export function overridesFrom({ port, host, dataDir }: ServiceFlags): Overrides {
  return {
    ...(port === undefined ? {} : { PORT: port }),
    ...(host === undefined ? {} : { HOST: host }),
    ...(dataDir === undefined ? {} : { DATA_DIR: dataDir }),
  };
}
