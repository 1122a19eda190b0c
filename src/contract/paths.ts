/** Every address of the API, under the base path. Changes are POST, PUT or DELETE, with JSON; everything else is GET. */
export const paths = {
  health: '/health',
  ready: '/health/ready',
  /**
   * GET → `session`, without sign-in; POST `signIn` → `session`; DELETE → 204: signs out.
   * Every other call below `/api` without sign-in: 401 `sign_in_required`.
   */
  session: '/api/session',
  /** DELETE → 204: signs this account out everywhere. */
  sessions: '/api/sessions',
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
  /** GET `layoutQuery` → `resultLayout`: the whole list at once, without its contents. */
  resultLayout: '/api/results/layout',
  /** GET `layoutItemsQuery` → `layoutItems`. */
  layoutItems: (layoutId: string): string => `/api/results/layout/${layoutId}/items`,
  /** GET `layoutRangeQuery` → `layoutRange`. */
  layoutRange: (layoutId: string): string => `/api/results/layout/${layoutId}/range`,
  /** GET `layoutPlaceQuery` → `layoutPlace`. */
  layoutPlace: (layoutId: string): string => `/api/results/layout/${layoutId}/place`,
  /** GET `facetsQuery` → `facets`. */
  facets: '/api/results/facets',
  /** GET `clustersQuery` → `clusters`. */
  clusters: '/api/results/clusters',
  /** GET → `statistics`. */
  statistics: '/api/statistics',
  /** GET → `history`: analyses, and findings, decisions and space by day. */
  history: '/api/history',
  /** GET → `distribution`: candidates by year and by folder. */
  distribution: '/api/distribution',
  /** POST `markForDeletion` → `marked`. */
  mark: '/api/mark_for_deletion',
  /** POST `keepAssets` → `kept`. */
  keep: '/api/keep',
  /** POST `decide` → `decided`: by ids or by filter. */
  decisions: '/api/decisions',
  /** POST `undo` → `undone`. */
  undo: '/api/decisions/undo',
  /** GET → `undoSteps`. */
  undoSteps: '/api/decisions/steps',
  /** GET → `plans`; POST `newPlan` → 201 `planReview`. */
  plans: '/api/plans',
  /** GET → `planReview`; DELETE (only while `planned`) → 204. */
  plan: (planId: string): string => `/api/plans/${planId}`,
  /** GET `planItemsQuery` → `planItems`. */
  planItems: (planId: string): string => `/api/plans/${planId}/items`,
  /** POST `applyPlan` → 202 `plan`; progress comes as `plan` events. Goes on with a stopped one, too. */
  planApply: (planId: string): string => `/api/plans/${planId}/apply`,
  /** POST → `plan`. */
  planStop: (planId: string): string => `/api/plans/${planId}/stop`,
  /** POST → 202 `plan`. */
  planRestore: (planId: string): string => `/api/plans/${planId}/restore`,
  /** GET → `merges`; POST `newMerge` → 201 `mergeReview`. */
  merges: '/api/merges',
  /** GET → `mergeReview`; DELETE (only before it is applied) → 204. */
  merge: (mergeId: string): string => `/api/merges/${mergeId}`,
  /** GET `planItemsQuery` → `mergeItems`. */
  mergeItems: (mergeId: string): string => `/api/merges/${mergeId}/items`,
  /** POST `applyMerge` → 202 `merge`; progress comes as `merge` events. */
  mergeApply: (mergeId: string): string => `/api/merges/${mergeId}/apply`,
  /** POST → `merge`. */
  mergeStop: (mergeId: string): string => `/api/merges/${mergeId}/stop`,
  /** POST → 202 `merge`. */
  mergeUndo: (mergeId: string): string => `/api/merges/${mergeId}/undo`,
  /** GET `exportQuery` → `exportSummary`: counts, and how many parts the ZIP has. */
  exportSummary: '/api/exports/summary',
  /** GET `csvExportQuery` → text/csv. This and what follows is streamed as a download. */
  exportCsv: '/api/exports/results.csv',
  /** GET `exportQuery` → a JSON array of results with their evidence; NDJSON: one a line. */
  exportJson: '/api/exports/results.json',
  exportNdjson: '/api/exports/results.ndjson',
  /** GET `pathsExportQuery` → one path a line; `paths0`: each ended by a NUL, for `xargs -0`. */
  exportPaths: '/api/exports/paths.txt',
  exportPaths0: '/api/exports/paths0',
  /** GET `scriptExportQuery` → a POSIX shell script. */
  exportScript: '/api/exports/script.sh',
  /** GET `zipExportQuery` → application/zip with `exportManifest`; 502 `immich_permission_missing` without `asset.download`. */
  exportOriginals: '/api/exports/originals.zip',
  /** GET `pathMappingQuery` → `pathMappingPreview`. */
  pathMappingPreview: '/api/exports/path-mapping/preview',
  /** GET `auditQuery` → `auditPage`. */
  audit: '/api/audit',
  /** GET `auditQuery` (without cursor and limit) → every `auditEntry`, oldest first, one a line. */
  auditNdjson: '/api/audit.ndjson',
  /** GET `auditAssetsQuery` → `auditAssets`. */
  auditAssets: (position: number): string => `/api/audit/${position}/assets`,
  /** GET → `allowList`; POST `allow` → `allowList`; DELETE with `allow` as a query → `allowList`. */
  allow: '/api/allow',
  /** GET `allowOptionsQuery` → `allowOptions`. */
  allowOptions: '/api/allow/options',
  /** GET → `albums`. */
  albums: '/api/albums',
  /** PUT `albumChange` → `album`. */
  album: (albumId: string): string => `/api/albums/${albumId}`,
  /** GET `settingsPreviewQuery` → `settingsPreview`. */
  settingsPreview: '/api/settings/preview',
  /** GET → `settingsFile`, as a download. */
  settingsExport: '/api/settings/export',
  /** POST `settingsFile` → `configuration`. */
  settingsImport: '/api/settings/import',
  /** GET `pictureQuery` → an image, or a 404 problem `no_thumbnail`. */
  thumbnail: (assetId: string): string => `/api/assets/${assetId}/thumbnail`,
  openapi: '/api/openapi.json',
  docs: '/api/docs',
} as const;
