import { auditAssets, auditPage } from '#contract/audit.ts';
import { undoSteps } from '#contract/decisions.ts';
import { exportSummary, type PathPrefix, pathMappingPreview } from '#contract/exports.ts';
import { distribution, history } from '#contract/history.ts';
import { paths } from '#contract/paths.ts';
import { call } from './client.ts';
import type { Query } from './query.ts';

export const getHistory = () => call(history, paths.history);
export const getDistribution = () => call(distribution, paths.distribution);

export const getUndoSteps = () => call(undoSteps, paths.undoSteps);
/** Takes back this step, if it is still the newest. */

export const getAudit = (action: string | undefined, cursor: number | undefined) =>
  call(auditPage, paths.audit, { query: { action, cursor, limit: 50 } });
export const getAuditAssets = (position: number) =>
  call(auditAssets, paths.auditAssets(position), { query: { limit: 50 } });

export const getExportSummary = (query: Query, signal: AbortSignal) =>
  call(exportSummary, paths.exportSummary, { query, signal });
export const previewPaths = (prefixes: readonly PathPrefix[], signal: AbortSignal) => {
  const pairs = new URLSearchParams(
    prefixes.flatMap(({ from, to }) => [
      ['from', from],
      ['to', to],
    ]),
  );
  return call(
    pathMappingPreview,
    pairs.size === 0 ? paths.pathMappingPreview : `${paths.pathMappingPreview}?${pairs}`,
    { signal },
  );
};
