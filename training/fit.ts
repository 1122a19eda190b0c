import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCorpus, readLabels } from './corpus.ts';
import { degradedExamples, labelledExamples, paperExamples } from './examples.ts';
import { foldsOf } from './folds.ts';
import { measureAll } from './measure.ts';
import { crossFit, FOLDS } from './train.ts';

/**
 * `npm run fit`: measures the labelled images, fits and calibrates the weights, writes them. Seeded: the same
 * images and code give the same file.
 */
if (!hasCorpus()) {
  console.error('The labelled images are not here: ../shared/corpus/labels.jsonl is missing.');
  process.exitCode = 1;
} else {
  const labels = readLabels();
  const labelled = labelledExamples(labels, await measureAll(labels));
  const like = labelled[0]?.subject.facts;
  if (like === undefined) throw new Error('There are no labelled images.');
  const examples = [...labelled, ...(await paperExamples(like)), ...(await degradedExamples(labelled))];
  const folds = foldsOf(labelled, FOLDS);
  const { final, heldOut } = crossFit(examples, folds, (line) => console.log(line));
  const provenance = {
    images: labels.length,
    sources: new Set(labels.map(({ source_repo }) => source_repo)).size,
    folds: FOLDS,
    drawn: examples.length - labelled.length,
    method: 'cyclic gradient boosting of an additive model in log-odds, calibrated on held-out sources',
  };
  writeFileSync(
    join(import.meta.dirname, '../src/domain/policy/weights.json'),
    `${JSON.stringify({ provenance, categories: final })}\n`,
  );
  writeFileSync(
    join(import.meta.dirname, 'held-out.json'),
    `${JSON.stringify({ folds: Object.fromEntries(folds), policies: heldOut })}\n`,
  );
}
