/** Every address of the API, under the base path. Changes are POST or PUT with JSON; everything else is GET. */
export const paths = {
  health: '/health',
  ready: '/health/ready',
  /** GET `configuration`; PUT `configurationChange` → `configuration`. */
  config: '/api/config',
  /** POST `connectionTest` → `connectionReport`. */
  configTest: '/api/config/test',
  /** POST `startAnalysis` → 202 `runStarted`. */
  analyzeStart: '/api/analyze/start',
  /** POST → `runStatus`; 409 `run_not_active` where none is going on. */
  analyzeStop: '/api/analyze/stop',
  analyzePause: '/api/analyze/pause',
  analyzeResume: '/api/analyze/resume',
  /** GET → `runStatus`. */
  analyzeStatus: '/api/analyze/status',
  /** GET, server-sent events → `runEvent`. */
  analyzeEvents: '/api/analyze/events',
  /** GET `runErrorsQuery` → `runErrors`. */
  analyzeErrors: '/api/analyze/errors',
  /** GET `resultsQuery` → `resultsPage`. */
  results: '/api/results',
  /** GET → `resultDetail`. */
  result: (assetId: string): string => `/api/results/${assetId}`,
  /** GET → `statistics`. */
  statistics: '/api/statistics',
  /** POST `markForDeletion` → `marked`. */
  mark: '/api/mark_for_deletion',
  /** POST `keepAssets` → `kept`. */
  keep: '/api/keep',
  /** POST → `undone`. */
  undo: '/api/decisions/undo',
  /** GET `pictureQuery` → an image, or a 404 problem `no_thumbnail`. */
  thumbnail: (assetId: string): string => `/api/assets/${assetId}/thumbnail`,
  openapi: '/api/openapi.json',
  docs: '/api/docs',
} as const;
