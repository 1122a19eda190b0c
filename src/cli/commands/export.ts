import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openStored } from '../../compose/open-stored.ts';
import { loadConfig } from '../../config/load-config.ts';
import { exportQuery } from '../../contract/exports.ts';
import type { ExportSelection, TextFormat } from '../../review/exports/exports.ts';
import { ExitCode } from '../exit-code.ts';
import { print } from '../output.ts';
import { overridesFrom, type ServiceFlags } from '../overrides.ts';
import { WrongUsageError, wrongOptions } from '../wrong-usage.ts';

export interface ExportFlags extends ServiceFlags {
  readonly account?: string;
  readonly format: TextFormat;
  readonly output?: string;
  readonly category?: string;
  readonly minConfidence?: string;
  readonly maxConfidence?: string;
  readonly decision?: string;
  readonly protected?: string;
  readonly query?: string;
  readonly folder?: string;
  readonly plan?: string;
  readonly bom?: boolean;
  /** False with --as-immich. */
  readonly asImmich?: boolean;
  readonly to?: string;
}

/** Writes what the last analysis found to a file or to stdout, straight from the database. */
export async function exportResults(flags: ExportFlags): Promise<ExitCode> {
  const selection = readSelection(flags);
  const stored = openStored(
    loadConfig({ ...overridesFrom(flags), LOG_LEVEL: 'silent' }),
    flags.account ?? null,
  );
  try {
    const stream = stored.exports.text({
      format: flags.format,
      selection,
      bom: flags.bom === true,
      mapped: flags.asImmich !== true,
      ...(flags.to === undefined ? {} : { to: flags.to }),
    });
    if (flags.output !== undefined) await write(stream, flags.output);
    else for await (const piece of stream) await print(String(piece));
    return ExitCode.done;
  } finally {
    stored.close();
  }
}

async function write(stream: Readable, file: string): Promise<void> {
  try {
    // What is there already is somebody's.
    await pipeline(stream, createWriteStream(file, { flags: 'wx', mode: 0o644 }));
  } catch (error) {
    const remedy = REMEDIES[error instanceof Error && 'code' in error ? String(error.code) : ''];
    throw remedy === undefined ? error : new WrongUsageError(`${file} ${remedy}`, { cause: error });
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  EEXIST: 'is there already: name another file, or remove it first.',
  ENOENT: 'cannot be written: there is no such folder.',
  ENOTDIR: 'cannot be written: there is no such folder.',
  EACCES: 'cannot be written: this user may not write there.',
  EPERM: 'cannot be written: this user may not write there.',
  EROFS: 'cannot be written: what is mounted there is read-only.',
};

function readSelection(flags: ExportFlags): ExportSelection {
  const read = exportQuery.safeParse({
    category: flags.category,
    min_confidence: flags.minConfidence,
    max_confidence: flags.maxConfidence,
    decision: flags.decision,
    protected: flags.protected,
    q: flags.query,
    folder: flags.folder,
    plan_id: flags.plan,
  });
  if (!read.success) throw wrongOptions(read.error);
  const { plan_id: plan, category, min_confidence, max_confidence, decision, q, folder } = read.data;
  if (plan !== undefined) return { planId: Number(plan) };
  return {
    filter: {
      ...(category === undefined ? {} : { category }),
      ...(min_confidence === undefined ? {} : { minConfidence: min_confidence }),
      ...(max_confidence === undefined ? {} : { maxConfidence: max_confidence }),
      ...(decision === undefined ? {} : { decision }),
      ...(read.data.protected === undefined ? {} : { protected: read.data.protected }),
      ...(q === undefined ? {} : { q }),
      ...(folder === undefined ? {} : { folder }),
    },
  };
}
