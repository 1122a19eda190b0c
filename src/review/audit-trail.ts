import type { AuditLog } from '../storage/audit-log.ts';

/** The audit log for those who read it. */
export type AuditTrail = Pick<AuditLog, 'list' | 'all' | 'assets'>;
