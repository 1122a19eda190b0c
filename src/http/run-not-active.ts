export class RunNotActiveError extends Error {
  override readonly name = 'RunNotActiveError';
  readonly code = 'run_not_active';

  constructor(command: 'stop' | 'pause' | 'resume') {
    super(`There is no analysis to ${command}: start one with POST /api/analyze/start.`);
  }
}
