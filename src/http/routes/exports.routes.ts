import type { FastifyReply } from 'fastify';
import type { Visitor } from '../../account/visitor.ts';
import {
  csvExportQuery,
  type ExportQuery,
  exportQuery,
  exportSummary,
  pathMappingPreview,
  pathMappingQuery,
  pathsExportQuery,
  scriptExportQuery,
  zipExportQuery,
} from '../../contract/exports.ts';
import { assetId } from '../../domain/asset-facts.ts';
import type { ExportSelection, TextRequest } from '../../review/exports/exports.ts';
import { PART_BYTES, PART_FILES } from '../../review/exports/zip/parts.ts';
import { readFilter } from '../present/query.ts';
import type { HttpRooms } from '../rooms.ts';
import { untilGone } from '../until-gone.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['exports'];

/** Downloads, streamed. Nothing here changes anything but the audit log, which says who took what. */
export function exportRoutes(app: ZodApp, { library }: HttpRooms): void {
  const send = (
    reply: FastifyReply,
    visitor: Visitor,
    file: { readonly name: string; readonly type: string; readonly request: TextRequest },
  ) =>
    asDownload(reply, file.name)
      .header('content-type', file.type)
      .send(library(visitor).exports.text(file.request));

  app.get(
    '/api/exports/results.csv',
    {
      exposeHeadRoute: false,
      schema: {
        tags,
        summary: 'Results with their reasons as CSV (RFC 4180, safe for spreadsheets). Streamed.',
        querystring: csvExportQuery,
      },
    },
    ({ query, visitor }, reply) =>
      send(reply, visitor, {
        name: 'results.csv',
        type: 'text/csv; charset=utf-8; header=present',
        request: { format: 'csv', selection: selectionOf(query), bom: query.bom },
      }),
  );

  for (const [format, type] of [
    ['json', 'application/json; charset=utf-8'],
    ['ndjson', 'application/x-ndjson; charset=utf-8'],
  ] as const)
    app.get(
      `/api/exports/results.${format}`,
      {
        exposeHeadRoute: false,
        schema: {
          tags,
          summary: `Results with their evidence as ${format.toUpperCase()}. Streamed.`,
          querystring: exportQuery,
        },
      },
      ({ query, visitor }, reply) =>
        send(reply, visitor, {
          name: `results.${format}`,
          type,
          request: { format, selection: selectionOf(query) },
        }),
    );

  for (const [format, name] of [
    ['paths', 'paths.txt'],
    ['paths0', 'paths0'],
  ] as const)
    app.get(
      `/api/exports/${name}`,
      {
        exposeHeadRoute: false,
        schema: {
          tags,
          summary: `Paths of what is marked, as the host sees them, each ended by a ${format === 'paths' ? 'line break' : 'NUL'}.`,
          querystring: pathsExportQuery,
        },
      },
      ({ query, visitor }, reply) =>
        send(reply, visitor, {
          name,
          type: format === 'paths' ? 'text/plain; charset=utf-8' : 'application/octet-stream',
          request: { format, selection: selectionOf(query), mapped: query.mapped },
        }),
    );

  app.get(
    '/api/exports/script.sh',
    {
      exposeHeadRoute: false,
      schema: {
        tags,
        summary:
          'A POSIX shell script that moves what is marked into another folder, and back with `--undo`. It deletes nothing.',
        querystring: scriptExportQuery,
      },
    },
    ({ query, visitor }, reply) =>
      send(reply, visitor, {
        name: 'move-marked.sh',
        type: 'text/x-shellscript; charset=utf-8',
        request: {
          format: 'script',
          selection: selectionOf(query),
          mapped: query.mapped,
          ...(query.to === undefined ? {} : { to: query.to }),
        },
      }),
  );

  app.get(
    '/api/exports/originals.zip',
    {
      exposeHeadRoute: false,
      schema: {
        tags,
        summary:
          'Originals with a manifest, one part of bounded size; `x-next-after` says where the next part begins. Needs asset.download.',
        querystring: zipExportQuery,
      },
    },
    async ({ query, visitor }, reply) => {
      const { stream, nextAfter } = await library(visitor).exports.originals(
        {
          selection: selectionOf(query),
          ...(query.part === undefined ? {} : { part: query.part }),
          ...(query.after === undefined ? {} : { after: assetId(query.after) }),
        },
        untilGone(reply),
      );
      if (nextAfter !== null) reply.header('x-next-after', nextAfter);
      return asDownload(reply, `originals-${query.part ?? 1}.zip`)
        .header('content-type', 'application/zip')
        .send(stream);
    },
  );

  app.get(
    '/api/exports/summary',
    {
      schema: {
        tags,
        summary: 'How much the exports of these filters would hold, and in how many parts the ZIP comes.',
        querystring: exportQuery,
        response: { 200: exportSummary },
      },
    },
    async ({ query, visitor }, reply) => {
      const found = await library(visitor).exports.summary(selectionOf(query), untilGone(reply));
      return {
        count: found.count,
        bytes: found.bytes,
        with_path: found.withPath,
        without_path: found.withoutPath,
        only_in_paths0: found.onlyInPaths0,
        zip: { ...found.zip, part_bytes: PART_BYTES, part_files: PART_FILES },
      };
    },
  );

  app.get(
    '/api/exports/path-mapping/preview',
    {
      schema: {
        tags,
        summary: 'What path prefixes make of real paths of this library, before they are saved.',
        querystring: pathMappingQuery,
        response: { 200: pathMappingPreview },
      },
    },
    async ({ query: { from, to }, visitor }) => {
      const targets = [to ?? []].flat();
      const tried = [from ?? []].flat().map((start, at) => ({ from: start, to: targets[at] ?? '' }));
      const given = tried.filter((prefix) => prefix.from !== '');
      const preview = await library(visitor).exports.mapping(tried.length === 0 ? null : given);
      return {
        prefixes: preview.prefixes.map((prefix) => ({ ...prefix })),
        examples: preview.examples.map((one) => ({
          asset_id: one.assetId,
          path: one.path,
          mapped: one.mapped,
        })),
        matched: preview.matched,
        total: preview.total,
        roots: preview.roots.map((root) => ({ ...root })),
      };
    },
  );
}

function selectionOf({ plan_id: planId, ...asked }: ExportQuery): ExportSelection {
  return planId === undefined ? { filter: readFilter(asked) } : { planId: Number(planId) };
}

/** Our own fixed names: none needs quoting. */
function asDownload(reply: FastifyReply, name: string): FastifyReply {
  return reply.header('content-disposition', `attachment; filename="${name}"`);
}
