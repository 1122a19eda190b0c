import { startSyntheticProcess } from '../../src/embedded/synthetic/start-process.ts';
import { bareCatalogue, bareThumbnails } from './bare.ts';
import type { Measurements } from './rows.ts';
import { type RunFigures, startService } from './service-process.ts';

/** Seconds until everything is read, judged and stored, before the first thumbnail. */
export const untilJudged = ({ seconds }: RunFigures): number =>
  (seconds.catalogue ?? 0) + (seconds.metadata ?? 0);

/** Seconds of a run that asks Immich nothing. */
export const judgedAgain = ({ seconds }: RunFigures): number =>
  (seconds.metadata ?? 0) + (seconds.scoring ?? 0);

const THUMBNAILS = 1_000;

/** One whole run, with the bare loops on the same server just before; then one with 1 % changed. */
export async function wholeRun(assets: number, paced: boolean) {
  const server = await startSyntheticProcess({ assets, paced });
  try {
    const bare = Math.min(
      await bareCatalogue(server.url, server.key),
      await bareCatalogue(server.url, server.key),
    );
    const bareRate = await bareThumbnails(server.url, server.key, Math.min(assets, THUMBNAILS));
    const service = await startService(server);
    const first = await service.run({ full: true });
    await server.change({ touch: 0.01 });
    const later = paced ? null : await service.run({});
    await service.stop();
    return { first, later, bare, bareRate };
  } finally {
    await server.stop();
  }
}

/** Only the catalogue; then, where asked for, everything judged again. */
export async function catalogueRun(assets: number, rescore: boolean) {
  const server = await startSyntheticProcess({ assets });
  try {
    const bare = Math.min(
      await bareCatalogue(server.url, server.key),
      await bareCatalogue(server.url, server.key),
    );
    const service = await startService(server);
    const figures = await service.run({ full: true, until: 'pixels' });
    const again = rescore ? await service.run({ rescoreOnly: true }) : null;
    await service.stop();
    return { bare, figures, again };
  } finally {
    await server.stop();
  }
}

/** The rows that one whole run tells. */
export function rowsOfRun(
  { first, later, bare, bareRate }: Awaited<ReturnType<typeof wholeRun>>,
  paced: boolean,
): Measurements {
  const note = `${first.assets} assets, ${first.thumbnails} thumbnails`;
  const rate = first.thumbnails / (first.seconds.pixels ?? Number.POSITIVE_INFINITY);
  const thumbnails = {
    value: rate / bareRate,
    note: `${rate.toFixed(0)} a second against ${bareRate.toFixed(0)}`,
  };
  const catalogue = {
    value: bare / untilJudged(first),
    note: `${perSecond(first.assets, untilJudged(first))} assets a second against ${perSecond(first.assets, bare)}`,
  };
  if (paced) return { cataloguePaced: catalogue, thumbnailsPaced: thumbnails };
  return {
    thumbnails,
    memory: { value: first.peakMegabytes, note },
    ...(first.answered === null ? {} : { answering: { value: first.answered, note } }),
    ...(later === null
      ? {}
      : {
          delta: {
            value: later.total / first.total,
            note: `${later.total.toFixed(1)} s against ${first.total.toFixed(1)} s, ${note}`,
          },
        }),
  };
}

export const perSecond = (count: number, seconds: number): string => (count / seconds).toFixed(0);
