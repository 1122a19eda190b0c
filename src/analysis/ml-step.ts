import type { AssetFacts } from '../domain/asset-facts.ts';
import { tookExposure } from '../domain/camera.ts';
import { judge } from '../domain/judge.ts';
import { calibrateConcept, type ForeknownAsset } from '../domain/ml/calibrate-concept.ts';
import { CONCEPTS, type Concept, RANKS_ASKED } from '../domain/ml/concepts.ts';
import type { RankSteps } from '../domain/ml/rank-calibration.ts';
import { textCoverage } from '../domain/ml/text-coverage.ts';
import type { Subject } from '../domain/subject.ts';
import { textIsWorthKeeping } from '../domain/worth-keeping.ts';
import { ImmichError } from '../immich/errors.ts';
import type { ServerDescription } from '../immich/immich-library.ts';
import { inParallel } from './pool.ts';
import type { RunContext } from './run-context.ts';
import { turn } from './turn.ts';

/** What Immich's own models can be asked for. */
export type ImmichModels = ServerDescription['features'];

/** Yardsticks of each kind: more would not make a calibration truer. */
const MOST_YARDSTICKS = 10_000;
/** Stored scores from here on may be sure of their category by metadata alone. */
const PERHAPS_SURE = 0.7;
const BATCH = 250;

/**
 * Asks Immich's smart search for the concepts and learns from what metadata has decided what a place is worth
 * in this library. A search that knows nothing leaves no trace in any verdict. What changes is marked stale.
 */
export async function askConcepts(run: RunContext, models: ImmichModels): Promise<void> {
  if (!models.smartSearch) return;
  const { store, library, patience, signal, progress } = run;
  progress.begin('metadata', CONCEPTS.length);
  const yardsticks = new Map<Concept['category'], readonly ForeknownAsset[]>();
  const before = store.ml.worth();
  const worth: Record<string, RankSteps> = {};
  const moved: number[] = [];
  for (const concept of CONCEPTS) {
    const ranking = await patience.with(() => library.smartSearch(concept.query, RANKS_ASKED, signal));
    progress.advance(1);
    if (ranking === null) continue;
    const keys = ranking.map((id) => store.assets.keyOf(id)).filter((key) => key !== null);
    const assets = yardsticks.get(concept.category) ?? (await foreknown(run, concept.category));
    yardsticks.set(concept.category, assets);
    const calibrated = calibrateConcept(ranking, assets);
    const changed = store.ml.replaceRanks(concept.id, calibrated === null ? [] : keys);
    if (calibrated === null) continue;
    worth[concept.id] = calibrated.calibration.steps;
    moved.push(...changed);
  }
  // The unranked are worth something too: where that changes, it does for all. Marked first, so that whoever is
  // killed in between does it again.
  if (JSON.stringify(worth) === JSON.stringify(before)) store.scores.markStale(moved);
  else store.scores.markAllStale();
  store.ml.setWorth(worth);
}

/** What metadata alone says of assets that may be beyond doubt, and of a sample of the others. */
async function foreknown(
  { store, judgement, signal, clock }: RunContext,
  category: Concept['category'],
): Promise<readonly ForeknownAsset[]> {
  if (category !== 'screenshots' && category !== 'web_cache') return [];
  const keys = store.ml.yardsticks(category, { from: PERHAPS_SURE, most: MOST_YARDSTICKS });
  const now = new Date(clock()).toISOString();
  const known: ForeknownAsset[] = [];
  for (let at = 0; at < keys.length; at += BATCH) {
    for (const { subject } of store.subjects.byKeys(keys.slice(at, at + BATCH), now)) {
      const { id, type, visibility, takenAt, thumbhash } = subject.facts;
      known.push({
        facts: { id, type, visibility, takenAt, thumbhash },
        foreknowledge: {
          probability: judge(unseen(subject), judgement).categories[category],
          hasExposure: tookExposure(subject.facts.camera),
        },
      });
    }
    await turn();
    signal.throwIfAborted();
  }
  return known;
}

function unseen({ facts, context }: Subject): Subject {
  const nothing = { memberships: null, pixels: null, bytes: null, relations: [], ml: null };
  return { facts, context, ...nothing };
}

/** Below this no text lifts an asset to where it is shown. The surest too are asked: a ticket is held back. */
const TEXT_FROM = 0.25;

/** Reads what Immich's OCR found in the candidates, each once. An asset that fails is asked again next time. */
export async function readTexts(run: RunContext, models: ImmichModels): Promise<void> {
  if (!models.ocr) return;
  const { store, library, patience, signal, progress } = run;
  for (let after = 0; ; ) {
    const keys = store.ml.textsWanted(TEXT_FROM, after, BATCH);
    if (keys.length === 0) return;
    after = keys.at(-1) ?? after;
    progress.begin('bytes', keys.length);
    await inParallel(store.assets.facts(keys), run.tempo.lanes, async ({ key, facts }) => {
      signal.throwIfAborted();
      const text = await patience
        .with(() => readOne(library, facts, signal))
        .catch((error: unknown) => {
          if (error instanceof ImmichError && error.code !== 'immich_unauthorized') return undefined;
          throw error;
        });
      progress.advance(1);
      if (text !== undefined) store.ml.saveText(key, text);
    });
    store.scores.markStale(keys);
  }
}

async function readOne(library: RunContext['library'], facts: AssetFacts, signal: AbortSignal) {
  const boxes = await library.text(facts.id, signal);
  const coverage = boxes === null ? null : textCoverage(boxes);
  if (boxes === null || coverage === null) return null;
  return { ...coverage, keeps: textIsWorthKeeping(boxes.map(({ text }) => text).join('\n')) };
}
