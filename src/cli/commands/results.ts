import { z } from 'zod';
import { openStored } from '../../compose/open-stored.ts';
import { loadConfig } from '../../config/load-config.ts';
import { resultsQuery } from '../../contract/results.ts';
import type { Review } from '../../review/review.ts';
import type { ReviewedResult } from '../../review/reviewed.ts';
import { spelledResult } from '../../review/spelled-result.ts';
import { ExitCode } from '../exit-code.ts';
import { type Column, type Format, printRows } from '../output.ts';
import { overridesFrom, type ServiceFlags } from '../overrides.ts';
import { wrongOptions } from '../wrong-usage.ts';

export interface ResultsFlags extends ServiceFlags {
  readonly account?: string;
  readonly category?: string;
  readonly minConfidence?: string;
  readonly maxConfidence?: string;
  readonly decision?: string;
  readonly protected?: string;
  readonly query?: string;
  readonly sort?: string;
  readonly limit?: string;
  readonly format: Format;
}

const PAGE = 500;

/** Prints what the last analysis found, straight from the database: the service may run or not. */
export async function results(flags: ResultsFlags): Promise<ExitCode> {
  const asked = readFlags(flags);
  const stored = openStored(
    loadConfig({ ...overridesFrom(flags), LOG_LEVEL: 'silent' }),
    flags.account ?? null,
  );
  try {
    await printRows(rows(stored.review, asked), flags.format, COLUMNS);
    return ExitCode.done;
  } finally {
    stored.close();
  }
}

type Asked = ReturnType<typeof readFlags>;

function readFlags(flags: ResultsFlags) {
  const read = z
    .object({
      ...resultsQuery.omit({ cursor: true, limit: true }).shape,
      limit: z.coerce.number().int().min(1).optional(),
    })
    .safeParse({
      category: flags.category,
      min_confidence: flags.minConfidence,
      max_confidence: flags.maxConfidence,
      decision: flags.decision,
      protected: flags.protected,
      q: flags.query,
      sort: flags.sort,
      limit: flags.limit,
    });
  if (read.success) return read.data;
  throw wrongOptions(read.error);
}

async function* rows(review: Review, asked: Asked): AsyncIterable<ReturnType<typeof line>> {
  let cursor: string | undefined;
  let left = asked.limit ?? Number.POSITIVE_INFINITY;
  do {
    const page = await review.list({
      sort: asked.sort,
      limit: Math.min(PAGE, left),
      ...(asked.category === undefined ? {} : { category: asked.category }),
      ...(asked.min_confidence === undefined ? {} : { minConfidence: asked.min_confidence }),
      ...(asked.max_confidence === undefined ? {} : { maxConfidence: asked.max_confidence }),
      ...(asked.decision === undefined ? {} : { decision: asked.decision }),
      ...(asked.protected === undefined ? {} : { protected: asked.protected }),
      ...(asked.q === undefined ? {} : { q: asked.q }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const result of page.results) yield line(result);
    left -= page.results.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && left > 0);
}

/** As `GET /api/results` spells it, without the addresses that only a running service has. */
function line(result: ReviewedResult) {
  const { betterCopy } = result;
  return {
    ...spelledResult(result),
    better_copy: betterCopy === null ? null : { asset_id: betterCopy.id, file_name: betterCopy.fileName },
  };
}

const COLUMNS: readonly Column<ReturnType<typeof line>>[] = [
  { title: 'CONFIDENCE', text: ({ confidence }) => `${Math.round(confidence * 100)} %`, alignRight: true },
  { title: 'BAND', text: ({ band }) => band },
  { title: 'CATEGORY', text: ({ category }) => category ?? '' },
  { title: 'KIND', text: ({ sub_kind }) => sub_kind ?? '' },
  { title: 'DECISION', text: ({ decision, protected_by }) => decision ?? protected_by ?? '' },
  { title: 'NAME', text: ({ path, file_name }) => path ?? file_name },
];
