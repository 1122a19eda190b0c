import type { PlanItem } from '#contract/plans.ts';
import { t } from '#web/text/text.ts';

/** What is said of one image of a plan or a merge: what protects it, or a sentence of the service. */
export function itemMessage({ message }: Pick<PlanItem, 'message'>): string | null {
  if (message === null) return null;
  const protections: Partial<Record<string, string>> = t.protection;
  return protections[message] ?? t.message(message);
}
