import { desc, lt } from 'drizzle-orm';
import type { AuditLog } from './audit-log.ts';
import type { Connection } from './connection.ts';
import { auditLog } from './schema/runs.ts';

export function createAuditLog({ orm }: Connection): AuditLog {
  return {
    append: (entry) => void orm.insert(auditLog).values(entry).run(),
    list({ before, limit }) {
      const older = before === undefined ? undefined : lt(auditLog.position, before);
      return orm.select().from(auditLog).where(older).orderBy(desc(auditLog.position)).limit(limit).all();
    },
  };
}
