/** The settings of the service after reading, checking and merging: frozen, made once at start. */
export interface ServiceConfig {
  readonly immich: {
    readonly url: string | null;
    readonly apiKey: string | null;
    readonly publicUrl: string | null;
  };
  readonly secretKey: string | null;
  readonly port: number;
  readonly host: string;
  readonly auth: 'immich' | 'none';
  readonly allowedHosts: readonly string[];
  readonly trustProxy: boolean;
  /** '' or '/cleaner'; never ends in a slash. */
  readonly basePath: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly logDir: string;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly timeZone: string | null;
  /** Whoever sends it may read /metrics; null: only people who sign in. */
  readonly metricsToken: string | null;
  /** What a new account starts with; each can change them for itself. */
  readonly analysis: {
    readonly mode: 'quick' | 'thorough';
    readonly pageSize: number;
    readonly concurrency: number;
    readonly recentDays: number;
    /** Five fields as cron has them; '' = never. */
    readonly schedule: string;
    /** `18:00-23:30`; '' = none. */
    readonly quietHours: string;
  };
}
