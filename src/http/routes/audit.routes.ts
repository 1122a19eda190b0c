import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  type AuditEntry,
  auditAssets,
  auditAssetsQuery,
  auditPage,
  auditQuery,
} from '../../contract/audit.ts';
import { assetId } from '../../domain/asset-facts.ts';
import { breathe } from '../../review/breathe.ts';
import type { HttpRooms, OpenLibrary } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['history'];

/** Who did what, when, and what was before and after. Written by everything that changes something; only read here. */
export function auditRoutes(app: ZodApp, { library }: HttpRooms): void {
  app.get(
    '/api/audit',
    {
      schema: {
        tags,
        summary: 'What was done, newest first.',
        querystring: auditQuery,
        response: { 200: auditPage },
      },
    },
    async ({ query, visitor }) => {
      const { cursor, limit } = query;
      const entries = library(visitor).audit.list({
        ...filterOf(query),
        ...(cursor === undefined ? {} : { before: cursor }),
        limit: limit + 1,
      });
      const shown = entries.slice(0, limit);
      return {
        items: shown.map(present),
        next_cursor: entries.length > limit ? (shown.at(-1)?.position ?? null) : null,
      };
    },
  );

  app.get(
    '/api/audit.ndjson',
    {
      exposeHeadRoute: false,
      schema: {
        tags,
        summary: 'Everything that was done, oldest first, one a line, as a download. Streamed.',
        querystring: auditQuery.omit({ cursor: true, limit: true }),
      },
    },
    ({ query, visitor }, reply) =>
      reply
        .header('content-type', 'application/x-ndjson; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.ndjson"')
        .send(Readable.from(lines(library(visitor).audit, filterOf(query)), { objectMode: false })),
  );

  app.get(
    '/api/audit/:position/assets',
    {
      schema: {
        tags,
        summary: 'What one entry says of each asset: its decision before and after.',
        params: z.object({ position: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
        querystring: auditAssetsQuery,
        response: { 200: auditAssets },
      },
    },
    async ({ params: { position }, query: { cursor = 0, limit }, visitor }) => {
      const { audit } = library(visitor);
      const assets = audit.assets(position, { after: cursor, limit });
      const [entry] = audit.list({ before: position + 1, limit: 1 });
      const total = entry?.position === position ? entry.assets : 0;
      return {
        items: assets.map((one) => ({
          asset_id: one.assetId,
          file_name: one.fileName,
          before: one.before,
          after: one.after,
        })),
        next_cursor: cursor + assets.length < total ? cursor + assets.length : null,
        total,
      };
    },
  );
}

type Audit = OpenLibrary['audit'];
type Filter = Parameters<Audit['all']>[0];

async function* lines(audit: Audit, filter: Filter): AsyncGenerator<string> {
  for (const entries of audit.all(filter)) {
    yield entries.map((entry) => `${JSON.stringify(present(entry))}\n`).join('');
    await breathe();
  }
}

function filterOf(query: {
  action?: string | undefined;
  asset_id?: string | undefined;
  plan_id?: string | undefined;
}): Filter {
  return {
    ...(query.action === undefined ? {} : { action: query.action }),
    ...(query.asset_id === undefined ? {} : { assetId: assetId(query.asset_id) }),
    ...(query.plan_id === undefined ? {} : { planId: Number(query.plan_id) }),
  };
}

function present(entry: ReturnType<Audit['list']>[number]): AuditEntry {
  return {
    position: entry.position,
    at: new Date(entry.at).toISOString(),
    actor: entry.actor,
    action: entry.action,
    assets: entry.assets,
    plan_id: entry.planId === null ? null : String(entry.planId),
    details: { ...entry.details },
  };
}
