import type { AssetFacts } from '../domain/asset-facts.ts';
import type { LadderStep } from '../domain/ladder.ts';
import type { PixelMeasurements } from '../domain/measurements.ts';
import { isOfAnotherFile } from '../domain/signals/byte-damage.ts';
import { canBePictureOf } from '../domain/thumbhash-picture.ts';
import { ImmichError, MissingPermission } from '../immich/errors.ts';
import { PIXELS_VERSION } from './pixels/version.ts';
import { inParallel } from './pool.ts';
import type { RunContext } from './run-context.ts';

/** Keys read from the work list at a time. */
const LIST = 256;
/** Measured assets written at a time. */
const WRITTEN_AT_ONCE = 48;
/** First and last bytes of an original: metadata stands at the front, and what was cut off shows at the end. */
const HEAD = 65_536;
const TAIL = 4_096;

interface Waiting {
  readonly key: number;
  readonly facts: AssetFacts;
}

/** What was measured of one asset, ready to be written; null: given up, and tried again by the next run. */
type Save = (() => void) | null;

/**
 * One rung of the cost ladder for every asset that waits for it. The work list stands in the scores, so a
 * killed run goes on with what is left. Each asset is judged again as soon as it was measured.
 */
export async function climb(run: RunContext, step: LadderStep): Promise<void> {
  const { store, progress, signal } = run;
  const waiting = store.scores.todoCount(step);
  if (waiting === 0) return;
  progress.begin(step, waiting);
  const measured: { readonly key: number; readonly save: () => void }[] = [];
  const flush = () => {
    if (measured.length === 0) return;
    const batch = measured.splice(0);
    // Bytes say nothing of who looks like whom.
    if (step === 'pixels') run.touched.add(batch.map(({ key }) => key));
    store.transaction(() => {
      for (const { save } of batch) save();
      run.scoring.again(batch.map(({ key }) => key));
    });
    progress.advance(batch.length);
  };
  try {
    await inParallel(workList(run, step), run.tempo.lanes, async (asset) => {
      signal.throwIfAborted();
      const save = await measureOne(run, step, asset);
      if (save !== null) measured.push({ key: asset.key, save });
      if (measured.length >= WRITTEN_AT_ONCE) flush();
    });
  } catch (error) {
    if (!(error instanceof MissingPermission)) throw error;
    progress.save({ message: `Skipped: ${error.message}` });
  } finally {
    flush();
  }
}

function* workList({ store, progress }: RunContext, step: LadderStep): Iterable<Waiting> {
  for (let after = 0; ; ) {
    const keys = store.scores.todoAfter(step, after, LIST);
    if (keys.length === 0) return;
    for (const { key, facts } of store.assets.facts(keys)) yield { key, facts };
    after = keys.at(-1) ?? after;
    progress.atLeast(progress.counters().done + store.scores.todoCount(step));
  }
}

async function measureOne(run: RunContext, step: LadderStep, { key, facts }: Waiting): Promise<Save> {
  const { store, progress } = run;
  let save: Save;
  try {
    save = await run.patience.with(() => MEASURE[step](run, key, facts));
  } catch (error) {
    if (run.signal.aborted) throw run.signal.reason;
    if (error instanceof MissingPermission) throw error;
    if (error instanceof ImmichError && error.code === 'immich_unauthorized') throw error;
    const message = error instanceof Error ? error.message : String(error);
    store.transaction(() => {
      progress.failed({ assetId: facts.id, fileName: facts.fileName, step, message });
      store.scores.giveUp(key);
    });
    return null;
  }
  if (save === null) store.scores.giveUp(key);
  return save;
}

/** Tried again by the next run. */
const ANOTHER_FILE =
  'What came is not this file: it is no picture, and has another size than Immich says. Check what stands between here and Immich.';

const ANOTHER_PICTURE =
  'The thumbnail that came is not of this picture: its thumbhash says otherwise. Check whether a proxy between here and Immich caches pictures wrongly.';

const MEASURE: Readonly<
  Record<LadderStep, (run: RunContext, key: number, facts: AssetFacts) => Promise<Save>>
> = {
  pixels: look,
  async bytes(run, key, facts) {
    const want = { head: HEAD, tail: TAIL, size: facts.bytes };
    const ends = await run.library.originalEnds(facts.id, want, run.signal);
    if (ends === null) return null;
    run.progress.bytesRead(ends.head.length + ends.tail.length);
    // Loaded with the first of them, as it brings the decoders of pictures and of metadata.
    const { measureBytes } = await import('./bytes/measure-bytes.ts');
    const measured = await measureBytes(ends, facts);
    if (isOfAnotherFile(measured)) throw new Error(ANOTHER_FILE);
    return () => run.store.measurements.saveBytes(key, measured);
  },
};

async function look(run: RunContext, key: number, facts: AssetFacts): Promise<Save> {
  const asked = run.clock();
  const image = await run.library.thumbnail(facts.id, 'thumbnail', run.signal);
  run.tempo.answered(run.clock() - asked);
  // There was one when the page was read: the asset has gone since, or its thumbnail is being made anew.
  if (image === null && facts.thumbhash !== null) return null;
  if (image !== null) run.progress.thumbnailRead();
  const pixels =
    image === null
      ? { version: PIXELS_VERSION, missing: 'none' as const }
      : await run.measuring.measure(image.bytes, run.signal);
  if ('figures' in pixels && isOfAnotherPicture(facts, pixels)) throw new Error(ANOTHER_PICTURE);
  return () => run.store.measurements.savePixels(key, pixels);
}

/** The thumbhash of a video may be of another frame, and that of an edited picture of what it was before. */
function isOfAnotherPicture(facts: AssetFacts, { perceptualHash }: PixelMeasurements): boolean {
  const { type, isEdited, thumbhash } = facts;
  return type === 'image' && !isEdited && thumbhash !== null && !canBePictureOf(thumbhash, perceptualHash);
}
