import type { RunStatus as AnalysisStatus } from '../../analysis/run-control.ts';
import type { RunStatus } from '../../contract/analysis.ts';

export function presentRun(status: AnalysisStatus): RunStatus {
  return {
    run_id: status.runId,
    state: status.state,
    kind: status.kind,
    phase: status.phase,
    mode: status.mode,
    done: status.done,
    total: status.total,
    rate_per_s: status.ratePerSecond,
    seconds_left: status.secondsLeft,
    found: status.found,
    errors: status.errors,
    thumbnails_read: status.thumbnailsRead,
    bytes_read: status.bytesRead,
    started_at: status.startedAt,
    finished_at: status.finishedAt,
    message: status.message,
  };
}
