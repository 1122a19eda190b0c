import { CATEGORIES, type Category } from '../domain/category.ts';
import type { LadderStep } from '../domain/ladder.ts';
import { HOLD_BACKS, type HoldBack, PROTECTIONS, type Protection } from '../domain/verdict.ts';
import type { Decision } from './decisions.ts';

/** The closed words as small numbers. Their order in the domain is part of the file format: append, never reorder. */

export const DECISION_CODES: Readonly<Record<Decision, number>> = { delete: 1, keep: 2 };
/** 2 stood for a rung that was taken out. */
export const TODO_CODES: Readonly<Record<LadderStep, number>> = { pixels: 1, bytes: 3 };

export function decisionOf(code: number): Decision | null {
  if (code === DECISION_CODES.delete) return 'delete';
  return code === DECISION_CODES.keep ? 'keep' : null;
}

export function categoryCode(category: Category | null): number | null {
  return category === null ? null : CATEGORIES.indexOf(category);
}

export function categoryOf(code: number | null): Category | null {
  return code === null ? null : (CATEGORIES[code] ?? null);
}

export function protectionCode(protection: Protection | null): number {
  return protection === null ? 0 : PROTECTIONS.indexOf(protection) + 1;
}

export function protectionOf(code: number): Protection | null {
  return PROTECTIONS[code - 1] ?? null;
}

export function holdBackCode(heldBack: HoldBack | null): number {
  return heldBack === null ? 0 : HOLD_BACKS.indexOf(heldBack) + 1;
}

export function holdBackOf(code: number): HoldBack | null {
  return HOLD_BACKS[code - 1] ?? null;
}

/** Confidences are stored as 0–10000; one is never rounded over a band's edge into the higher band. */
export function confidenceCode(confidence: number): number {
  return Math.floor(confidence * 10_000 + 1e-6);
}
