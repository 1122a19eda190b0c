import { z } from 'zod';
import { BANDS, CATEGORIES } from '../domain/category.ts';
import { HOLD_BACKS, PROTECTIONS, RELATION_KINDS } from '../domain/verdict.ts';

/** The closed words of the API, in one place, so that server, scripts and screens spell them alike. */
export const category = z.enum(CATEGORIES);
export const band = z.enum(BANDS);
export const protection = z.enum(PROTECTIONS);
export const holdBack = z.enum(HOLD_BACKS);
export const relationKind = z.enum(RELATION_KINDS);
export const decision = z.enum(['delete', 'keep']);
export type Decision = z.infer<typeof decision>;
export type Band = z.infer<typeof band>;
export type Category = z.infer<typeof category>;

/** An Immich asset id. */
export const assetId = z.guid();
/** A plan or a merge, in a query. */
export const planId = z.string().regex(/^[1-9]\d{0,14}$/, 'must be the number of a plan');
/** 0–1. */
export const confidence = z.number().min(0).max(1);
/** ISO 8601, UTC. */
export const timestamp = z.iso.datetime({ offset: true });
