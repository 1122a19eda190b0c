import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARY_MIXES } from '../../src/domain/subject.ts';
import { hasCorpus, readLabels } from '../../training/corpus.ts';
import { labelledExamples } from '../../training/examples.ts';
import { measureAll } from '../../training/measure.ts';
import { FITTED } from '../../training/recipes.ts';
import { FOLDS } from '../../training/train.ts';
import { baselineFigures } from './baselines.ts';
import { calibration } from './calibration.ts';
import { floorsOf, isMet } from './floors.ts';
import { judgeAll, VARIANTS } from './judged.ts';
import { ladderFigures } from './ladder.ts';
import { reliabilityDiagram } from './reliability-diagram.ts';
import { report } from './report.ts';
import { thumbnailFigures } from './thumbnails.ts';

/** `npm run bench:accuracy`: judges every labelled image with held-out weights, prints the table and keeps it. */
if (!hasCorpus()) {
  console.error('The labelled images are not here: ../shared/corpus/labels.jsonl is missing.');
  process.exitCode = 1;
} else {
  const labels = readLabels();
  const measured = await measureAll(labels);
  const begun = performance.now();
  const variants = new Map(VARIANTS.map((variant) => [variant, judgeAll(labels, measured, variant)]));
  const each = (performance.now() - begun) / (VARIANTS.length * labels.length);
  const categories = Object.keys(FITTED) as (keyof typeof FITTED)[];
  const calibrations = LIBRARY_MIXES.flatMap((mix) => {
    const judged = judgeAll(labels, measured, 'as they come', mix);
    return categories.map((category) => calibration(judged, category, mix));
  });
  const atHome = calibrations.filter(({ mix }) => mix === 'photo_library');
  const floors = floorsOf(
    variants.get('as they come') ?? [],
    variants.get('uninformative names') ?? [],
    atHome,
  );
  const examples = labelledExamples(labels, measured);
  const ladder = [ladderFigures(examples, 'quick'), ladderFigures(examples, 'thorough')];
  const text = report({
    variants,
    floors,
    calibrations,
    baselines: baselineFigures(labels),
    ladder,
    thumbnails: await thumbnailFigures(labels),
    folds: FOLDS,
  });
  console.log(text);
  console.log(
    `${(1000 * each).toFixed(0)} µs to judge one asset whose pixels are measured; ${floors.filter(isMet).length} of ${floors.length} floors met.`,
  );
  const docs = join(import.meta.dirname, '../../docs');
  mkdirSync(join(docs, 'images'), { recursive: true });
  writeFileSync(join(docs, 'accuracy.md'), `${text.trimEnd()}\n`);
  writeFileSync(join(docs, 'images/reliability.svg'), reliabilityDiagram(atHome));
}
